import type { OrbitView } from "./OrbitView.ts";

/** The whole picture's height turns by this much, radians. */
const TURN_ACROSS = Math.PI;
const WHEEL_ZOOM = 0.0012;
/** One press of a key. */
const KEY_TURN = Math.PI / 16;
const KEY_TILT = Math.PI / 32;
const KEY_ZOOM = 0.85;
/** Of the distance. */
const KEY_SHIFT = 0.08;

interface Touch {
	x: number;
	y: number;
}

export interface OrbitControlsOptions {
	readonly canvas: HTMLElement;
	readonly view: Pick<OrbitView, "isOn" | "turn" | "shift" | "zoom" | "place" | "metresPerPixel">;
	/** False while a drag means something else: an exhibit is turned. */
	readonly mayTurn: () => boolean;
}

/**
 * Dragging turns the view, dragging with the right button or Shift moves it along the floor, the wheel brings it nearer;
 * on touch one finger turns, two move and bring nearer. By keyboard, while the picture has the focus: arrows turn, WASD
 * moves, plus and minus bring nearer. Returns the undoing.
 */
export function listenToOrbit({ canvas, view, mayTurn }: OrbitControlsOptions): () => void {
	const stopped = new AbortController();
	const { signal } = stopped;
	const held = new Map<number, Touch>();
	let isShifting = false;

	const perPixel = () => TURN_ACROSS / Math.max(1, canvas.clientHeight);
	const turnBy = (dx: number, dy: number) => view.turn(-dx * perPixel(), dy * perPixel());
	const shiftBy = (dx: number, dy: number) => {
		const metres = view.metresPerPixel(canvas.clientHeight);
		view.shift(-dx * metres, dy * metres);
	};

	canvas.addEventListener(
		"pointerdown",
		(event) => {
			if (!view.isOn || !mayTurn()) return;
			held.set(event.pointerId, { x: event.clientX, y: event.clientY });
			isShifting = event.button === 2 || event.button === 1 || event.shiftKey;
			// A synthetic pointer cannot be captured; the drag then ends at the picture's edge.
			try {
				canvas.setPointerCapture(event.pointerId);
			} catch {}
		},
		{ signal },
	);
	canvas.addEventListener(
		"pointermove",
		(event) => {
			const touch = held.get(event.pointerId);
			if (!touch || !view.isOn) return;
			if (!mayTurn()) {
				held.clear();
				return;
			}
			const [dx, dy] = [event.clientX - touch.x, event.clientY - touch.y];
			const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
			if (other) {
				const before = Math.hypot(touch.x - other.x, touch.y - other.y);
				const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
				if (before > 1 && after > 1) view.zoom(before / after);
				shiftBy(dx / 2, dy / 2);
			} else if (isShifting) shiftBy(dx, dy);
			else turnBy(dx, dy);
			touch.x = event.clientX;
			touch.y = event.clientY;
		},
		{ signal },
	);
	const letGo = (event: PointerEvent) => held.delete(event.pointerId);
	canvas.addEventListener("pointerup", letGo, { signal });
	canvas.addEventListener("pointercancel", letGo, { signal });
	canvas.addEventListener(
		"contextmenu",
		(event) => {
			if (view.isOn) event.preventDefault();
		},
		{ signal },
	);
	canvas.addEventListener(
		"wheel",
		(event) => {
			if (!view.isOn) return;
			event.preventDefault();
			view.zoom(Math.exp(event.deltaY * WHEEL_ZOOM));
		},
		{ signal, passive: false },
	);
	canvas.addEventListener(
		"keydown",
		(event) => {
			if (!view.isOn || event.ctrlKey || event.metaKey || event.altKey) return;
			const step = KEY_SHIFT * view.place.distance;
			const does: Readonly<Record<string, () => void>> = {
				ArrowLeft: () => view.turn(-KEY_TURN, 0),
				ArrowRight: () => view.turn(KEY_TURN, 0),
				ArrowUp: () => view.turn(0, KEY_TILT),
				ArrowDown: () => view.turn(0, -KEY_TILT),
				KeyW: () => view.shift(0, step),
				KeyS: () => view.shift(0, -step),
				KeyA: () => view.shift(-step, 0),
				KeyD: () => view.shift(step, 0),
				Equal: () => view.zoom(KEY_ZOOM),
				NumpadAdd: () => view.zoom(KEY_ZOOM),
				Minus: () => view.zoom(1 / KEY_ZOOM),
				NumpadSubtract: () => view.zoom(1 / KEY_ZOOM),
			};
			const act = does[event.code];
			if (!act) return;
			act();
			// The page would scroll, and walking would take a step.
			event.preventDefault();
		},
		{ signal },
	);
	return () => stopped.abort();
}
