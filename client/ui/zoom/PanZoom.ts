/** A finger that goes this far to the side, or this fast, turns to the next one. CSS pixels, and per ms. */
const SWIPE_PIXELS = 56;
const SWIPE_PIXELS_PER_MS = 0.45;
/** Pulled where there is nothing more, the content follows this little. */
const RESISTANCE = 0.22;
const TAP_SLOP = 8;
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_PIXELS = 32;
const DOUBLE_TAP_SCALE = 2.5;
const SCALE_PER_WHEEL_PIXEL = 0.0022;
/** So much of the wheel turns one on; then it rests, so that one push of a touchpad is one page. */
const TURN_WHEEL_PIXELS = 60;
const TURN_REST_MS = 420;
/** Nearer to its natural size than this, the content counts as unscaled. */
const UNSCALED = 1.02;

export interface PanZoomOptions {
	/** Takes the gestures; what is in it stays within it. */
	readonly stage: HTMLElement;
	/** Is moved and scaled, about the middle of the stage, where it lies by itself. */
	readonly content: HTMLElement;
	readonly most: number;
	/** What the wheel alone does: with Ctrl, or two fingers on a touchpad, it always scales. */
	readonly wheel: "scale" | "turn";
	readonly onScale?: (scale: number) => void;
	/** To the next one (1) or the one before (-1). */
	readonly onTurn?: (way: 1 | -1) => void;
	readonly canTurn?: (way: 1 | -1) => boolean;
	/** Monotonic, ms. */
	readonly now?: () => number;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/**
 * Scales and moves a page or a picture under fingers, mouse and wheel: pinch, double tap, drag; while it is unscaled, a
 * swipe turns to the next one.
 */
export class PanZoom {
	readonly #options: PanZoomOptions;
	readonly #now: () => number;
	readonly #pointers = new Map<number, Point>();
	readonly #listening = new AbortController();
	#scale = 1;
	#x = 0;
	#y = 0;
	/** Where and when the first finger went down, while it may still become a swipe. */
	#swipe: (Point & { readonly atMs: number }) | undefined;
	#lastTap: (Point & { readonly atMs: number }) | undefined;
	#moved = false;
	#wheeled = 0;
	#restsUntilMs = 0;

