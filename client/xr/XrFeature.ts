import { createStore } from "zustand/vanilla";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { PickTarget } from "#client/engine/Picking.ts";
import type { InspectedControl } from "./ui/Surface.ts";
import type { Side, XrComfort } from "./XrComfort.ts";
import type { XrSpeed } from "./XrPerformance.ts";
import type { XrSession } from "./XrSession.ts";
import type { XrOutfit, XrStage } from "./XrStage.ts";
import type { XrWearer } from "./XrWearer.ts";

/** Why there is no immersive VR here, or that there is. */
export type XrStatus =
	| { readonly status: "checking" }
	/** `insecure`: the page is not on https or localhost; `no-webxr`: this browser has none; `no-headset`: none answers. */
	| { readonly status: "unavailable"; readonly reason: "insecure" | "no-webxr" | "no-headset" }
	| { readonly status: "available" }
	| { readonly status: "entering" }
	| { readonly status: "inside" }
	| { readonly status: "failed"; readonly message: string };

export interface XrFeatureOptions {
	readonly hall: Pick<HallScene, "scene" | "engine" | "camera" | "canvas" | "picking" | "quality" | "onFrame">;
	readonly wearer: XrWearer;
	/** Followed live. */
	readonly comfort: () => XrComfort;
	/** In the visitor's language; shown before the eyes, where no page can. */
	readonly words: { readonly refusal: (reason: string) => string; readonly trackingLost: () => string };
	/** The headset is worn, or was taken off for a while. */
	readonly onVisible: (isVisible: boolean) => void;
	/** Entered and left: others see who is in VR. */
	readonly onImmersive: (isImmersive: boolean) => void;
}

/** Going into the hall with a headset and coming back; what WebXR needs is fetched once a headset answers. */
export class XrFeature {
	readonly status = createStore<XrStatus>(() => ({ status: "checking" }));
	readonly #options: XrFeatureOptions;
	#outfit: ((stage: XrStage) => Promise<XrOutfit>) | undefined;
	#session: XrSession | undefined;
	#isStopped = false;
	readonly #checkAgain = () => void this.#check();

	constructor(options: XrFeatureOptions) {
		this.#options = options;
	}

	async start(): Promise<void> {
		// A headset may be plugged in, or its runtime started, while the page is open.
		navigator.xr?.addEventListener("devicechange", this.#checkAgain);
		await this.#check();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		navigator.xr?.removeEventListener("devicechange", this.#checkAgain);
		await this.#session?.leave();
	}

	/** What is done about speed now; undefined outside VR. */
	get speed(): XrSpeed | undefined {
		return this.#session?.speed;
	}

	/** What stands on the menu, the open panel and before the eyes now, for developers and tests. */
	inspect(): InspectedControl[] {
		return this.#session?.inspect() ?? [];
	}

	/** What the hands point at in the hall; undefined outside VR. */
	pointsAt(): Readonly<Record<Side, PickTarget | undefined>> | undefined {
		return this.#session?.pointsAt();
	}

	/** Who enters from now on wears this; returns the undoing. */
	wear(outfit: (stage: XrStage) => Promise<XrOutfit>): () => void {
		this.#outfit = outfit;
		return () => {
			if (this.#outfit === outfit) this.#outfit = undefined;
		};
	}

	/** Called from the click itself: browsers ask for a gesture. */
	async enter(): Promise<void> {
		const { status } = this.status.getState();
		if (status !== "available" && status !== "failed") return;
		this.status.setState({ status: "entering" }, true);
		try {
			const { XrSession } = await import("./XrSession.ts");
			this.#session = await XrSession.enter({
				...this.#options,
				outfit: this.#outfit,
				onLeft: () => this.#left(),
			});
			if (this.#isStopped) return await this.#session.leave();
			this.status.setState({ status: "inside" }, true);
			this.#options.onImmersive(true);
		} catch (error) {
			this.status.setState({ status: "failed", message: error instanceof Error ? error.message : String(error) }, true);
		}
	}

	/** Back to the screen; nothing happens outside VR. */
	async leave(): Promise<void> {
		await this.#session?.leave();
	}

	#left(): void {
		this.#session = undefined;
		this.status.setState({ status: "available" }, true);
		this.#options.onImmersive(false);
	}

	async #check(): Promise<void> {
		const { status } = this.status.getState();
		if (status === "entering" || status === "inside") return;
		if (!isSecureContext) return this.#unavailable("insecure");
		if (!navigator.xr) return this.#unavailable("no-webxr");
		const isSupported = await navigator.xr.isSessionSupported("immersive-vr").catch(() => false);
		if (this.#isStopped) return;
		if (!isSupported) return this.#unavailable("no-headset");
		this.status.setState({ status: "available" }, true);
		// Now, so that the click is not spent on waiting for it. What fails here fails again, and is told, on entering.
		void import("./XrSession.ts").catch(() => {});
	}

	#unavailable(reason: "insecure" | "no-webxr" | "no-headset"): void {
		this.status.setState({ status: "unavailable", reason }, true);
	}
}
