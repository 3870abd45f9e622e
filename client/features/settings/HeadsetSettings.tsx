import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";
import { type Settings, VR_HANDS, VR_MOVEMENTS, VR_TURNINGS, VR_VIGNETTES } from "./Settings.ts";
import { Choice, Group } from "./SettingsFields.tsx";

/** How one is moved in a headset, chosen before it is put on. */
export function HeadsetSettings({ settings }: { readonly settings: StoreApi<Settings> }) {
	const { t } = useTranslation();
	const canSpeak = useLaterTexts("immersive");
	const now = useStore(settings);
	if (!canSpeak) return null;
	return (
		<Group title={t("immersive.settings.title")}>
			<Choice
				label={t("immersive.settings.movement")}
				hint={t("immersive.settings.hint")}
				value={now.vrMovement}
				options={VR_MOVEMENTS.map((value) => ({ value, label: t(`immersive.settings.movements.${value}`) }))}
				onChange={(vrMovement) => settings.setState({ vrMovement })}
			/>
			<Choice
				label={t("immersive.settings.turning")}
				value={now.vrTurning}
				options={VR_TURNINGS.map((value) => ({ value, label: t(`immersive.settings.turnings.${value}`) }))}
				onChange={(vrTurning) => settings.setState({ vrTurning })}
			/>
			<Choice
				label={t("immersive.settings.vignette")}
				value={now.vrVignette}
				options={VR_VIGNETTES.map((value) => ({ value, label: t(`immersive.settings.vignettes.${value}`) }))}
				onChange={(vrVignette) => settings.setState({ vrVignette })}
			/>
			<Choice
				label={t("immersive.settings.hand")}
				value={now.vrHand}
				options={VR_HANDS.map((value) => ({ value, label: t(`immersive.settings.hands.${value}`) }))}
				onChange={(vrHand) => settings.setState({ vrHand })}
			/>
			<Switch
				label={t("immersive.settings.seated")}
				checked={now.vrSeated}
				onChange={(event) => settings.setState({ vrSeated: event.currentTarget.checked })}
			/>
		</Group>
	);
}
