import { allianceFilms } from "./films/alliance.ts";
import { bankHostsFilms } from "./films/bank-hosts.ts";
import { cableBridgeFilms } from "./films/cable-bridge.ts";
import { cloudEdgeFilms } from "./films/cloud-edge.ts";
import { craftLaneFilms } from "./films/craft-lane.ts";
import { heritageStreetFilms } from "./films/heritage-street.ts";
import { hospitalScannerFilms } from "./films/hospital-scanner.ts";
import { liveStageFilms } from "./films/live-stage.ts";
import { robotWorksFilms } from "./films/robot-works.ts";
import { signLanguageFilms } from "./films/sign-language.ts";
import { smartParkFilms } from "./films/smart-park.ts";
import { windFarmFilms } from "./films/wind-farm.ts";
import type { BoothMedia } from "./MediaKit.ts";

/** Films and the pictures out of them, by booth. Apart from its other media: a film takes a minute to shoot, and no sheet decides how it looks. */
export const BOOTH_FILMS: Readonly<Record<string, readonly BoothMedia[]>> = {
	alliance: allianceFilms,
	"bank-hosts": bankHostsFilms,
	"cable-bridge": cableBridgeFilms,
	"cloud-edge": cloudEdgeFilms,
	"craft-lane": craftLaneFilms,
	"heritage-street": heritageStreetFilms,
	"hospital-scanner": hospitalScannerFilms,
	"live-stage": liveStageFilms,
	"robot-works": robotWorksFilms,
	"sign-language": signLanguageFilms,
	"smart-park": smartParkFilms,
	"wind-farm": windFarmFilms,
};
