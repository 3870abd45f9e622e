import { bakeLight } from "./mesh/bakeLight.ts";
import type { Model } from "./mesh/Model.ts";
import { type WrittenModel, writeGlb } from "./mesh/writeGlb.ts";
import type { Stand } from "./templates/Stand.ts";

export const TEMPLATE_BUDGET = { triangles: 6000, draws: 8 } as const;
export const EXHIBIT_BUDGET = { triangles: 15_000 } as const;

export async function writeTemplate({ model }: Stand): Promise<Uint8Array> {
	return keepWithin(model, TEMPLATE_BUDGET, await writeGlb(model, bakeLight(model, { reach: 0.9 })));
}

export async function writeExhibit(model: Model): Promise<Uint8Array> {
	const light = bakeLight(model, { reach: 0.12, ambient: 0.95, floor: 0.25, glow: 0.05, rays: 64 });
	return keepWithin(model, { ...EXHIBIT_BUDGET, draws: 24 }, await writeGlb(model, light));
}

/** Of what stands in the halls themselves: seen from afar and from all sides, in few draws. */
export async function writeLandmark(model: Model): Promise<Uint8Array> {
	const light = bakeLight(model, { reach: 0.7, ambient: 0.95, floor: 0.3, glow: 0, rays: 48 });
	return keepWithin(model, { ...EXHIBIT_BUDGET, draws: 4 }, await writeGlb(model, light));
}

function keepWithin(
	{ root }: Model,
	budget: { readonly triangles: number; readonly draws: number },
	{ triangles, draws, bytes }: WrittenModel,
): Uint8Array {
	if (triangles > budget.triangles || draws > budget.draws) {
		throw new Error(
			`${root.name}: ${triangles} triangles and ${draws} draws; allowed are ${budget.triangles} and ${budget.draws}`,
		);
	}
	return bytes;
}
