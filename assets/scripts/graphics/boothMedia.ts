import { aiModelsMedia } from "./booths/ai-models.ts";
import { allianceMedia } from "./booths/alliance.ts";
import { anatomyClassMedia } from "./booths/anatomy-class.ts";
import { astronomyMedia } from "./booths/astronomy.ts";
import { autoPartsMedia } from "./booths/auto-parts.ts";
import { avatarLabMedia } from "./booths/avatar-lab.ts";
import { bankHostsMedia } from "./booths/bank-hosts.ts";
import { brainComputerMedia } from "./booths/brain-computer.ts";
import { cableBridgeMedia } from "./booths/cable-bridge.ts";
import { chipFoundryMedia } from "./booths/chip-foundry.ts";
import { cityLibraryMedia } from "./booths/city-library.ts";
import { cityPlanMedia } from "./booths/city-plan.ts";
import { cloudEdgeMedia } from "./booths/cloud-edge.ts";
import { craftLaneMedia } from "./booths/craft-lane.ts";
import { designAwardMedia } from "./booths/design-award.ts";
import { digitalCollectionsMedia } from "./booths/digital-collections.ts";
import { evChassisMedia } from "./booths/ev-chassis.ts";
import { factoryLineMedia } from "./booths/factory-line.ts";
import { governmentHallMedia } from "./booths/government-hall.ts";
import { heritageStreetMedia } from "./booths/heritage-street.ts";
import { hospitalScannerMedia } from "./booths/hospital-scanner.ts";
import { inkStudioMedia } from "./booths/ink-studio.ts";
import { iotSensorsMedia } from "./booths/iot-sensors.ts";
import { liveStageMedia } from "./booths/live-stage.ts";
import { makerCraftsMedia } from "./booths/maker-crafts.ts";
import { materialsLabMedia } from "./booths/materials-lab.ts";
import { metroOpsMedia } from "./booths/metro-ops.ts";
import { motionCaptureMedia } from "./booths/motion-capture.ts";
import { newsAnchorMedia } from "./booths/news-anchor.ts";
import { private5gMedia } from "./booths/private-5g.ts";
import { productDesignMedia } from "./booths/product-design.ts";
import { rehabMedia } from "./booths/rehab.ts";
import { riverTourMedia } from "./booths/river-tour.ts";
import { robotWorksMedia } from "./booths/robot-works.ts";
import { signLanguageMedia } from "./booths/sign-language.ts";
import { smartParkMedia } from "./booths/smart-park.ts";
import { surgeryPlanningMedia } from "./booths/surgery-planning.ts";
import { typeFoundryMedia } from "./booths/type-foundry.ts";
import { virtualLabMedia } from "./booths/virtual-lab.ts";
import { voiceStudioMedia } from "./booths/voice-studio.ts";
import { windFarmMedia } from "./booths/wind-farm.ts";
import { xrOpticsMedia } from "./booths/xr-optics.ts";
import type { BoothMedia } from "./MediaKit.ts";

export const BOOTH_MEDIA: Readonly<Record<string, readonly BoothMedia[]>> = {
	"smart-park": smartParkMedia,
	"cable-bridge": cableBridgeMedia,
	"auto-parts": autoPartsMedia,
	"bank-hosts": bankHostsMedia,
	"craft-lane": craftLaneMedia,
	"ink-studio": inkStudioMedia,
	"product-design": productDesignMedia,
	"maker-crafts": makerCraftsMedia,
	"digital-collections": digitalCollectionsMedia,
	"design-award": designAwardMedia,
	"city-plan": cityPlanMedia,
	"government-hall": governmentHallMedia,
	alliance: allianceMedia,
	"city-library": cityLibraryMedia,
	"river-tour": riverTourMedia,
	"heritage-street": heritageStreetMedia,
	"hospital-scanner": hospitalScannerMedia,
	"robot-works": robotWorksMedia,
	"ev-chassis": evChassisMedia,
	"metro-ops": metroOpsMedia,
	"factory-line": factoryLineMedia,
	"wind-farm": windFarmMedia,
	"live-stage": liveStageMedia,
	"cloud-edge": cloudEdgeMedia,
	"avatar-lab": avatarLabMedia,
	"motion-capture": motionCaptureMedia,
	"surgery-planning": surgeryPlanningMedia,
	"news-anchor": newsAnchorMedia,
	"sign-language": signLanguageMedia,
	"chip-foundry": chipFoundryMedia,
	"private-5g": private5gMedia,
	"voice-studio": voiceStudioMedia,
	astronomy: astronomyMedia,
	"anatomy-class": anatomyClassMedia,
	"type-foundry": typeFoundryMedia,
	"virtual-lab": virtualLabMedia,
	"materials-lab": materialsLabMedia,
	"brain-computer": brainComputerMedia,
	"ai-models": aiModelsMedia,
	"iot-sensors": iotSensorsMedia,
	"xr-optics": xrOpticsMedia,
	rehab: rehabMedia,
};
