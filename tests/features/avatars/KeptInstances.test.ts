import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import { Scene } from "@babylonjs/core/scene.js";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Avatar } from "#client/features/avatars/Avatar.ts";
import { KeptInstances } from "#client/features/avatars/KeptInstances.ts";
import { ThinInstances } from "#client/features/avatars/ThinInstances.ts";

const engine = new NullEngine();
const scene = new Scene(engine);
afterAll(() => {
	scene.dispose();
	engine.dispose();
});

describe("instances that stay", () => {
	it("[AVATAR8] are those of whoever was written and not let go of, each with what was written last", () => {
		const avatars = Array.from({ length: 12 }, (_, slot) => new Avatar(`v${slot}`, slot, 0));
		const step = fc.record({ who: fc.nat(11), isDropped: fc.boolean(), value: fc.nat(1000) });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const instances = new ThinInstances(CreateBox("box", {}, scene), { who: 1, value: 1 }, 2);
				const kept = new KeptInstances(instances);
				const expected = new Map<number, number>();
				for (const { who, isDropped, value } of steps) {
					const avatar = avatars[who]!;
					if (isDropped) {
						kept.drop(avatar);
						expected.delete(who);
						continue;
					}
					const at = instances.valuesAt(kept.of(avatar));
					instances.place(kept.of(avatar), who, 0, value, 0);
					instances.values.set([who, value], at);
					expected.set(who, value);
				}
				const found = Array.from({ length: instances.count }, (_, instance) => {
					const [who, value] = instances.values.subarray(
						instances.valuesAt(instance),
						instances.valuesAt(instance) + 2,
					);
					const at = instances.matrixAt(instance);
					expect([instances.matrices[at + 12], instances.matrices[at + 14]]).toEqual([who, value]);
					return [who!, value!] as const;
				});
				expect(new Map(found)).toEqual(expected);
				expect(found.length).toBe(expected.size);
				instances.dispose();
			}),
		);
	});
});
