import { Spin } from "./Spin.ts";

const RADIANS_PER_PIXEL = 0.009;
const ZOOM_PER_WHEEL_PIXEL = 0.0012;

export interface ModelDragOptions {
	readonly canvas: HTMLCanvasElement;
	/** Whether the model in hand is under this point of the canvas. */
	isOver(x: number, y: number): boolean;
	turn(yawRadians: number, pitchRadians: number): void;
	zoom(factor: number): void;
	readonly parts: {
		/** Takes the part that is seen at this point; false where none can be taken. */
		take(x: number, y: number): boolean;
		move(x: number, y: number): void;
		letGo(): void;
	};
}

/**
 * Dragging, pinching and wheeling on the model in hand. Listens before the canvas does and keeps those gestures to
 * itself, so that turning a model never turns the visitor's head. One that begins on a part that can be taken pulls it
 * out. Let go of in a turn, the model swings out, but for who wants less motion. Returns the undoing.
 */
export function listenToModelDrag({ canvas, isOver, turn, zoom, parts }: ModelDragOptions): () => void {
	const pointers = new Map<number, { x: number; y: number }>();
	const listening = new AbortController();
	const spin = new Spin();
	/** The pointer that has a part. */
	let pulling: number | undefined;
	let frame: number | undefined;
	const first = { capture: true, signal: listening.signal };

	function pointAt(event: MouseEvent): { x: number; y: number } {
		const bounds = canvas.getBoundingClientRect();
		return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
	}

	/** From frame to frame, until it stands. */
	function swingOut(): void {
		if (document.documentElement.dataset.motion === "reduced") spin.stop();
		let beforeMs = performance.now();
		const next = (nowMs: number) => {
			frame = undefined;
			if (!spin.isTurning) return;
			const { yaw, pitch } = spin.step(Math.min(0.1, Math.max(0, nowMs - beforeMs) / 1000));
			beforeMs = nowMs;
			turn(yaw, pitch);
			frame = requestAnimationFrame(next);
		};
		frame = requestAnimationFrame(next);
	}

	/** A second finger means the whole model. */
	function letGoOfPart(): void {
		if (pulling === undefined) return;
		pulling = undefined;
		parts.letGo();
	}

	function hold(): void {
		spin.stop();
		if (frame !== undefined) cancelAnimationFrame(frame);
		frame = undefined;
	}

	addEventListener(
		"pointerdown",
		(event) => {
			if (event.target !== canvas || event.button !== 0) return;
			const point = pointAt(event);
			if (pointers.size === 0) {
				if (parts.take(point.x, point.y)) pulling = event.pointerId;
				else if (!isOver(point.x, point.y)) return;
			} else letGoOfPart();
			pointers.set(event.pointerId, point);
			hold();
			canvas.setPointerCapture(event.pointerId);
			event.stopImmediatePropagation();
			event.preventDefault();
		},
		first,
	);
	addEventListener(
		"pointermove",
		(event) => {
			const before = pointers.get(event.pointerId);
			if (!before) return;
			event.stopImmediatePropagation();
			const point = pointAt(event);
			if (pulling !== undefined) {
				parts.move(point.x, point.y);
				return;
			}
			const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
			if (other) {
				const apart = Math.hypot(before.x - other.x, before.y - other.y);
				if (apart > 1) zoom(Math.hypot(point.x - other.x, point.y - other.y) / apart);
			} else {
				const yaw = (point.x - before.x) * RADIANS_PER_PIXEL;
				const pitch = (point.y - before.y) * RADIANS_PER_PIXEL;
				turn(yaw, pitch);
				spin.move(yaw, pitch, event.timeStamp);
			}
			pointers.set(event.pointerId, point);
		},
		first,
	);
	const end = (event: PointerEvent) => {
		if (!pointers.delete(event.pointerId)) return;
		event.stopImmediatePropagation();
		letGoOfPart();
		if (pointers.size > 0) return;
		if (event.type === "pointerup") {
			spin.letGo(event.timeStamp);
			swingOut();
		} else hold();
	};
	addEventListener("pointerup", end, first);
	addEventListener("pointercancel", end, first);
	addEventListener(
		"wheel",
		(event) => {
			if (event.target !== canvas) return;
			const point = pointAt(event);
			if (!isOver(point.x, point.y)) return;
			event.stopImmediatePropagation();
			event.preventDefault();
			zoom(Math.exp(-event.deltaY * ZOOM_PER_WHEEL_PIXEL));
		},
		{ ...first, passive: false },
	);
	return () => {
		hold();
		letGoOfPart();
		listening.abort();
	};
}
