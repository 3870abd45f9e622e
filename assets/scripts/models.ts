import { acceleratorCard } from "./exhibits/acceleratorCard.ts";
import { allianceEmblem } from "./exhibits/allianceEmblem.ts";
import { armillarySphere } from "./exhibits/armillarySphere.ts";
import { assemblyLine } from "./exhibits/assemblyLine.ts";
import { avatarScan, headDetail } from "./exhibits/avatarScan.ts";
import { bankHost } from "./exhibits/bankHost.ts";
import { baseStation } from "./exhibits/baseStation.ts";
import { batteryModule } from "./exhibits/batteryModule.ts";
import { brainHeadset } from "./exhibits/brainHeadset.ts";
import { cableBridge, stayCable } from "./exhibits/cableBridge.ts";
import { caffeine } from "./exhibits/caffeine.ts";
import { chipPackage } from "./exhibits/chipPackage.ts";
import { coldPlate } from "./exhibits/coldPlate.ts";
import { craneAutomaton } from "./exhibits/craneAutomaton.ts";
import { designAward } from "./exhibits/designAward.ts";
import { deskLamp } from "./exhibits/deskLamp.ts";
import { distillation } from "./exhibits/distillation.ts";
import { dragonKiln } from "./exhibits/dragonKiln.ts";
import { drawLoom } from "./exhibits/drawLoom.ts";
import { edgeBox } from "./exhibits/edgeBox.ts";
import { electronMicroscope } from "./exhibits/electronMicroscope.ts";
import { engineTelegraph } from "./exhibits/engineTelegraph.ts";
import { evChassis } from "./exhibits/evChassis.ts";
import { eyeModel } from "./exhibits/eyeModel.ts";
import { futureTower } from "./exhibits/futureTower.ts";
import { gaitTrainer } from "./exhibits/gaitTrainer.ts";
import { gearbox } from "./exhibits/gearbox.ts";
import { governmentHall, serviceKiosk } from "./exhibits/governmentHall.ts";
import { archBridge, bracketSet, heritageStreet } from "./exhibits/heritageStreet.ts";
import { hospitalScanner, testPhantom, xrayTube } from "./exhibits/hospitalScanner.ts";
import { inkDesk } from "./exhibits/inkDesk.ts";
import { inkStone } from "./exhibits/inkStone.ts";
import { jointModule } from "./exhibits/jointModule.ts";
import { kneeJoint } from "./exhibits/kneeJoint.ts";
import { lacquerBasket } from "./exhibits/lacquerBasket.ts";
import { librarySection } from "./exhibits/librarySection.ts";
import { metroStation } from "./exhibits/metroStation.ts";
import { captureCamera, motionCapture } from "./exhibits/motionCapture.ts";
import { newsAnchor } from "./exhibits/newsAnchor.ts";
import { panelAntenna } from "./exhibits/panelAntenna.ts";
import { radioTelescope } from "./exhibits/radioTelescope.ts";
import { rangefinder } from "./exhibits/rangefinder.ts";
import { riverCruiser } from "./exhibits/riverCruiser.ts";
import { riversidePlan } from "./exhibits/riversidePlan.ts";
import { robotArm } from "./exhibits/robotArm.ts";
import { serverRack } from "./exhibits/serverRack.ts";
import { signingHands } from "./exhibits/signingHands.ts";
import { siliconWafer } from "./exhibits/siliconWafer.ts";
import { smartPark } from "./exhibits/smartPark.ts";
import { smartRiser } from "./exhibits/smartRiser.ts";
import { spongeStreet } from "./exhibits/spongeStreet.ts";
import { deliveryRobot, smartLamp } from "./exhibits/streetThings.ts";
import { studioMicrophone } from "./exhibits/studioMicrophone.ts";
import { guidedVertebra, planningHeart } from "./exhibits/surgeryPlanning.ts";
import { transformerTower } from "./exhibits/transformerTower.ts";
import { turbocharger } from "./exhibits/turbocharger.ts";
import { typeCase } from "./exhibits/typeCase.ts";
import { bronzeDing, jadeBi, porcelainVase } from "./exhibits/vessels.ts";
import { virtualSinger } from "./exhibits/virtualSinger.ts";
import { windTurbine } from "./exhibits/windTurbine.ts";
import { xrHeadset } from "./exhibits/xrHeadset.ts";
import type { Model } from "./mesh/Model.ts";
import { corner } from "./templates/corner.ts";
import { gallery } from "./templates/gallery.ts";
import { inline } from "./templates/inline.ts";
import { island } from "./templates/island.ts";
import type { Stand } from "./templates/Stand.ts";
import { theatre } from "./templates/theatre.ts";
import { twinTable } from "./templates/twinTable.ts";

