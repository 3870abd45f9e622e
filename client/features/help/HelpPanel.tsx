import { Button } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "#client/ui/panel/Panel.tsx";
import classes from "./HelpPanel.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

interface HelpPanelProps {
	readonly touch: boolean;
	readonly onShowFirstSteps: () => void;
	/** How to go on with a headset that has a browser of its own. */
	readonly onHeadset: () => void;
	readonly onClose: () => void;
}

export function HelpPanel({ touch, onShowFirstSteps, onHeadset, onClose }: HelpPanelProps) {
	const { t } = useTranslation();
	const keyboard = (
		<Group key="keys" title={t("help.mouseKeys")}>
			<Row does={t("help.keys.walk")} keys={["W", "A", "S", "D"]} also={t("help.keys.arrows")} />
			<Row does={t("help.keys.run")} keys={["Shift"]} />
			<Row does={t("help.keys.turn")} also={t("help.keys.drag")} />
			<Row does={t("help.keys.walkThere")} also={t("help.keys.clickFloor")} />
			<Row does={t("help.keys.approach")} also={t("help.keys.clickExhibit")} />
			{SHORTCUTS.map(({ key, does }) => (
				<Row key={does} does={t(`help.keys.${does}`)} keys={[key.toUpperCase()]} />
			))}
			<Row does={t("help.keys.react")} keys={["1", "…", "8"]} />
			<Row does={t("help.keys.close")} keys={["Esc"]} />
		</Group>
	);
	const fingers = (
		<Group key="touch" title={t("help.touch")}>
			<Row does={t("help.keys.walk")} also={t("help.keys.leftHalf")} />
			<Row does={t("help.keys.turn")} also={t("help.keys.dragView")} />
			<Row does={t("help.keys.walkThere")} also={t("help.keys.tapFloor")} />
			<Row does={t("help.keys.approach")} also={t("help.keys.tapExhibit")} />
		</Group>
	);
	return (
		<Panel title={t("help.title")} onClose={onClose}>
			<div className={classes.help}>
				<Button variant="light" onClick={onShowFirstSteps}>
					{t("help.showFirstSteps")}
				</Button>
				{touch ? [fingers, keyboard] : [keyboard, fingers]}
				<Group title={t("help.gamepad")}>
					<Row does={t("help.keys.walk")} also={t("help.keys.leftStick")} />
					<Row does={t("help.keys.turn")} also={t("help.keys.rightStick")} />
				</Group>
				<Group title={t("help.headset")}>
					<Row does={t("help.keys.walk")} also={t("help.keys.thumbstickForward")} />
					<Row does={t("help.keys.turn")} also={t("help.keys.thumbstickSide")} />
					<Row does={t("help.keys.approach")} also={t("help.keys.trigger")} />
				</Group>
				<Button variant="default" onClick={onHeadset}>
					{t("help.withHeadset")}
				</Button>
			</div>
		</Panel>
	);
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
	const heading = useId();
	return (
		<section aria-labelledby={heading} className={classes.group}>
			<h3 id={heading}>{title}</h3>
			<dl>{children}</dl>
		</section>
	);
}

function Row({
	does,
	keys = [],
	also,
}: {
	readonly does: string;
	readonly keys?: readonly string[];
	readonly also?: string;
}) {
	return (
		<div className={classes.row}>
			<dt>{does}</dt>
			<dd>
				{keys.map((key) => (
					<kbd key={key}>{key}</kbd>
				))}
				{also && <span>{also}</span>}
			</dd>
		</div>
	);
}
