import * as z from "zod";

/** What something costs a visitor's headset: to draw, to hold and to fetch. */
export const boothCost = z.strictObject({
	triangles: z.number(),
	/** With everything standing by itself; from afar a booth is one draw. */
	draws: z.number(),
	/** Graphics memory of its textures with their mip-maps, looked at from close by. */
	textureBytes: z.number(),
	/** What comes in when somebody walks up. Films and documents come when they are opened. */
	bytes: z.number(),
});
export type BoothCost = z.infer<typeof boothCost>;

export const COST_AXES = [
	"triangles",
	"draws",
	"textureBytes",
	"bytes",
] as const satisfies readonly (keyof BoothCost)[];
export type CostAxis = (typeof COST_AXES)[number];

export const FREE: BoothCost = { triangles: 0, draws: 0, textureBytes: 0, bytes: 0 };

export function addCosts(a: BoothCost, b: BoothCost): BoothCost {
	return mapCost((axis) => a[axis] + b[axis]);
}

export function mapCost(of: (axis: CostAxis) => number): BoothCost {
	return { triangles: of("triangles"), draws: of("draws"), textureBytes: of("textureBytes"), bytes: of("bytes") };
}
