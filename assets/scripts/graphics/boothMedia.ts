import { allianceMedia } from "./booths/alliance.ts";
import { autoPartsMedia } from "./booths/auto-parts.ts";
import { bankHostsMedia } from "./booths/bank-hosts.ts";
import { cableBridgeMedia } from "./booths/cable-bridge.ts";
import { designAwardMedia } from "./booths/design-award.ts";
import { digitalCollectionsMedia } from "./booths/digital-collections.ts";
import { governmentHallMedia } from "./booths/government-hall.ts";
import { heritageStreetMedia } from "./booths/heritage-street.ts";
import { hospitalScannerMedia } from "./booths/hospital-scanner.ts";
import { smartParkMedia } from "./booths/smart-park.ts";
import { windFarmMedia } from "./booths/wind-farm.ts";
import type { BoothMedia } from "./MediaKit.ts";

export const BOOTH_MEDIA: Readonly<Record<string, readonly BoothMedia[]>> = {
	"smart-park": smartParkMedia,
	"cable-bridge": cableBridgeMedia,
	"auto-parts": autoPartsMedia,
	"bank-hosts": bankHostsMedia,
	"digital-collections": digitalCollectionsMedia,
	"design-award": designAwardMedia,
	"government-hall": governmentHallMedia,
	alliance: allianceMedia,
	"heritage-street": heritageStreetMedia,
	"hospital-scanner": hospitalScannerMedia,
	"wind-farm": windFarmMedia,
};
