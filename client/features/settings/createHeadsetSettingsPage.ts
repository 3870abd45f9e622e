import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, row, within } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { Language } from "#shared/features/event/text.ts";
import { type Settings, VR_HANDS, VR_MOVEMENTS, VR_TURNINGS, VR_VIGNETTES } from "./Settings.ts";

export interface HeadsetSettingsOptions {
	readonly i18n: I18n;
	readonly settings: StoreApi<Settings>;
	/** The wearer's eyes above their own floor now, metres. */
	readonly eyeHeight: () => number;
	/** What the event is to be read in: of one there is nothing to choose. */
	readonly languages: () => readonly Language[];
	readonly onLanguage: (language: Language) => void;
	readonly onMeasured: (metres: string) => void;
}

const VOLUMES = [0, 0.25, 0.5, 0.8, 1] as const;
const LABEL_WIDTH = 430;
const MOST_RISE = 1.2;

/** How one is moved, how one sits and which hand points, changed while it is felt. */
export function createHeadsetSettingsPage(options: HeadsetSettingsOptions): XrPage {
	const { i18n, settings, eyeHeight, languages, onLanguage, onMeasured } = options;
	const { t } = i18n;

	function choice<Value extends string | number>(
		label: string,
		values: readonly { readonly value: Value; readonly label: string }[],
		chosen: Value,
		choose: (value: Value) => void,
	): Box {
		const width = (PANEL_WIDTH - LABEL_WIDTH - PIXELS.gap * values.length) / values.length;
		return row([
			within(text(label, { width: LABEL_WIDTH - PIXELS.gap }), { width: LABEL_WIDTH, align: "start" }),
			...values.map(({ value, label }) =>
				button({ label, width, isOn: value === chosen, onPress: () => choose(value) }),
			),
		]);
	}

	/** As high as a standing visitor: eyes meet, and nothing is out of reach. */
	function measure(): void {
		const rise = Math.min(MOST_RISE, Math.max(0, EYE_HEIGHT - eyeHeight()));
		settings.setState({ vrSeated: true, vrSeatedRise: rise });
		onMeasured((eyeHeight() + rise).toFixed(2));
	}

	return {
		name: "settings",
		icon: ICONS.settings,
		title: () => t("immersive.settings.title"),
		body() {
			const now = settings.getState();
			return column([
				choice(
					t("immersive.settings.movement"),
					VR_MOVEMENTS.map((value) => ({ value, label: t(`immersive.settings.movements.${value}`) })),
					now.vrMovement,
					(vrMovement) => settings.setState({ vrMovement }),
				),
				choice(
					t("immersive.settings.turning"),
					VR_TURNINGS.map((value) => ({ value, label: t(`immersive.settings.turnings.${value}`) })),
					now.vrTurning,
					(vrTurning) => settings.setState({ vrTurning }),
				),
				choice(
					t("immersive.settings.vignette"),
					VR_VIGNETTES.map((value) => ({ value, label: t(`immersive.settings.vignettes.${value}`) })),
					now.vrVignette,
					(vrVignette) => settings.setState({ vrVignette }),
				),
				choice(
					t("immersive.settings.hand"),
					VR_HANDS.map((value) => ({ value, label: t(`immersive.settings.hands.${value}`) })),
					now.vrHand,
					(vrHand) => settings.setState({ vrHand }),
				),
				choice(
					t("immersive.settings.seated"),
					(["standing", "seated"] as const).map((value) => ({ value, label: t(`immersive.settings.seats.${value}`) })),
					now.vrSeated ? "seated" : "standing",
					(seat) => (seat === "seated" ? measure() : settings.setState({ vrSeated: false })),
				),
				now.vrSeated ? button({ label: t("immersive.settings.measure"), onPress: measure }) : undefined,
				choice(
					t("settings.volume"),
					VOLUMES.map((value) => ({ value, label: value === 0 ? t("immersive.settings.off") : String(value * 100) })),
					VOLUMES.reduce((a, b) => (Math.abs(b - now.volume) < Math.abs(a - now.volume) ? b : a)),
					(volume) => settings.setState({ volume }),
				),
				languages().length > 1
					? choice(
							t("immersive.settings.language"),
							languages().map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
							languageOf(i18n),
							onLanguage,
						)
					: undefined,
				text(t("immersive.settings.hint"), { width: PANEL_WIDTH, lines: 2, colour: COLOURS.quiet }),
			]);
		},
		start: (changed) => settings.subscribe(changed),
	};
}
