import type { DragLookOptions } from "./KeyboardMouseControls.ts";
import styles from "./TouchControls.module.css";
import type { WalkControls, WalkIntent } from "./WalkIntent.ts";

/** A finger that goes down in this part of the picture walks; anywhere else it looks. */
const ZONE_WIDTH = 0.42;
const ZONE_HEIGHT = 0.55;
/** Farthest that the knob goes from where the finger went down, CSS pixels; pushed to the edge one runs. */
const REACH = 56;
const RUN_FROM = 0.96;
/** Below this a finger rests, or taps. Taps walk to where they point. */
const REST = 9;
/** A finger has less way to go than a mouse. */
const LOOK_GAIN = 1.4;

interface Finger {
	readonly id: number;
	readonly startX: number;
	readonly startY: number;
	x: number;
	y: number;
}

export interface TouchControlsOptions extends DragLookOptions {
	/** Lies over the picture; the joystick is drawn into it. */
	readonly overlay: HTMLElement;
}

/**
 * Two thumbs: the left one is a joystick wherever it goes down in its corner, the other looks round; both at once. A
 * tap stays a tap. Where a joystick waits is drawn once a finger has touched the hall.
 */
export class TouchControls implements WalkControls {
	readonly #options: TouchControlsOptions;
	#joystick: Finger | undefined;
	#look: Finger | undefined;
	#yaw = 0;
	#pitch = 0;
	#base: HTMLElement | undefined;
	#knob: HTMLElement | undefined;
	#started: AbortController | undefined;
	#touchActionBefore = "";

	constructor(options: TouchControlsOptions) {
		this.#options = options;
	}

	start(): void {
		this.#started = new AbortController();
		const { signal } = this.#started;
		const { canvas } = this.#options;
		// Else the browser scrolls and zooms with the same fingers.
		this.#touchActionBefore = canvas.style.touchAction;
		canvas.style.touchAction = "none";
		canvas.addEventListener("pointerdown", (event) => this.#onDown(event), { signal });
		canvas.addEventListener("pointermove", (event) => this.#onMove(event), { signal });
		canvas.addEventListener("pointerup", (event) => this.#onEnd(event), { signal });
		canvas.addEventListener("pointercancel", (event) => this.#onEnd(event), { signal });
		window.addEventListener("blur", () => this.release(), { signal });
		if (matchMedia("(pointer: coarse)").matches) this.#draw();
	}

	stop(): void {
		this.#started?.abort();
		this.release();
		this.#base?.remove();
		this.#base = undefined;
		this.#options.canvas.style.touchAction = this.#touchActionBefore;
	}

	release(): void {
		this.#joystick = undefined;
		this.#look = undefined;
		this.#yaw = 0;
		this.#pitch = 0;
		this.#rest();
	}

	read(intent: WalkIntent): void {
		intent.yaw += this.#yaw;
		intent.pitch += this.#pitch;
		this.#yaw = 0;
		this.#pitch = 0;
		if (!this.#joystick) return;
		const dx = this.#joystick.x - this.#joystick.startX;
		const dy = this.#joystick.y - this.#joystick.startY;
		const distance = Math.hypot(dx, dy);
		if (distance < REST) return;
		const push = Math.min(1, (distance - REST) / (REACH - REST));
		intent.right += (dx / distance) * push;
		intent.forward -= (dy / distance) * push;
		intent.run ||= push >= RUN_FROM;
	}

	#onDown(event: PointerEvent): void {
		if (event.pointerType !== "touch") return;
		this.#draw();
		const bounds = this.#options.canvas.getBoundingClientRect();
		const finger = {
			id: event.pointerId,
			startX: event.clientX,
			startY: event.clientY,
			x: event.clientX,
			y: event.clientY,
		};
		const inZone =
			event.clientX - bounds.left < bounds.width * ZONE_WIDTH &&
			event.clientY - bounds.top > bounds.height * (1 - ZONE_HEIGHT);
		if (inZone && !this.#joystick) {
			this.#joystick = finger;
			this.#show(finger);
		} else if (!this.#look && this.#options.mayLook()) this.#look = finger;
		// A finger that leaves the picture still steers; a synthetic one cannot be captured.
		try {
			this.#options.canvas.setPointerCapture(event.pointerId);
		} catch {}
	}

	#onMove(event: PointerEvent): void {
		if (event.pointerId === this.#joystick?.id) {
			this.#joystick.x = event.clientX;
			this.#joystick.y = event.clientY;
			this.#show(this.#joystick);
		} else if (event.pointerId === this.#look?.id) {
			const scale = this.#options.radiansPerPixel() * LOOK_GAIN;
			if (this.#options.mayLook()) {
				this.#yaw += (event.clientX - this.#look.x) * scale;
				this.#pitch += (event.clientY - this.#look.y) * scale;
			}
			this.#look.x = event.clientX;
			this.#look.y = event.clientY;
		}
	}

	#onEnd(event: PointerEvent): void {
		if (event.pointerId === this.#joystick?.id) {
			this.#joystick = undefined;
			this.#rest();
		} else if (event.pointerId === this.#look?.id) this.#look = undefined;
	}

	#draw(): void {
		if (this.#base) return;
		this.#base = document.createElement("div");
		this.#base.className = styles.base!;
		// Walking by touch has its own names elsewhere: this is a picture of where the thumb goes.
		this.#base.setAttribute("aria-hidden", "true");
		this.#base.dataset.testid = "joystick";
		this.#knob = document.createElement("div");
		this.#knob.className = styles.knob!;
		this.#base.append(this.#knob);
		this.#options.overlay.append(this.#base);
	}

	#show(finger: Finger): void {
		if (!this.#base || !this.#knob) return;
		const bounds = this.#options.canvas.getBoundingClientRect();
		const dx = finger.x - finger.startX;
		const dy = finger.y - finger.startY;
		const shorten = Math.min(1, REACH / Math.max(1, Math.hypot(dx, dy)));
		this.#base.dataset.held = "";
		this.#base.style.left = `${finger.startX - bounds.left}px`;
		this.#base.style.top = `${finger.startY - bounds.top}px`;
		this.#knob.style.transform = `translate(${dx * shorten}px, ${dy * shorten}px)`;
	}

	/** Back in its corner, faint. */
	#rest(): void {
		if (!this.#base || !this.#knob) return;
		delete this.#base.dataset.held;
		this.#base.style.left = "";
		this.#base.style.top = "";
		this.#knob.style.transform = "";
	}
}
