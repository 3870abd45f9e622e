import { Button } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";
import { AvatarDrawing, Badge } from "./AvatarDrawing.tsx";
import classes from "./AvatarPicker.module.css";
import { randomLook } from "./randomLook.ts";

interface AvatarPickerProps {
	readonly look: AvatarLook;
	readonly onChange: (look: AvatarLook) => void;
}

export function AvatarPicker({ look, onChange }: AvatarPickerProps) {
	const { t } = useTranslation();
	return (
		<div className={classes.picker}>
			<Choice
				legend={t("avatar.body")}
				options={AVATAR_BODIES}
				chosen={look.body}
				onChoose={(body) => onChange({ ...look, body })}
				labels={(body) => t(`avatar.bodies.${body}`)}
			>
				{(_, body) => <AvatarDrawing look={{ ...look, body }} className={classes.body} />}
			</Choice>
			<Choice
				legend={t("avatar.face")}
				options={AVATAR_FACES}
				chosen={look.face}
				onChoose={(face) => onChange({ ...look, face })}
				labels={(face) => t(`avatar.faces.${face}`)}
			>
				{(_, face) => <AvatarDrawing look={{ ...look, face }} bust className={classes.face} />}
			</Choice>
			<Choice
				small
				legend={t("avatar.colour")}
				options={AVATAR_COLOURS}
				chosen={look.colour}
				onChoose={(colour) => onChange({ ...look, colour })}
				labels={(colour) => t(`avatar.colours.${colour}`)}
			>
				{(colour) => <span className={classes.swatch} style={{ background: colour }} />}
			</Choice>
			<Choice
				small
				legend={t("avatar.accent")}
				options={AVATAR_COLOURS}
				chosen={look.accent}
				onChoose={(accent) => onChange({ ...look, accent })}
				labels={(colour) => t(`avatar.colours.${colour}`)}
			>
				{(colour) => <span className={classes.swatch} style={{ background: colour }} />}
			</Choice>
			<Choice
				small
				legend={t("avatar.badge")}
				options={AVATAR_BADGES}
				chosen={look.badge}
				onChoose={(badge) => onChange({ ...look, badge })}
				labels={(badge) => t(`avatar.badges.${badge}`)}
			>
				{(badge) => (
					<svg viewBox="0 0 32 32" className={classes.badge} aria-hidden>
						{badge === "none" ? (
							<path d="M9 23L23 9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
						) : (
							<Badge kind={badge} cx={16} cy={16} />
						)}
					</svg>
				)}
			</Choice>
			<Button
				variant="default"
				size="sm"
				className={classes.surprise}
				leftSection={<IconDice5 size="1.125rem" aria-hidden />}
				onClick={() => onChange(randomLook(Math.random))}
			>
				{t("avatar.surprise")}
			</Button>
		</div>
	);
}

interface ChoiceProps<Option extends string> {
	readonly legend: string;
	readonly options: readonly Option[];
	readonly chosen: number;
	readonly small?: boolean;
	readonly onChoose: (index: number) => void;
	readonly labels: (option: Option) => string;
	readonly children: (option: Option, index: number) => React.ReactNode;
}

/** Real radio buttons under the pictures: arrow keys, names and groups come from the browser. */
function Choice<Option extends string>({
	legend,
	options,
	chosen,
	small = false,
	onChoose,
	labels,
	children,
}: ChoiceProps<Option>) {
	const name = useId();
	return (
		<fieldset className={classes.choice}>
			<legend className={classes.legend}>
				{legend}
				<span className={classes.chosen}>{options[chosen] && labels(options[chosen])}</span>
			</legend>
			<div className={classes.options} data-small={small || undefined}>
				{options.map((option, index) => (
					<label key={option} className={classes.option} title={labels(option)}>
						<input
							type="radio"
							name={name}
							className={classes.input}
							checked={index === chosen}
							onChange={() => onChoose(index)}
							aria-label={labels(option)}
						/>
						<span className={classes.picture}>{children(option, index)}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
