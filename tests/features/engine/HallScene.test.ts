import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createHallScene, type HallScene } from "#client/engine/HallScene.ts";

let hall: HallScene;
let thrown: string[];

function keep(error: Error): void {
	thrown.push(error.message);
}

let others: NodeJS.UncaughtExceptionListener[];

beforeEach(() => {
	hall = createHallScene(null, { engine: new NullEngine(), now: () => 0 });
	thrown = [];
	others = process.listeners("uncaughtException");
	process.removeAllListeners("uncaughtException");
	process.on("uncaughtException", keep);
});
afterEach(() => {
	process.off("uncaughtException", keep);
	for (const other of others) process.on("uncaughtException", other);
	hall.dispose();
});

it("what breaks in a frame takes nobody else theirs, nor the next ones, and is told once", async () => {
	const called: string[] = [];
	hall.onFrame(() => {
		called.push("first");
		throw new Error("a booth came apart");
	});
	hall.onFrame(() => called.push("second"));
	hall.scene.onBeforeRenderObservable.add(() => {
		throw new Error("a mesh without material");
	});
	hall.step(0.1);
	hall.step(0.1);
	expect(called).toEqual(["first", "second", "first", "second"]);
	await expect.poll(() => thrown).toEqual(["a booth came apart", "a mesh without material"]);
});
