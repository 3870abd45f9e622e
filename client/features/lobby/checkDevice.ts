/** What the lobby found out about the browser. */
export interface DeviceFacts {
	readonly webgl2: boolean;
	readonly webSocket: boolean;
	/** `checking` until the browser answered. */
	readonly headset: "checking" | "ready" | "none";
	readonly secureContext: boolean;
	readonly webXr: boolean;
	readonly storage: boolean;
	readonly audio: boolean;
	/** The shorter side of the window, CSS pixels. */
	readonly shortSide: number;
}

/** `stop`: nobody gets in like this. `note`: good to know. */
export type FindingLevel = "good" | "note" | "stop";

export interface DeviceFinding {
	readonly topic: "graphics" | "connection" | "headset" | "storage" | "sound" | "screen";
	readonly level: FindingLevel;
	/** Of `device.findings`. */
	readonly text:
		| "graphics-good"
		| "graphics-missing"
		| "connection-good"
		| "connection-missing"
		| "headset-good"
		| "headset-checking"
		| "headset-insecure"
		| "headset-no-webxr"
		| "headset-none"
		| "storage-good"
		| "storage-blocked"
		| "sound-good"
		| "sound-missing"
		| "screen-good"
		| "screen-small";
}

/** Below this a phone's upright view shows little to either side. */
const SMALL_SIDE = 480;

export function checkDevice(facts: DeviceFacts): readonly DeviceFinding[] {
	return [
		facts.webgl2
			? { topic: "graphics", level: "good", text: "graphics-good" }
			: { topic: "graphics", level: "stop", text: "graphics-missing" },
		facts.webSocket
			? { topic: "connection", level: "good", text: "connection-good" }
			: { topic: "connection", level: "stop", text: "connection-missing" },
		headsetFinding(facts),
		facts.storage
			? { topic: "storage", level: "good", text: "storage-good" }
			: { topic: "storage", level: "note", text: "storage-blocked" },
		facts.audio
			? { topic: "sound", level: "good", text: "sound-good" }
			: { topic: "sound", level: "note", text: "sound-missing" },
		facts.shortSide >= SMALL_SIDE
			? { topic: "screen", level: "good", text: "screen-good" }
			: { topic: "screen", level: "note", text: "screen-small" },
	];
}

/** A missing headset is no fault of the device: most visitors come with a screen, so it never counts as a remark. */
function headsetFinding({ headset, secureContext, webXr }: DeviceFacts): DeviceFinding {
	if (!secureContext) return { topic: "headset", level: "good", text: "headset-insecure" };
	if (!webXr) return { topic: "headset", level: "good", text: "headset-no-webxr" };
	switch (headset) {
		case "ready":
			return { topic: "headset", level: "good", text: "headset-good" };
		case "checking":
			return { topic: "headset", level: "good", text: "headset-checking" };
		case "none":
			return { topic: "headset", level: "good", text: "headset-none" };
		default:
			return headset satisfies never;
	}
}
