const TRIANGLES = 4;

type Methods = Record<string, (...args: number[]) => void>;

/**
 * What is asked of WebGL: counted on request, and drawn or not. Of each draw one triangle will do where the page's own
 * work is timed: it does all of it, and whoever draws hardly any, which here is the same processor.
 */
export class Drawing {
	readonly #methods = WebGL2RenderingContext.prototype as unknown as Methods;
	readonly #own: Methods;
	#isCounting = false;
	#isOneTriangle = false;
	#draws = 0;
	#triangles = 0;

	constructor() {
		const { drawElements, drawArrays, drawElementsInstanced, drawArraysInstanced } = this.#methods;
		this.#own = { drawElements, drawArrays, drawElementsInstanced, drawArraysInstanced } as Methods;
	}

	/** What `frame` draws. */
	count(frame: () => void): { readonly draws: number; readonly triangles: number } {
		this.#draws = 0;
		this.#triangles = 0;
		this.#isCounting = true;
		this.#replace();
		frame();
		this.#isCounting = false;
		this.#replace();
		return { draws: this.#draws, triangles: Math.round(this.#triangles) };
	}

	/** From now on only one triangle of each draw is drawn, or all again. */
	oneTriangle(isOne: boolean): void {
		this.#isOneTriangle = isOne;
		this.#replace();
	}

	#replace(): void {
		Object.assign(this.#methods, this.#own);
		if (this.#isCounting) this.#countAll();
		else if (this.#isOneTriangle) this.#drawOne();
	}

	#countAll(): void {
		const own = this.#own;
		const see = (mode: number, vertices: number, instances: number) => {
			this.#draws++;
			if (mode === TRIANGLES) this.#triangles += (vertices / 3) * instances;
			else if (mode > TRIANGLES) this.#triangles += (vertices - 2) * instances;
		};
		const methods: Methods = {
			drawElements(mode, vertices, ...rest) {
				see(mode!, vertices!, 1);
				own.drawElements!.call(this, mode!, vertices!, ...rest);
			},
			drawArrays(mode, first, vertices) {
				see(mode!, vertices!, 1);
				own.drawArrays!.call(this, mode!, first!, vertices!);
			},
			drawElementsInstanced(mode, vertices, type, offset, instances) {
				see(mode!, vertices!, instances!);
				own.drawElementsInstanced!.call(this, mode!, vertices!, type!, offset!, instances!);
			},
			drawArraysInstanced(mode, first, vertices, instances) {
				see(mode!, vertices!, instances!);
				own.drawArraysInstanced!.call(this, mode!, first!, vertices!, instances!);
			},
		};
		Object.assign(this.#methods, methods);
	}

	#drawOne(): void {
		const own = this.#own;
		const methods: Methods = {
			drawElements(mode, vertices, type, offset) {
				own.drawElements!.call(this, mode!, Math.min(vertices!, 3), type!, offset!);
			},
			drawArrays(mode, first, vertices) {
				own.drawArrays!.call(this, mode!, first!, Math.min(vertices!, 3));
			},
			drawElementsInstanced(mode, vertices, type, offset, instances) {
				own.drawElementsInstanced!.call(this, mode!, Math.min(vertices!, 3), type!, offset!, Math.min(instances!, 1));
			},
			drawArraysInstanced(mode, first, vertices, instances) {
				own.drawArraysInstanced!.call(this, mode!, first!, Math.min(vertices!, 3), Math.min(instances!, 1));
			},
		};
		Object.assign(this.#methods, methods);
	}
}
