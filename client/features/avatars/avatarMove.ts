import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import type { Avatar } from "./Avatar.ts";
import { EACH_FRAME, TURNS } from "./Turns.ts";

/** What an instance carries so that it goes on between two turns: speed across and along the body, of a stride, and turn. */
export const AVATAR_MOVE = { avatarMove: 4 } as const;

export function writeMove(avatar: Avatar, values: Float32Array, at: number): void {
	values[at] = avatar.speedX;
	values[at + 1] = avatar.speedZ;
	values[at + 2] = avatar.strideSpeed;
	values[at + 3] = avatar.isEachFrame ? EACH_FRAME : avatar.turn;
}

export const AGES_UNIFORM = {
	ubo: [{ name: "avatarAges", size: 4, type: "vec4" }],
	vertex: "uniform vec4 avatarAges;",
};

/** As {@link Turns} has them. */
export function bindAges(uniforms: UniformBuffer, ages: Float32Array): void {
	uniforms.updateFloat4("avatarAges", ages[0]!, ages[1]!, ages[2]!, ages[3]!);
}

/** Seconds since an instance was written. */
export const AGE_CODE = `
	attribute vec4 avatarMove;
	float avatarAge() {
		int turn = int(avatarMove.w + 0.5);
		return turn < ${TURNS} ? avatarAges[turn] : 0.0;
	}
`;
