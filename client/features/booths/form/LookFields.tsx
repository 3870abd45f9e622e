import { ColorInput, Stack, Text } from "@mantine/core";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { contrast, inkOn } from "#shared/features/booths/signInk.ts";
import classes from "./BoothFormTab.module.css";
import { useBoothParts } from "./BoothParts.ts";

const COLOURS = ["primary", "secondary", "accent"] as const;
const HEX = /^#[0-9a-f]{6}$/i;
/** Large letters are read from 3:1; from here on small ones are too. */
const STRONG = 4.5;
const APART = 1.6;

interface LookFieldsProps {
	readonly eventId: string;
	readonly draft: BoothDraft;
	readonly number: string;
	readonly errorOf: (path: string) => string | undefined;
	readonly onChange: (draft: BoothDraft) => void;
	readonly isReadOnly: boolean;
}

/** Colours and logo, and how well the sign is read in them. */
export function LookFields({ eventId, draft, number, errorOf, onChange, isReadOnly }: LookFieldsProps) {
	const { t, i18n } = useConsoleTexts();
	const { MediaPicker } = useBoothParts();
	const { primary, accent } = draft.colours;
	const ratio = contrast(inkOn(primary), primary);
	const isWeak = ratio < STRONG;
	const isClose = contrast(primary, accent) < APART;
	return (
		<Stack gap="md">
			<div className={classes.colours}>
				{COLOURS.map((name) => (
					<div key={name} data-field={`colours.${name}`}>
						<ColorInput
							label={t(`boothForm.field.${name}`)}
							description={t(`boothForm.colourHelp.${name}`)}
							format="hex"
							value={draft.colours[name]}
							onChange={(colour) => {
								// Half a colour is typed on the way to a whole one.
								if (HEX.test(colour))
									onChange({ ...draft, colours: { ...draft.colours, [name]: colour.toLowerCase() } });
							}}
							disabled={isReadOnly}
							error={errorOf(`colours.${name}`)}
							eyeDropperButtonProps={{ "aria-label": t("boothForm.pickColour") }}
							popoverProps={{ withinPortal: true }}
						/>
					</div>
				))}
			</div>
			<div>
				<div className={classes.sign} style={{ background: primary, color: inkOn(primary) }} aria-hidden>
					<span>{inLanguage(draft.name, i18n) || t("boothForm.field.name")}</span>
					<span className={classes.signNumber} style={{ background: accent, color: inkOn(accent) }}>
						{number || "A1"}
					</span>
				</div>
				<Text className={classes.contrast} data-weak={isWeak || isClose || undefined} mt={6} role="status">
					{t(isWeak ? "boothForm.contrastLow" : "boothForm.contrastGood", { ratio: ratio.toFixed(1) })}
					{isClose && ` ${t("boothForm.accentClose")}`}
				</Text>
			</div>
			<fieldset data-field="logo" disabled={isReadOnly} className={classes.plain}>
				<Text size="sm" fw={500} mb={4}>
					{t("boothForm.field.logo")}
				</Text>
				<Text size="xs" c="dimmed" mb={6}>
					{t("boothForm.logoHelp")}
				</Text>
				<MediaPicker
					eventId={eventId}
					boothId={draft.id}
					kind="image"
					value={draft.logo}
					onChange={(logo) => onChange({ ...draft, logo })}
					label={t("boothForm.field.logo")}
				/>
				{errorOf("logo") && (
					<Text className={classes.error} mt={4}>
						{errorOf("logo")}
					</Text>
				)}
			</fieldset>
		</Stack>
	);
}
