import { isTyping } from "./isTyping.ts";
import type { WalkControls, WalkIntent } from "./WalkIntent.ts";

/** By `KeyboardEvent.code`: where the keys lie, whatever is printed on them. */
const FORWARD = ["KeyW", "ArrowUp"];
const BACKWARD = ["KeyS", "ArrowDown"];
const LEFT = ["KeyA"];
const RIGHT = ["KeyD"];
const TURN_LEFT = ["KeyQ", "ArrowLeft"];
const TURN_RIGHT = ["KeyE", "ArrowRight"];
const RUN = ["ShiftLeft", "ShiftRight"];
const WALKING_KEYS = new Set([...FORWARD, ...BACKWARD, ...LEFT, ...RIGHT, ...TURN_LEFT, ...TURN_RIGHT]);
const LOCK_POINTER = "KeyL";

/** While the mouse is locked it turns the head by this much per pixel, radians. */
const LOCKED_RADIANS_PER_PIXEL = 0.0023;

export interface DragLookOptions {
	/** The picture; drags begin on it. */
	readonly canvas: HTMLElement;
	/** Radians per CSS pixel at which the hall follows the pointer. */
	readonly radiansPerPixel: () => number;
	/** False while a drag means something else (an exhibit is turned). */
	readonly mayLook: () => boolean;
	/** Whose keys walk: the whole page's, unless the hall is one thing of many on it. */
	readonly keys?: Window | HTMLElement | undefined;
}

/**
 * WASD or arrows walk (Q, E and the arrows to the side turn, Shift runs); dragging the picture with the mouse looks
 * round, as if one took hold of the hall; L locks the mouse to look without dragging, Escape lets it go.
 */
export class KeyboardMouseControls implements WalkControls {
	readonly #options: DragLookOptions;
	readonly #held = new Set<string>();
	/** Let go before a frame saw them: they count for one, so that a short press on a slow machine is not lost. */
	readonly #letGo = new Set<string>();
	readonly #isRead = new Set<string>();
	#dragging: number | undefined;
	#yaw = 0;
	#pitch = 0;
	#started: AbortController | undefined;

	constructor(options: DragLookOptions) {
		this.#options = options;
	}

	start(): void {
		this.#started = new AbortController();
		const { signal } = this.#started;
		const { canvas, keys = window } = this.#options;
		keys.addEventListener("keydown", (event) => this.#onKeyDown(event as KeyboardEvent), { signal });
		window.addEventListener("keyup", (event) => this.#onKeyUp(event), { signal });
		window.addEventListener("blur", () => this.release(), { signal });
		canvas.addEventListener("pointerdown", (event) => this.#onPointerDown(event), { signal });
		canvas.addEventListener("pointermove", (event) => this.#onPointerMove(event), { signal });
		canvas.addEventListener("pointerup", (event) => this.#onPointerEnd(event), { signal });
		canvas.addEventListener("pointercancel", (event) => this.#onPointerEnd(event), { signal });
		// The right button looks as well; its menu would only cover the hall.
		canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
	}

	stop(): void {
		this.#started?.abort();
		this.release();
		if (document.pointerLockElement === this.#options.canvas) document.exitPointerLock();
	}

	release(): void {
		this.#held.clear();
		this.#letGo.clear();
		this.#isRead.clear();
		this.#dragging = undefined;
		this.#yaw = 0;
		this.#pitch = 0;
	}

	read(intent: WalkIntent): void {
		intent.yaw += this.#yaw;
		intent.pitch += this.#pitch;
		this.#yaw = 0;
		this.#pitch = 0;
		// Nothing is held nearly always, in a headset above all.
		if (this.#held.size > 0) this.#readKeys(intent);
	}

	#readKeys(intent: WalkIntent): void {
		intent.forward += this.#axis(FORWARD, BACKWARD);
		intent.right += this.#axis(RIGHT, LEFT);
		intent.turn += this.#axis(TURN_LEFT, TURN_RIGHT);
		intent.run ||= RUN.some((code) => this.#held.has(code));
		for (const code of this.#letGo) this.#held.delete(code);
		this.#letGo.clear();
		for (const code of this.#held) this.#isRead.add(code);
	}

	#axis(more: readonly string[], less: readonly string[]): number {
		let value = 0;
		for (const code of more) if (this.#held.has(code)) value = 1;
		for (const code of less) if (this.#held.has(code)) value -= 1;
		return value;
	}

	#onKeyDown(event: KeyboardEvent): void {
		if (isTyping(event)) return;
		if (event.code === LOCK_POINTER && !event.repeat) {
			// Refused while another page or dialog has it: then dragging still works.
			void Promise.resolve(this.#options.canvas.requestPointerLock()).catch(() => {});
			return;
		}
		if (RUN.includes(event.code)) this.#held.add(event.code);
		if (!WALKING_KEYS.has(event.code)) return;
		this.#held.add(event.code);
		// Arrows would scroll the page.
		event.preventDefault();
	}

	#onKeyUp({ code }: KeyboardEvent): void {
		if (this.#isRead.delete(code)) this.#held.delete(code);
		else if (this.#held.has(code)) this.#letGo.add(code);
	}

	#onPointerDown(event: PointerEvent): void {
		if (event.pointerType === "touch" || (event.button !== 0 && event.button !== 2)) return;
		if (!this.#options.mayLook()) return;
		this.#dragging = event.pointerId;
		// A synthetic pointer cannot be captured; the drag then ends at the picture's edge.
		try {
			this.#options.canvas.setPointerCapture(event.pointerId);
		} catch {}
	}

	#onPointerMove(event: PointerEvent): void {
		if (event.pointerType === "touch" || !this.#options.mayLook()) return;
		if (document.pointerLockElement === this.#options.canvas) {
			this.#yaw -= event.movementX * LOCKED_RADIANS_PER_PIXEL;
			this.#pitch -= event.movementY * LOCKED_RADIANS_PER_PIXEL;
		} else if (event.pointerId === this.#dragging) {
			// Dragging to the left pulls the hall to the left: one looks to the right.
			const scale = this.#options.radiansPerPixel();
			this.#yaw += event.movementX * scale;
			this.#pitch += event.movementY * scale;
		}
	}

	#onPointerEnd(event: PointerEvent): void {
		if (event.pointerId === this.#dragging) this.#dragging = undefined;
	}
}