	constructor(options: PanZoomOptions) {
		this.#options = options;
		this.#now = options.now ?? (() => performance.now());
		const { stage } = options;
		const { signal } = this.#listening;
		stage.style.touchAction = "none";
		stage.addEventListener("pointerdown", (event) => this.#down(event), { signal });
		stage.addEventListener("pointermove", (event) => this.#move(event), { signal });
		stage.addEventListener("pointerup", (event) => this.#up(event), { signal });
		stage.addEventListener("pointercancel", (event) => this.#up(event), { signal });
		stage.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
	}

	get scale(): number {
		return this.#scale;
	}

	/** About a point of the page, else about the middle of what is seen. */
	scaleTo(wanted: number, at?: Point): void {
		this.#scaleAbout(wanted, at ? this.#fromMiddle(at) : { x: 0, y: 0 });
		this.#apply("glide");
	}

	panBy(x: number, y: number): void {
		this.#x += x;
		this.#y += y;
		this.#apply("glide");
	}

	/** As it lay at first: another page or picture came in. */
	reset(): void {
		this.#x = 0;
		this.#y = 0;
		this.#setScale(1);
		this.#apply("jump");
	}

	/** Stage or content changed its size. */
	refit(): void {
		this.#apply("jump");
	}

	stop(): void {
		this.#listening.abort();
	}

	#down(event: PointerEvent): void {
		if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button, a, input"))) return;
		const point = { x: event.clientX, y: event.clientY };
		this.#pointers.set(event.pointerId, point);
		this.#moved = this.#pointers.size > 1;
		this.#swipe = this.#pointers.size === 1 && this.#scale < UNSCALED ? { ...point, atMs: this.#now() } : undefined;
		// A finger that leaves the stage still moves it; a synthetic one cannot be captured.
		try {
			this.#options.stage.setPointerCapture(event.pointerId);
		} catch {}
	}

	#move(event: PointerEvent): void {
		const before = this.#pointers.get(event.pointerId);
		if (!before) return;
		const point = { x: event.clientX, y: event.clientY };
		const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
		this.#pointers.set(event.pointerId, point);
		if (Math.hypot(point.x - (this.#swipe ?? before).x, point.y - (this.#swipe ?? before).y) > TAP_SLOP) {
			this.#moved = true;
		}
		if (other) {
			const apart = Math.hypot(before.x - other.x, before.y - other.y);
			const now = Math.hypot(point.x - other.x, point.y - other.y);
			this.#x += (point.x - before.x) / 2;
			this.#y += (point.y - before.y) / 2;
			if (apart > 1) {
				const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 };
				this.#scaleAbout((this.#scale * now) / apart, this.#fromMiddle(middle));
			}
			this.#apply("jump");
		} else if (this.#swipe) {
			if (!this.#options.onTurn) return;
			const way = point.x < this.#swipe.x ? 1 : -1;
			const follows = this.#options.canTurn?.(way) === false ? RESISTANCE : 1;
			this.#show((point.x - this.#swipe.x) * follows, 0, 1, "jump");
		} else {
			this.#x += point.x - before.x;
			this.#y += point.y - before.y;
			this.#apply("jump");
		}
	}

	#up(event: PointerEvent): void {
		if (!this.#pointers.delete(event.pointerId)) return;
		const point = { x: event.clientX, y: event.clientY };
		const swipe = this.#swipe;
		this.#swipe = undefined;
		if (!this.#moved && event.type === "pointerup") this.#tap(point);
		else if (swipe && this.#swiped(swipe, point)) return;
		this.#apply("glide");
	}

	#swiped(from: Point & { readonly atMs: number }, to: Point): boolean {
		const across = to.x - from.x;
		if (Math.abs(across) < Math.abs(to.y - from.y)) return false;
		const speed = Math.abs(across) / Math.max(1, this.#now() - from.atMs);
		if (Math.abs(across) < SWIPE_PIXELS && (speed < SWIPE_PIXELS_PER_MS || Math.abs(across) < TAP_SLOP * 2)) {
			return false;
		}
		return this.#turn(across < 0 ? 1 : -1);
	}

	#turn(way: 1 | -1): boolean {
		const { onTurn, canTurn } = this.#options;
		if (!onTurn || canTurn?.(way) === false) return false;
		onTurn(way);
		return true;
	}

	#tap(point: Point): void {
		const atMs = this.#now();
		const last = this.#lastTap;
		this.#lastTap = { ...point, atMs };
		if (!last || atMs - last.atMs > DOUBLE_TAP_MS) return;
		if (Math.hypot(point.x - last.x, point.y - last.y) > DOUBLE_TAP_PIXELS) return;
		this.#lastTap = undefined;
		this.scaleTo(this.#scale < UNSCALED ? DOUBLE_TAP_SCALE : 1, point);
	}

	#wheel(event: WheelEvent): void {
		event.preventDefault();
		if (event.ctrlKey || this.#options.wheel === "scale") {
			this.#scaleAbout(
				this.#scale * Math.exp(-event.deltaY * SCALE_PER_WHEEL_PIXEL * (event.ctrlKey ? 3 : 1)),
				this.#fromMiddle({ x: event.clientX, y: event.clientY }),
			);
			this.#apply("jump");
		} else if (this.#scale >= UNSCALED) {
			this.#x -= event.deltaX;
			this.#y -= event.deltaY;
			this.#apply("jump");
		} else this.#wheelOn(event.deltaY + event.deltaX);
	}

	#wheelOn(pixels: number): void {
		const nowMs = this.#now();
		if (nowMs < this.#restsUntilMs) return;
		this.#wheeled = Math.sign(pixels) === Math.sign(this.#wheeled) ? this.#wheeled + pixels : pixels;
		if (Math.abs(this.#wheeled) < TURN_WHEEL_PIXELS) return;
		this.#restsUntilMs = nowMs + TURN_REST_MS;
		const way = this.#wheeled > 0 ? 1 : -1;
		this.#wheeled = 0;
		this.#turn(way);
	}

	#scaleAbout(wanted: number, point: Point): void {
		const scale = Math.max(1, Math.min(this.#options.most, wanted));
		const grown = scale / this.#scale;
		this.#x = point.x - (point.x - this.#x) * grown;
		this.#y = point.y - (point.y - this.#y) * grown;
		this.#setScale(scale);
	}

	#setScale(scale: number): void {
		if (scale === this.#scale) return;
		this.#scale = scale;
		this.#options.onScale?.(scale);
	}

	#fromMiddle(point: Point): Point {
		const bounds = this.#options.stage.getBoundingClientRect();
		return { x: point.x - bounds.left - bounds.width / 2, y: point.y - bounds.top - bounds.height / 2 };
	}

	/** Nothing but content is seen where there is enough of it, and it stays in the middle where there is not. */
	#apply(how: "jump" | "glide"): void {
		const { stage, content } = this.#options;
		const reachX = Math.max(0, (content.offsetWidth * this.#scale - stage.clientWidth) / 2);
		const reachY = Math.max(0, (content.offsetHeight * this.#scale - stage.clientHeight) / 2);
		this.#x = Math.max(-reachX, Math.min(reachX, this.#x));
		this.#y = Math.max(-reachY, Math.min(reachY, this.#y));
		this.#show(this.#x, this.#y, this.#scale, how);
	}

	#show(x: number, y: number, scale: number, how: "jump" | "glide"): void {
		const { stage, content } = this.#options;
		content.style.transition = how === "glide" ? "transform 180ms ease-out" : "";
		content.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
		stage.dataset.scaled = String(scale >= UNSCALED);
	}
}
