import { FreeCamera } from "@babylonjs/core/Cameras/freeCamera.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Scene } from "@babylonjs/core/scene.js";
import { describe, expect, it } from "vitest";
import type { HallScene } from "#client/engine/HallScene.ts";
import { SharedTurn } from "#client/engine/SharedTurn.ts";
import { OrbitView } from "#client/features/preview/OrbitView.ts";

/** A view of a scene of its own, and what makes its frames go by. */
function view() {
	const engine = new NullEngine();
	const scene = new Scene(engine);
	const frames: ((seconds: number) => void)[] = [];
	const hall = {
		scene,
		engine,
		camera: new FreeCamera("eye", Vector3.Zero(), scene),
		onFrame: (frame: (seconds: number) => void) => {
			frames.push(frame);
			return () => frames.splice(frames.indexOf(frame), 1);
		},
	} as unknown as Pick<HallScene, "scene" | "camera" | "engine" | "onFrame">;
	const orbit = new OrbitView(hall, {
		place: { x: 0, y: 0, z: 0, heading: 0, pitch: 0.3, distance: 3 },
		limits: { nearest: 1, furthest: 9, reach: { x: 1, z: 1 }, cutHeight: 5 },
		lessMotion: () => false,
	});
	orbit.turnOn(true);
	return {
		orbit,
		settle: () => {
			for (let i = 0; i < 200; i++) for (const frame of frames) frame(0.05);
		},
	};
}

describe("[PREVIEW9] models beside each other", () => {
	it("turn along, whichever is turned, and are drawn for it", () => {
		const [one, other] = [view(), view()];
		const turn = new SharedTurn();
		let woken = 0;
		turn.join(one.orbit, () => {
			woken += 1;
		});
		turn.join(other.orbit, () => {});
		other.orbit.turn(0.7, 0.1);
		expect(woken).toBe(1);
		expect(one.orbit.place).toEqual(other.orbit.place);
		for (const { settle } of [one, other]) settle();
		expect(one.orbit.camera.position.x).toBeCloseTo(other.orbit.camera.position.x, 3);
		expect(one.orbit.camera.position.x).not.toBeCloseTo(0, 1);
		one.orbit.zoom(2);
		expect(other.orbit.place.distance).toBe(6);
	});

	it("one that comes later looks as the others do, and one that is gone turns no more", () => {
		const [one, other] = [view(), view()];
		const turn = new SharedTurn();
		turn.join(one.orbit, () => {});
		one.orbit.turn(1, 0);
		const leave = turn.join(other.orbit, () => {});
		expect(other.orbit.place).toEqual(one.orbit.place);
		leave();
		one.orbit.turn(1, 0);
		expect(other.orbit.place.heading).toBe(1);
	});
});
