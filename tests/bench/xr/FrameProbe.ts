/** What one frame of a session cost. */
export interface FrameCost {
	readonly draws: number;
	readonly triangles: number;
	/** Drawn one after the other: eyes, unless both are drawn at once. */
	readonly views: number;
	/** Times that the page waited for the graphics card. */
	readonly waits: number;
}

/**
 * `all`; or of each draw one triangle: the page does all of its work, and who draws hardly any, which on a machine that
 * draws with its processor takes nothing from the page; or `nothing`, where the page's submitting does not matter.
 */
export type Drawing = "all" | "one triangle" | "nothing";

/** In the page: looks over the shoulder of whoever draws. Looks only while asked to: it costs time itself. */
export interface FrameProbe {
	/** From now on frames come by a clock: a page that shows next to nothing is shown once a second. */
	keepPace(hertz: number): void;
	/** How much is drawn of what is asked for. */
	draw(how: Drawing): void;
	/** The dearest of so many frames. */
	count(frames: number): Promise<FrameCost>;
	/** How long the page worked for each of so many frames, ms; and how often it waited for the graphics card. */
	time(frames: number): Promise<{ readonly scriptMs: readonly number[]; readonly waits: number }>;
	/** Resolves after so many frames. */
	frames(count: number): Promise<void>;
}

declare global {
	var xrProbe: FrameProbe;
}

/** Runs in the page, after the emulated headset was put into it and before anything of the product. */
export function installFrameProbe(): void {
	/** The headset shows every frame on time, however slow this machine draws: quality is not stepped down meanwhile. */
	const FRAME_MS = 1000 / 72;
	let paceMs = FRAME_MS;
	const TRIANGLES = 4;
	let shownMs = 0;
	let afterFrame: (scriptMs: number) => void = () => {};

	const session = XRSession.prototype;
	const ask = session.requestAnimationFrame;
	session.requestAnimationFrame = function (callback) {
		return ask.call(this, (_time, frame) => {
			shownMs += FRAME_MS;
			const began = performance.now();
			callback(shownMs, frame);
			afterFrame(performance.now() - began);
		});
	};

	/** Replaces methods for as long as somebody looks; returns the undoing. */
	function watch(prototype: object, names: readonly string[], see: (args: readonly number[], result: unknown) => void) {
		const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
		const before = new Map(names.map((name) => [name, methods[name]!]));
		for (const [name, method] of before) {
			methods[name] = function (...args) {
				const result = method.apply(this, args);
				see(args as number[], result);
				return result;
			};
		}
		return () => {
			for (const [name, method] of before) methods[name] = method;
		};
	}

	const graphics = WebGL2RenderingContext.prototype;
	const { drawElements, drawArrays, drawElementsInstanced, drawArraysInstanced } = graphics;
	const drawn: Record<Drawing, Partial<WebGL2RenderingContext>> = {
		all: { drawElements, drawArrays, drawElementsInstanced, drawArraysInstanced },
		"one triangle": {
			drawElements(mode, vertices, ...rest) {
				drawElements.call(this as WebGL2RenderingContext, mode, Math.min(vertices, 3), ...rest);
			},
			drawArrays(mode, first, vertices) {
				drawArrays.call(this as WebGL2RenderingContext, mode, first, Math.min(vertices, 3));
			},
			drawElementsInstanced(mode, vertices, type, offset, instances) {
				const few = Math.min(instances, 1);
				drawElementsInstanced.call(this as WebGL2RenderingContext, mode, Math.min(vertices, 3), type, offset, few);
			},
			drawArraysInstanced(mode, first, vertices, instances) {
				const few = Math.min(instances, 1);
				drawArraysInstanced.call(this as WebGL2RenderingContext, mode, first, Math.min(vertices, 3), few);
			},
		},
		nothing: { drawElements() {}, drawArrays() {}, drawElementsInstanced() {}, drawArraysInstanced() {} },
	};
	const watchWaits = (seen: () => void) =>
		watch(graphics, ["readPixels", "finish", "getBufferSubData", "clientWaitSync"], seen);

	function eachFrame(count: number, see: (scriptMs: number) => void): Promise<void> {
		return new Promise((resolve) => {
			let left = count;
			afterFrame = (scriptMs) => {
				see(scriptMs);
				if (--left > 0) return;
				afterFrame = () => {};
				resolve();
			};
		});
	}

	globalThis.xrProbe = {
		keepPace(hertz) {
			paceMs = 1000 / hertz;
			window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), paceMs);
			window.cancelAnimationFrame = (id) => window.clearTimeout(id);
		},
		draw(how) {
			Object.assign(graphics, drawn[how]);
		},
		async count(frames) {
			let [draws, triangles, waits] = [0, 0, 0];
			const eyes = new Set<number>();
			const dearest = { draws: 0, triangles: 0, views: 0, waits: 0 };
			const see = (mode: number, vertices: number, instances: number) => {
				draws++;
				if (mode === TRIANGLES) triangles += (vertices / 3) * instances;
				else if (mode > TRIANGLES) triangles += (vertices - 2) * instances;
			};
			const undo = [
				watch(graphics, ["drawElements"], ([mode, vertices]) => see(mode!, vertices!, 1)),
				watch(graphics, ["drawArrays"], ([mode, , vertices]) => see(mode!, vertices!, 1)),
				watch(graphics, ["drawRangeElements"], ([mode, , , vertices]) => see(mode!, vertices!, 1)),
				watch(graphics, ["drawElementsInstanced"], ([mode, vertices, , , n]) => see(mode!, vertices!, n!)),
				watch(graphics, ["drawArraysInstanced"], ([mode, , vertices, n]) => see(mode!, vertices!, n!)),
				watchWaits(() => waits++),
				watch(XRWebGLLayer.prototype, ["getViewport"], (_args, viewport) => {
					const { x, width } = viewport as XRViewport;
					if (width > 0) eyes.add(x);
				}),
			];
			// The first one may have begun before this.
			await eachFrame(1, () => {});
			[draws, triangles, waits] = [0, 0, 0];
			eyes.clear();
			await eachFrame(frames, () => {
				dearest.draws = Math.max(dearest.draws, draws);
				dearest.triangles = Math.max(dearest.triangles, triangles);
				dearest.views = Math.max(dearest.views, eyes.size);
				dearest.waits += waits;
				[draws, triangles, waits] = [0, 0, 0];
				eyes.clear();
			});
			for (const step of undo) step();
			return dearest;
		},
		async time(frames) {
			const scriptMs: number[] = [];
			let waits = 0;
			const undo = watchWaits(() => waits++);
			await eachFrame(frames, (ms) => scriptMs.push(ms));
			undo();
			return { scriptMs, waits };
		},
		frames: (count) => eachFrame(count, () => {}),
	};
}
