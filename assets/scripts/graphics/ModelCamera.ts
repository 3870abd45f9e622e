import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { build } from "vite";
import type { RendererPage, SceneRecipe, View } from "./renderer/RendererPage.ts";
import type { Studio } from "./Studio.ts";

const ROOT = join(import.meta.dirname, "../../..");
const OUT = join(ROOT, ".cache/assets/renderer");

/** Photographs GLBs: still pictures with nothing behind them, whole spheres, frames with captions. */
export class ModelCamera {
	readonly #page: Page;

	private constructor(page: Page) {
		this.#page = page;
	}

	static async open(studio: Studio): Promise<ModelCamera> {
		await build({
			root: join(import.meta.dirname, "renderer"),
			base: "./",
			configFile: false,
			logLevel: "error",
			build: { outDir: OUT, emptyOutDir: true, target: "esnext", chunkSizeWarningLimit: 10_000 },
		});
		const page = await studio.page(1024, 1024, readFileSync(join(OUT, "index.html"), "utf8"), OUT);
		await page.waitForFunction("window.renderer");
		return new ModelCamera(page);
	}

	async close(): Promise<void> {
		await this.#page.close();
	}

	async build(recipe: SceneRecipe): Promise<void> {
		await this.#page.evaluate((r) => renderer.build(r), recipe);
	}

	async size(width: number, height: number): Promise<void> {
		await this.#page.setViewportSize({ width, height });
	}

	/** PNG, transparent where no model stands. */
	async picture(view: View): Promise<Buffer> {
		await this.#page.evaluate((v) => renderer.look(v), view);
		return this.#page.screenshot({ omitBackground: true, type: "png" });
	}

	/** JPEG of the view under a caption layer. */
	async frame(view: View, html: string): Promise<Buffer> {
		await this.#page.evaluate(
			async ([v, h]) => {
				await renderer.overlay(h);
				await renderer.look(v);
			},
			[view, html] as const,
		);
		return this.#page.screenshot({ type: "jpeg", quality: 92 });
	}

	/** The whole sphere round a point as an equirectangular 2:1 picture, its middle looking to −Z. */
	async sphere(eye: View["eye"], width: number, seconds = 0): Promise<Buffer> {
		const side = width / 2;
		await this.size(side, side);
		const [x, y, z] = eye;
		const directions = {
			front: { target: [x, y, z - 1] },
			back: { target: [x, y, z + 1] },
			right: { target: [x + 1, y, z] },
			left: { target: [x - 1, y, z] },
			up: { target: [x, y + 1, z], roll: 1 },
			down: { target: [x, y - 1, z], roll: -1 },
		} as const;
		const faces: Record<string, Buffer> = {};
		for (const [name, direction] of Object.entries(directions)) {
			const png = await this.picture({ eye, fov: Math.PI / 2, seconds, ...direction });
			faces[name] = await sharp(png).ensureAlpha().raw().toBuffer();
		}
		const height = width / 2;
		const out = Buffer.alloc(width * height * 4);
		for (let row = 0; row < height; row++) {
			const pitch = (0.5 - (row + 0.5) / height) * Math.PI;
			for (let column = 0; column < width; column++) {
				const yaw = ((column + 0.5) / width - 0.5) * Math.PI * 2;
				const d = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)] as const;
				const [name, u, v] = faceOf(d[0], d[1], d[2]);
				copyPixel(faces[name] as Buffer, side, u, v, out, (row * width + column) * 4);
			}
		}
		return sharp(out, { raw: { width, height, channels: 4 } })
			.png()
			.toBuffer();
	}
}

/** Which face a direction meets, and where: u to the right, v down, −1…1. */
function faceOf(x: number, y: number, z: number): readonly [string, number, number] {
	const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)];
	if (az >= ax && az >= ay) return z < 0 ? ["front", x / az, -y / az] : ["back", -x / az, -y / az];
	if (ax >= ay) return x > 0 ? ["right", z / ax, -y / ax] : ["left", -z / ax, -y / ax];
	return y > 0 ? ["up", x / ay, -z / ay] : ["down", x / ay, z / ay];
}

function copyPixel(face: Buffer, side: number, u: number, v: number, out: Buffer, to: number): void {
	const fx = Math.max(0, Math.min(side - 1.001, ((u + 1) / 2) * side - 0.5));
	const fy = Math.max(0, Math.min(side - 1.001, ((v + 1) / 2) * side - 0.5));
	const [x, y] = [Math.floor(fx), Math.floor(fy)];
	const [s, t] = [fx - x, fy - y];
	for (let c = 0; c < 4; c++) {
		const at = (dx: number, dy: number) => face[((y + dy) * side + x + dx) * 4 + c] as number;
		out[to + c] = (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t;
	}
}

declare const renderer: RendererPage;
