import { Button, Slider, Switch } from "@mantine/core";
import "@mantine/core/styles/Slider.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { IconRotate2, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { Language } from "#shared/features/event/text.ts";
import { HeadsetSettings } from "./HeadsetSettings.tsx";
import { APPEARANCES, MOTIONS, QUALITIES, type Settings, TEXT_SCALE } from "./Settings.ts";
import { Choice, Group } from "./SettingsFields.tsx";
import classes from "./SettingsPanel.module.css";

interface SettingsPanelProps {
	readonly settings: StoreApi<Settings>;
	readonly defaults: Settings;
	readonly language: Language;
	/** What the event is to be read in: of one there is nothing to choose. */
	readonly languages: readonly Language[];
	readonly noGoTo: boolean;
	readonly storageKept: boolean;
	/** The form that changes name and avatar. */
	readonly lookForm: ReactNode;
	readonly onLanguage: (language: Language) => void;
	readonly onNoGoTo: (noGoTo: boolean) => void;
	readonly onClose: () => void;
}

export function SettingsPanel(props: SettingsPanelProps) {
	const { settings: store, defaults, language, noGoTo, storageKept } = props;
	const { t } = useTranslation();
	const settings = useStore(store);
	const volumeLabel = useId();
	const textLabel = useId();

	return (
		<Panel title={t("settings.title")} onClose={props.onClose}>
			<div className={classes.settings}>
				{!storageKept && <p className={classes.notKept}>{t("settings.notKept")}</p>}
				<Group title={t("settings.view")}>
					<Choice
						label={t("settings.quality")}
						hint={t(`settings.qualityHints.${settings.quality}`)}
						value={settings.quality}
						options={QUALITIES.map((value) => ({ value, label: t(`settings.qualities.${value}`) }))}
						onChange={(quality) => store.setState({ quality })}
					/>
					<Choice
						label={t("settings.motion")}
						hint={t("settings.motionHint")}
						value={settings.motion}
						options={MOTIONS.map((value) => ({ value, label: t(`settings.motions.${value}`) }))}
						onChange={(motion) => store.setState({ motion })}
					/>
					<Choice
						label={t("settings.appearance")}
						value={settings.appearance}
						options={APPEARANCES.map((value) => ({ value, label: t(`settings.appearances.${value}`) }))}
						onChange={(appearance) => store.setState({ appearance })}
					/>
					{props.languages.length > 1 && (
						<Choice
							label={t("common.language")}
							value={language}
							options={props.languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
							onChange={props.onLanguage}
						/>
					)}
					<div className={classes.setting}>
						<div className={classes.line}>
							<span id={textLabel}>{t("settings.textSize")}</span>
							<output>{Math.round(settings.textScale * 100)} %</output>
						</div>
						<Slider
							min={TEXT_SCALE.min * 100}
							max={TEXT_SCALE.max * 100}
							step={TEXT_SCALE.step * 100}
							value={Math.round(settings.textScale * 100)}
							label={null}
							thumbProps={{
								"aria-labelledby": textLabel,
								"aria-valuetext": `${Math.round(settings.textScale * 100)} %`,
							}}
							onChange={(percent) => store.setState({ textScale: percent / 100 })}
						/>
					</div>
				</Group>
				<Group title={t("settings.sound")}>
					<div className={classes.setting}>
						<div className={classes.line}>
							<span id={volumeLabel}>{t("settings.volume")}</span>
							<output>{settings.volume === 0 ? t("settings.mute") : `${Math.round(settings.volume * 100)} %`}</output>
						</div>
						<div className={classes.volume}>
							{settings.volume === 0 ? (
								<IconVolumeOff size="1.25rem" aria-hidden />
							) : (
								<IconVolume size="1.25rem" aria-hidden />
							)}
							<Slider
								flex={1}
								min={0}
								max={100}
								step={5}
								value={Math.round(settings.volume * 100)}
								label={null}
								thumbProps={{
									"aria-labelledby": volumeLabel,
									"aria-valuetext": `${Math.round(settings.volume * 100)} %`,
								}}
								onChange={(percent) => store.setState({ volume: percent / 100 })}
							/>
						</div>
					</div>
				</Group>
				<HeadsetSettings settings={store} />
				<Group title={t("settings.privacy")}>
					<Switch
						label={t("settings.letOthersCome")}
						description={t("settings.letOthersComeHint")}
						checked={!noGoTo}
						onChange={(event) => props.onNoGoTo(!event.currentTarget.checked)}
					/>
				</Group>
				<Group title={t("settings.changeLook")}>{props.lookForm}</Group>
				<Button
					variant="subtle"
					color="gray"
					className={classes.reset}
					leftSection={<IconRotate2 size="1.125rem" aria-hidden />}
					onClick={() => store.setState(defaults)}
				>
					{t("settings.reset")}
				</Button>
			</div>
		</Panel>
	);
}
