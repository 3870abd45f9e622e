import { acceleratorCard } from "#assets/scripts/exhibits/acceleratorCard.ts";
import { allianceEmblem } from "#assets/scripts/exhibits/allianceEmblem.ts";
import { armillarySphere } from "#assets/scripts/exhibits/armillarySphere.ts";
import { assemblyLine } from "#assets/scripts/exhibits/assemblyLine.ts";
import { avatarScan, headDetail } from "#assets/scripts/exhibits/avatarScan.ts";
import { bankHost } from "#assets/scripts/exhibits/bankHost.ts";
import { baseStation } from "#assets/scripts/exhibits/baseStation.ts";
import { batteryModule } from "#assets/scripts/exhibits/batteryModule.ts";
import { brainHeadset } from "#assets/scripts/exhibits/brainHeadset.ts";
import { cableBridge, stayCable } from "#assets/scripts/exhibits/cableBridge.ts";
import { caffeine } from "#assets/scripts/exhibits/caffeine.ts";
import { chipPackage } from "#assets/scripts/exhibits/chipPackage.ts";
import { coldPlate } from "#assets/scripts/exhibits/coldPlate.ts";
import { craneAutomaton } from "#assets/scripts/exhibits/craneAutomaton.ts";
import { designAward } from "#assets/scripts/exhibits/designAward.ts";
import { deskLamp } from "#assets/scripts/exhibits/deskLamp.ts";
import { distillation } from "#assets/scripts/exhibits/distillation.ts";
import { dragonKiln } from "#assets/scripts/exhibits/dragonKiln.ts";
import { drawLoom } from "#assets/scripts/exhibits/drawLoom.ts";
import { edgeBox } from "#assets/scripts/exhibits/edgeBox.ts";
import { electronMicroscope } from "#assets/scripts/exhibits/electronMicroscope.ts";
import { engineTelegraph } from "#assets/scripts/exhibits/engineTelegraph.ts";
import { evChassis } from "#assets/scripts/exhibits/evChassis.ts";
import { eyeModel } from "#assets/scripts/exhibits/eyeModel.ts";
import { futureTower } from "#assets/scripts/exhibits/futureTower.ts";
import { gaitTrainer } from "#assets/scripts/exhibits/gaitTrainer.ts";
import { gearbox } from "#assets/scripts/exhibits/gearbox.ts";
import { governmentHall, serviceKiosk } from "#assets/scripts/exhibits/governmentHall.ts";
import { archBridge, bracketSet, heritageStreet } from "#assets/scripts/exhibits/heritageStreet.ts";
import { hospitalScanner, testPhantom, xrayTube } from "#assets/scripts/exhibits/hospitalScanner.ts";
import { inkDesk } from "#assets/scripts/exhibits/inkDesk.ts";
import { inkStone } from "#assets/scripts/exhibits/inkStone.ts";
import { jointModule } from "#assets/scripts/exhibits/jointModule.ts";
import { kneeJoint } from "#assets/scripts/exhibits/kneeJoint.ts";
import { lacquerBasket } from "#assets/scripts/exhibits/lacquerBasket.ts";
import { librarySection } from "#assets/scripts/exhibits/librarySection.ts";
import { metroStation } from "#assets/scripts/exhibits/metroStation.ts";
import { captureCamera, motionCapture } from "#assets/scripts/exhibits/motionCapture.ts";
import { newsAnchor } from "#assets/scripts/exhibits/newsAnchor.ts";
import { panelAntenna } from "#assets/scripts/exhibits/panelAntenna.ts";
import { radioTelescope } from "#assets/scripts/exhibits/radioTelescope.ts";
import { rangefinder } from "#assets/scripts/exhibits/rangefinder.ts";
import { riverCruiser } from "#assets/scripts/exhibits/riverCruiser.ts";
import { riversidePlan } from "#assets/scripts/exhibits/riversidePlan.ts";
import { robotArm } from "#assets/scripts/exhibits/robotArm.ts";
import { serverRack } from "#assets/scripts/exhibits/serverRack.ts";
import { signingHands } from "#assets/scripts/exhibits/signingHands.ts";
import { siliconWafer } from "#assets/scripts/exhibits/siliconWafer.ts";
import { smartPark } from "#assets/scripts/exhibits/smartPark.ts";
import { smartRiser } from "#assets/scripts/exhibits/smartRiser.ts";
import { spongeStreet } from "#assets/scripts/exhibits/spongeStreet.ts";
import { deliveryRobot, smartLamp } from "#assets/scripts/exhibits/streetThings.ts";
import { studioMicrophone } from "#assets/scripts/exhibits/studioMicrophone.ts";
import { guidedVertebra, planningHeart } from "#assets/scripts/exhibits/surgeryPlanning.ts";
import { transformerTower } from "#assets/scripts/exhibits/transformerTower.ts";
import { turbocharger } from "#assets/scripts/exhibits/turbocharger.ts";
import { typeCase } from "#assets/scripts/exhibits/typeCase.ts";
import { bronzeDing, jadeBi, porcelainVase } from "#assets/scripts/exhibits/vessels.ts";
import { virtualSinger } from "#assets/scripts/exhibits/virtualSinger.ts";
import { windTurbine } from "#assets/scripts/exhibits/windTurbine.ts";
import { xrHeadset } from "#assets/scripts/exhibits/xrHeadset.ts";
import { bakeLight } from "#assets/scripts/mesh/bakeLight.ts";
import type { Model } from "#assets/scripts/mesh/Model.ts";
import { type WrittenModel, writeGlb } from "#assets/scripts/mesh/writeGlb.ts";
import { corner } from "#assets/scripts/templates/corner.ts";
import { gallery } from "#assets/scripts/templates/gallery.ts";
import { inline } from "#assets/scripts/templates/inline.ts";
import { island } from "#assets/scripts/templates/island.ts";
import type { Stand } from "#assets/scripts/templates/Stand.ts";
import { theatre } from "#assets/scripts/templates/theatre.ts";
import { twinTable } from "#assets/scripts/templates/twinTable.ts";

