import "@babylonjs/core/Culling/ray.js";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import { Scene } from "@babylonjs/core/scene.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pickOf, setPickTarget } from "#client/engine/Picking.ts";
import { Avatar } from "#client/features/avatars/Avatar.ts";
import { AvatarPickMesh } from "#client/features/avatars/AvatarPickMesh.ts";

let engine: NullEngine;
let scene: Scene;
let avatars: Avatar[];
let mesh: AvatarPickMesh;

function stand(visitorId: string, x: number, z: number): Avatar {
	const avatar = new Avatar(visitorId, avatars.length, 0);
	Object.assign(avatar.pose.head.position, { x, y: 1.6, z });
	avatar.isPlaced = true;
	avatar.presence = 1;
	avatars.push(avatar);
	return avatar;
}

/** From the eyes at the origin. */
function pointAt(x: number, y: number, z: number) {
	const eyes = new Vector3(0, 1.6, 0);
	const direction = new Vector3(x, y, z).subtract(eyes).normalize();
	const info = scene.pickWithRay(new Ray(eyes, direction, 100));
	const target = pickOf(info)?.target;
	return target?.kind === "avatar" ? target.visitorId : target?.kind;
}

beforeEach(() => {
	engine = new NullEngine();
	scene = new Scene(engine);
	scene.useRightHandedSystem = true;
	avatars = [];
	mesh = new AvatarPickMesh(avatars, scene);
	setPickTarget(mesh, (info) => ({ kind: "avatar", visitorId: mesh.visitorOf(info)! }));
});

afterEach(() => {
	scene.dispose();
	engine.dispose();
});

describe("pointing at people", () => {
	it("[AVATAR6] means the nearest body on the way, and nobody beside it", () => {
		stand("far", 0, -8);
		stand("near", 0.1, -4);
		stand("left", -2, -4);
		expect(pointAt(0, 1.2, -4)).toBe("near");
		expect(pointAt(-2, 1, -4)).toBe("left");
		expect(pointAt(1, 1.2, -4)).toBeUndefined();
		expect(pointAt(0, 1.2, 4)).toBeUndefined();
		expect(pointAt(0, 4, -4)).toBeUndefined();
	});

	it("[AVATAR6] means what stands before them where something does", () => {
		stand("behind", 0, -6);
		const wall = CreateBox("wall", { size: 1 }, scene);
		// Without a material Babylon answers with the middle of the box, and no point.
		wall.material = new StandardMaterial("wall", scene);
		wall.position.set(0, 1.5, -3);
		wall.computeWorldMatrix(true);
		setPickTarget(wall, { kind: "solid" });
		expect(pointAt(0, 1.5, -6)).toBe("solid");
		wall.position.z = -9;
		wall.computeWorldMatrix(true);
		expect(pointAt(0, 1.5, -6)).toBe("behind");
	});

	it("[AVATAR2] never means someone who is not drawn", () => {
		const dropped = stand("dropped", 0, -4);
		dropped.presence = 0;
		stand("unplaced", 0, -5).isPlaced = false;
		expect(pointAt(0, 1.2, -4)).toBeUndefined();
		dropped.presence = 1;
		expect(pointAt(0, 1.2, -4)).toBe("dropped");
	});

	it("finds the top of a head from above", () => {
		stand("below", 0, 0.001);
		const info = scene.pickWithRay(new Ray(new Vector3(0.1, 5, 0), new Vector3(0, -1, 0), 10));
		expect(mesh.visitorOf(info!)).toBe("below");
		expect(info!.distance).toBeCloseTo(5 - 1.88, 2);
	});
});
