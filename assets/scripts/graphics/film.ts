import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MediaKit } from "./MediaKit.ts";
import type { SceneRecipe, View } from "./renderer/RendererPage.ts";
import { type Tune, tuneAsWav } from "./tune.ts";

export interface Film {
	readonly scene: SceneRecipe;
	readonly seconds: number;
	view(seconds: number): View;
	/** Captions over the picture, as HTML. */
	caption(seconds: number): string;
	readonly tune: Tune;
}

const FILM = { width: 854, height: 480, framesPerSecond: 12 } as const;

/** A short WebM, VP9 with Opus; needs ffmpeg, which only whoever remakes the films must have. */
export async function shoot(kit: MediaKit, film: Film): Promise<Uint8Array> {
	const camera = await kit.camera();
	await camera.build(film.scene);
	await camera.size(FILM.width, FILM.height);
	const folder = mkdtempSync(join(tmpdir(), "pavilion-film-"));
	try {
		writeFileSync(join(folder, "tune.wav"), tuneAsWav(film.tune, film.seconds));
		const out = join(folder, "film.webm");
		const encoder = spawn(
			"ffmpeg",
			[
				...[
					"-loglevel",
					"error",
					"-y",
					"-f",
					"image2pipe",
					"-framerate",
					`${FILM.framesPerSecond}`,
					"-c:v",
					"mjpeg",
					"-i",
					"-",
				],
				...[
					"-i",
					join(folder, "tune.wav"),
					"-c:v",
					"libvpx-vp9",
					"-b:v",
					"280k",
					"-maxrate",
					"420k",
					"-bufsize",
					"700k",
					"-deadline",
					"good",
					"-cpu-used",
					"3",
				],
				...["-row-mt", "1", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "libopus", "-b:a", "36k", "-shortest"],
				...["-map_metadata", "-1", "-fflags", "+bitexact", out],
			],
			{ stdio: ["pipe", "inherit", "inherit"] },
		);
		const ended = new Promise<void>((resolve, reject) => {
			encoder.on("error", reject);
			encoder.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
		});
		const frames = Math.round(film.seconds * FILM.framesPerSecond);
		for (let i = 0; i < frames; i++) {
			const seconds = i / FILM.framesPerSecond;
			const jpeg = await camera.frame({ seconds, ...film.view(seconds) }, film.caption(seconds));
			if (!encoder.stdin.write(jpeg)) await new Promise((resolve) => encoder.stdin.once("drain", resolve));
		}
		encoder.stdin.end();
		await ended;
		await camera.frame(film.view(0), "");
		return readFileSync(out);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Captions that follow one another, each fading in and out. */
export function captions(
	list: readonly { readonly from: number; readonly to: number; readonly zh: string; readonly en: string }[],
	colour: string,
): (seconds: number) => string {
	return (t) =>
		`<style>.c{position:absolute;left:40px;bottom:36px;color:#fff;text-shadow:0 1px 8px rgba(0,0,0,.55);border-left:6px solid ${colour};padding-left:18px}.c b{display:block;font-size:34px;font-weight:900;line-height:1.3}.c i{display:block;font-style:normal;font-size:18px;font-weight:500;opacity:.92}
		.v{position:absolute;inset:0;background:linear-gradient(transparent 55%,rgba(0,0,0,.5))}</style><div class="v"></div>` +
		list
			.filter(({ from, to }) => t >= from && t < to)
			.map(({ from, to, zh, en }) => {
				const seen = Math.min(1, (t - from) / 0.6, (to - t) / 0.5);
				return `<div class="c" style="opacity:${seen.toFixed(2)};transform:translateX(${((1 - seen) * 16).toFixed(1)}px)"><b>${zh}</b><i>${en}</i></div>`;
			})
			.join("");
}