/** By the template's id, which is its file's name. */
export const TEMPLATES: Readonly<Record<string, () => Stand>> = {
	inline,
	corner,
	island,
	gallery,
	theatre,
	"twin-table": twinTable,
};

/** By the booth they belong to and their file's name. */
export const EXHIBITS: Readonly<Record<string, Readonly<Record<string, () => Model | Promise<Model>>>>> = {
	"smart-park": { "smart-park": smartPark, "smart-lamp": smartLamp, "delivery-robot": deliveryRobot },
	"cable-bridge": { "cable-bridge": cableBridge, "stay-cable": stayCable },
	"auto-parts": { gearbox, turbocharger },
	"robot-works": { "robot-arm": robotArm, "joint-module": jointModule },
	"ev-chassis": { "ev-chassis": evChassis, "battery-module": batteryModule },
	"metro-ops": { "metro-station": metroStation },
	"factory-line": { "assembly-line": assemblyLine },
	"wind-farm": { "wind-turbine": windTurbine },
	"bank-hosts": { "bank-host": bankHost },
	"craft-lane": { "dragon-kiln": dragonKiln, "draw-loom": drawLoom, "lacquer-basket": lacquerBasket },
	"ink-studio": { "ink-desk": inkDesk, "ink-stone": inkStone },
	"product-design": { rangefinder, "desk-lamp": deskLamp },
	"maker-crafts": { "crane-automaton": craneAutomaton },
	"digital-collections": { "porcelain-vase": porcelainVase, "bronze-ding": bronzeDing, "jade-bi": jadeBi },
	"design-award": { "design-award": designAward },
	"city-plan": { "riverside-plan": riversidePlan, "sponge-street": spongeStreet },
	"government-hall": { "government-hall": governmentHall, "service-kiosk": serviceKiosk },
	alliance: { "alliance-emblem": allianceEmblem },
	"city-library": { "library-section": librarySection },
	"river-tour": { "river-cruiser": riverCruiser, "engine-telegraph": engineTelegraph },
	"heritage-street": { "heritage-street": heritageStreet, "arch-bridge": archBridge, "bracket-set": bracketSet },
	"hospital-scanner": { "hospital-scanner": hospitalScanner, "xray-tube": xrayTube, "test-phantom": testPhantom },
	"surgery-planning": { "planning-heart": planningHeart, "guided-vertebra": guidedVertebra },
	astronomy: { "radio-telescope": radioTelescope, "armillary-sphere": armillarySphere },
	"anatomy-class": { "eye-model": eyeModel, "knee-joint": kneeJoint },
	"virtual-lab": { distillation, caffeine },
	"materials-lab": { "electron-microscope": electronMicroscope },
	rehab: { "gait-trainer": gaitTrainer },
	"live-stage": { "virtual-singer": virtualSinger },
	"cloud-edge": { "server-rack": serverRack, "edge-box": edgeBox, "cold-plate": coldPlate },
	"avatar-lab": { "avatar-scan": avatarScan, "head-detail": headDetail },
	"motion-capture": { "motion-capture": motionCapture, "capture-camera": captureCamera },
	"news-anchor": { "news-anchor": newsAnchor },
	"sign-language": { "signing-hands": signingHands },
	"chip-foundry": { "chip-package": chipPackage, "silicon-wafer": siliconWafer },
	"private-5g": { "base-station": baseStation, "panel-antenna": panelAntenna },
	"voice-studio": { "studio-microphone": studioMicrophone },
	"type-foundry": { "type-case": typeCase },
	"brain-computer": { "brain-headset": brainHeadset },
	"ai-models": { "transformer-tower": transformerTower, "accelerator-card": acceleratorCard },
	"iot-sensors": { "smart-riser": smartRiser },
	"xr-optics": { "xr-headset": xrHeadset },
};

/** What stands in the halls themselves, by its file's name in the event's `media/`. */
export const LANDMARKS: Readonly<Record<string, () => Model>> = { "future-tower": futureTower };
