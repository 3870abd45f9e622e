import { orientationOf, wrapAngle } from "#shared/space/heading.ts";
import type { Quaternion, Vector3 } from "#shared/space/vector.ts";
import styles from "./ViewMotion.module.css";

/** Jumps up to this far are seen as a glide, further ones through a short darkness. Metres. */
const GLIDE_RANGE = 14;
const GLIDE_SPEED = 16;
const SHORTEST_GLIDE_SECONDS = 0.3;
const LONGEST_GLIDE_SECONDS = 0.9;
const DARKEN_SECONDS = 0.13;
const LIGHTEN_SECONDS = 0.25;

/** Where a camera is and looks. */
export interface View {
	readonly position: Vector3;
	heading: number;
	pitch: number;
}

type Motion =
	| { readonly kind: "steady" }
	| { readonly kind: "glide"; readonly from: View; readonly seconds: number; elapsed: number }
	/** Dark when half of it is over: then the view is cut. */
	| { readonly kind: "fade"; readonly from: View; elapsed: number };

/**
 * How the view follows a body that jumped. The body is there at once (the hall takes its poses from there); only the
 * picture takes a moment.
 */
export class ViewMotion {
	readonly #curtain: HTMLElement;
	readonly #reducedMotion: () => boolean;
	#motion: Motion = { kind: "steady" };

	constructor(overlay: HTMLElement, reducedMotion: () => boolean) {
		this.#curtain = document.createElement("div");
		this.#curtain.className = styles.curtain!;
		this.#curtain.setAttribute("aria-hidden", "true");
		overlay.append(this.#curtain);
		this.#reducedMotion = reducedMotion;
	}

	get isSteady(): boolean {
		return this.#motion.kind === "steady";
	}

	/** From the view before a jump; `isOpen` says that nothing solid lies between. */
	jumped(from: Readonly<View>, to: Readonly<Vector3>, isOpen: boolean): void {
		const view = { position: { ...from.position }, heading: from.heading, pitch: from.pitch };
		const distance = Math.hypot(to.x - from.position.x, to.z - from.position.z);
		if (isOpen && distance <= GLIDE_RANGE && !this.#reducedMotion()) {
			const seconds = Math.min(LONGEST_GLIDE_SECONDS, Math.max(SHORTEST_GLIDE_SECONDS, distance / GLIDE_SPEED));
			this.#motion = { kind: "glide", from: view, seconds, elapsed: 0 };
		} else {
			this.#motion = { kind: "fade", from: view, elapsed: 0 };
		}
	}

	/** Puts what is to be seen now into `position` and `orientation`, given where the body looks from. */
	follow(body: Readonly<View>, seconds: number, position: Vector3, orientation: Quaternion): void {
		const motion = this.#motion;
		switch (motion.kind) {
			case "steady":
				show(body, body, 1, position, orientation);
				return;
			case "glide": {
				motion.elapsed += seconds;
				const share = Math.min(1, motion.elapsed / motion.seconds);
				show(motion.from, body, share * share * (3 - 2 * share), position, orientation);
				if (share === 1) this.#motion = { kind: "steady" };
				return;
			}
			case "fade": {
				motion.elapsed += seconds;
				const isDark = motion.elapsed >= DARKEN_SECONDS;
				show(motion.from, body, isDark ? 1 : 0, position, orientation);
				const darkness = isDark
					? 1 - (motion.elapsed - DARKEN_SECONDS) / LIGHTEN_SECONDS
					: motion.elapsed / DARKEN_SECONDS;
				this.#curtain.style.opacity = String(Math.max(0, darkness));
				if (darkness <= 0 && isDark) this.#motion = { kind: "steady" };
				return;
			}
			default:
				motion satisfies never;
		}
	}

	/** The view is where the body is, at once: WebXR takes over. */
	settle(): void {
		this.#motion = { kind: "steady" };
		this.#curtain.style.opacity = "0";
	}

	dispose(): void {
		this.#curtain.remove();
	}
}

function show(from: Readonly<View>, to: Readonly<View>, share: number, position: Vector3, orientation: Quaternion) {
	position.x = from.position.x + (to.position.x - from.position.x) * share;
	position.y = from.position.y + (to.position.y - from.position.y) * share;
	position.z = from.position.z + (to.position.z - from.position.z) * share;
	const heading = from.heading + wrapAngle(to.heading - from.heading) * share;
	orientationOf(heading, from.pitch + (to.pitch - from.pitch) * share, orientation);
}
