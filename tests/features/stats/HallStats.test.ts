import "@babylonjs/core/Materials/standardMaterial.js";
import { FreeCamera } from "@babylonjs/core/Cameras/freeCamera.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import "@babylonjs/core/Meshes/thinInstanceMesh.js";
import { Scene } from "@babylonjs/core/scene.js";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Quality } from "#client/engine/Quality.ts";
import { HallStats } from "#client/features/stats/HallStats.ts";
import { statsLines } from "#client/features/stats/statsLines.ts";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { XrSpeed } from "#client/xr/XrPerformance.ts";

let engine: NullEngine;
let scene: Scene;
let nowMs: number;
let speed: XrSpeed | undefined;
let stats: HallStats;

beforeEach(() => {
	engine = new NullEngine();
	engine.getCaps().instancedArrays = true;
	scene = new Scene(engine);
	new FreeCamera("eyes", new Vector3(0, 0, -10), scene).setTarget(Vector3.Zero());
	// Twelve triangles each: one alone, and three instances in one draw.
	CreateBox("alone", { size: 1 }, scene);
	CreateBox("three", { size: 1 }, scene).thinInstanceAdd([
		Matrix.Translation(1, 0, 0),
		Matrix.Translation(2, 0, 0),
		Matrix.Translation(3, 0, 0),
	]);
	nowMs = 0;
	speed = undefined;
	stats = new HallStats({ hall: { engine, quality: new Quality("low") }, speed: () => speed, now: () => nowMs });
});
afterEach(() => {
	stats.dispose();
	scene.dispose();
	engine.dispose();
});

/** Frames that the page works 4 ms for, 20 ms apart. */
function draw(frames: number): void {
	for (let i = 0; i < frames; i++) {
		engine.beginFrame();
		scene.render();
		nowMs += 4;
		engine.endFrame();
		nowMs += 16;
	}
}

it("[STATS1] says frames, the page's work, draws and triangles with every instance, each half second", async () => {
	await scene.whenReadyAsync();
	draw(25);
	expect(stats.reading.getState().draws).toBe(0);
	draw(1);
	const first = stats.reading.getState();
	expect(first).toMatchObject({ draws: 2, triangles: 48, level: "low", scriptMs: 4, speed: undefined });
	expect(first.framesPerSecond).toBeGreaterThan(48);
	expect(first.framesPerSecond).toBeLessThan(54);
	scene.getMeshByName("alone")?.setEnabled(false);
	draw(26);
	expect(stats.reading.getState()).toMatchObject({ draws: 1, triangles: 36 });
});

const SPEED: XrSpeed = {
	rate: 72,
	viewportScale: 0.85,
	foveation: 0.5,
	multiview: false,
	level: "medium",
	change: "less",
	changes: 1,
};

it("[STATS1] of two eyes that are drawn one after the other it counts one", async () => {
	await scene.whenReadyAsync();
	speed = SPEED;
	draw(26);
	expect(stats.reading.getState()).toMatchObject({ draws: 1, triangles: 24, speed: SPEED });
	speed = { ...SPEED, multiview: true };
	draw(26);
	expect(stats.reading.getState()).toMatchObject({ draws: 2, triangles: 48 });
});

it("[STATS2] the engine is as it was when nobody counts any more", async () => {
	expect(Object.hasOwn(engine, "drawElementsType") && Object.hasOwn(engine, "drawArraysType")).toBe(true);
	stats.dispose();
	expect(Object.hasOwn(engine, "drawElementsType") || Object.hasOwn(engine, "drawArraysType")).toBe(false);
	await scene.whenReadyAsync();
	draw(60);
	expect(stats.reading.getState().draws).toBe(0);
});

it("[STATS3] in VR it says what is done about speed, in either language", async () => {
	const reading = { ...stats.reading.getState(), triangles: 12_345, speed: SPEED };
	const i18n = await createI18n("en");
	await learnTexts(i18n, "immersive");
	const said = () => statsLines(i18n, reading).map(({ label, value }) => `${label}: ${value}`);
	expect(said()).toEqual(
		expect.arrayContaining([
			"Triangles per view: 12,345",
			"Target rate: 72 Hz",
			"Resolution: 85 %",
			"Foveation: 50 %",
			"Both eyes at once: No",
			"Last step: Down",
		]),
	);
	expect(statsLines(i18n, { ...reading, speed: undefined })).toHaveLength(6);
	expect(
		statsLines(i18n, { ...reading, speed: { ...SPEED, foveation: undefined, change: undefined } }).slice(-3),
	).toEqual([
		{ label: "Foveation", value: "None" },
		{ label: "Both eyes at once", value: "No" },
		{ label: "Last step", value: "None" },
	]);
});
