import type { DeviceFacts } from "./checkDevice.ts";

/** Asks the browser; `onHeadset` comes later, because looking for one takes a while. Returns the undoing. */
export function readDeviceFacts(storageKept: boolean, tell: (facts: DeviceFacts) => void): () => void {
	const xr = (navigator as Navigator & { xr?: XrSystem }).xr;
	let facts: DeviceFacts = {
		webgl2: hasWebGl2(),
		webSocket: typeof WebSocket === "function",
		headset: xr ? "checking" : "none",
		secureContext: isSecureContext,
		webXr: xr !== undefined,
		storage: storageKept,
		audio: typeof AudioContext === "function",
		shortSide: Math.min(innerWidth, innerHeight),
	};
	let listening = true;
	const change = (changed: Partial<DeviceFacts>) => {
		if (!listening) return;
		facts = { ...facts, ...changed };
		tell(facts);
	};
	const lookForHeadset = () => {
		xr?.isSessionSupported("immersive-vr").then(
			(supported) => change({ headset: supported ? "ready" : "none" }),
			() => change({ headset: "none" }),
		);
	};
	const measure = () => change({ shortSide: Math.min(innerWidth, innerHeight) });

	tell(facts);
	lookForHeadset();
	addEventListener("resize", measure);
	xr?.addEventListener("devicechange", lookForHeadset);
	return () => {
		listening = false;
		removeEventListener("resize", measure);
		xr?.removeEventListener("devicechange", lookForHeadset);
	};
}

/** The part of WebXR's XRSystem that is asked here. */
interface XrSystem extends EventTarget {
	isSessionSupported(mode: "immersive-vr"): Promise<boolean>;
}

function hasWebGl2(): boolean {
	try {
		const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: false });
		// Browsers keep few contexts: this one is given back at once.
		context?.getExtension("WEBGL_lose_context")?.loseContext();
		return context !== null;
	} catch {
		return false;
	}
}
