import { DevUI } from "@iwer/devui";
import { metaQuest2, metaQuest3, metaQuestPro, XRDevice, XRReferenceSpace, XRSession } from "iwer";
import { EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { repairEmulator } from "./repairEmulator.ts";

const HEADSETS = { quest2: metaQuest2, quest3: metaQuest3, questpro: metaQuestPro } as const;

/**
 * For whoever has no headset: puts an emulated one of this name into the page, with a panel to play it by hand while one
 * is in VR. Before anything asks for `navigator.xr`. An unknown name leaves the page as it is, and the console says so.
 */
export function emulateHeadset(name: string): void {
	if (!isKnown(name)) {
		// biome-ignore lint/suspicious/noConsole: whoever mistyped it is a developer, who looks there.
		console.warn(`?emulate=${name}: there are ${Object.keys(HEADSETS).join(", ")}`);
		return;
	}
	const device = new XRDevice(HEADSETS[name]);
	device.installRuntime({ forceInstall: true });
	repairEmulator({ XRReferenceSpace, XRSession });
	device.installDevUI(DevUI);
	device.position.set(0, EYE_HEIGHT, 0);
}

function isKnown(name: string): name is keyof typeof HEADSETS {
	return Object.hasOwn(HEADSETS, name);
}
