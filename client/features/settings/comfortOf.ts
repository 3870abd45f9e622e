import type { XrComfort } from "#client/xr/XrComfort.ts";
import type { Settings } from "./Settings.ts";

/** What of the settings a headset needs; the same object for the same settings, since it is asked for in every frame. */
export function comfortOf(settings: Settings): XrComfort {
	if (known?.settings !== settings) {
		known = {
			settings,
			comfort: {
				movement: settings.vrMovement,
				turning: settings.vrTurning,
				vignette: settings.vrVignette,
				rise: settings.vrSeated ? settings.vrSeatedRise : 0,
				hand: settings.vrHand,
			},
		};
	}
	return known.comfort;
}

let known: { readonly settings: Settings; readonly comfort: XrComfort } | undefined;