export const TEMPLATE_BUDGET = { triangles: 6000, draws: 8 } as const;
export const EXHIBIT_BUDGET = { triangles: 15_000 } as const;

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

export async function writeTemplate(id: string): Promise<Uint8Array> {
	const stand = TEMPLATES[id]?.();
	if (!stand) throw new Error(`No template "${id}"`);
	const written = await writeGlb(stand.model, bakeLight(stand.model, { reach: 0.9 }));
	keepWithin(id, written, TEMPLATE_BUDGET);
	return written.bytes;
}

export async function writeExhibit(booth: string, name: string): Promise<Uint8Array> {
	const model = await EXHIBITS[booth]?.[name]?.();
	if (!model) throw new Error(`No exhibit "${name}" of "${booth}"`);
	const light = bakeLight(model, { reach: 0.12, ambient: 0.95, floor: 0.25, glow: 0.05, rays: 64 });
	const written = await writeGlb(model, light);
	keepWithin(name, written, { ...EXHIBIT_BUDGET, draws: 24 });
	return written.bytes;
}

export async function writeLandmark(name: string): Promise<Uint8Array> {
	const model = LANDMARKS[name]?.();
	if (!model) throw new Error(`No landmark "${name}"`);
	const written = await writeGlb(model, bakeLight(model, { reach: 0.7, ambient: 0.95, floor: 0.3, glow: 0, rays: 48 }));
	keepWithin(name, written, { ...EXHIBIT_BUDGET, draws: 4 });
	return written.bytes;
}

function keepWithin(
	name: string,
	{ triangles, draws }: WrittenModel,
	budget: { triangles: number; draws: number },
): void {
	if (triangles > budget.triangles || draws > budget.draws) {
		throw new Error(
			`${name}: ${triangles} triangles and ${draws} draws; allowed are ${budget.triangles} and ${budget.draws}`,
		);
	}
}
