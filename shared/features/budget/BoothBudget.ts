import * as z from "zod";
import type { BoothDraft, ExhibitDraft } from "../booths/BoothDraft.ts";
import type { MediaFacts } from "../media/Media.ts";
import { addCosts, type BoothCost, boothCost, COST_AXES, FREE, mapCost } from "./BoothCost.ts";

const MB = 1024 * 1024;

/**
 * What a headset draws with ease from one viewpoint ([BOOTH1], `npm run size`): the device that everything is measured
 * by is a Quest.
 */
const VIEW: BoothCost = { triangles: 200_000, draws: 100, textureBytes: 256 * MB, bytes: 40 * MB };
/**
 * Of a hall's floor about a sixth is near enough to be drawn as it is, wherever one stands; the rest is signs and
 * one simplified mesh each ([BOOTH6]). So all booths together may cost six such views.
 */
const VIEWS_IN_A_HALL = 6;

/** Every booth gets this much, however many there are: a template, two exhibits of its own, and its pictures. */
const LEAST: BoothCost = { triangles: 30_000, draws: 72, textureBytes: 64 * MB, bytes: 6 * MB };
/** And none gets more, however empty the hall: one stands before it with the rest of a view for everything else. */
const MOST: BoothCost = { triangles: 100_000, draws: 96, textureBytes: 128 * MB, bytes: 16 * MB };

/** What one model may cost in its slot: three of them and a template fill the smallest share. */
export const SLOT_LIMITS: Readonly<Record<"model" | "stand", BoothCost>> = {
	model: { triangles: 15_000, draws: 24, textureBytes: 16 * MB, bytes: 2 * MB },
	stand: { triangles: 8_000, draws: 10, textureBytes: 12 * MB, bytes: 2 * MB },
};

export const boothBudget = z.strictObject({
	share: boothCost,
	used: boothCost,
	/** In what it takes more than its share. */
	over: z.array(z.enum(COST_AXES)),
	isOver: z.boolean(),
	/** What costs most, the dearest first. `where` is `template`, `logo` or the name of a slot. */
	parts: z.array(z.strictObject({ where: z.string(), cost: boothCost })),
});
export type BoothBudget = z.infer<typeof boothBudget>;

export interface Footprint {
	readonly width: number;
	readonly depth: number;
}

/**
 * A booth's share of its hall: by the floor it covers among all booths there, but not below {@link LEAST} nor above
 * {@link MOST}. `others` are the footprints of all booths of the hall, its own among them or not.
 */
export function shareOf(own: Footprint, others: readonly Footprint[]): BoothCost {
	const area = ({ width, depth }: Footprint) => width * depth;
	const all = Math.max(
		area(own),
		others.reduce((sum, footprint) => sum + area(footprint), 0),
	);
	return mapCost((axis) => {
		const byFloor = (VIEW[axis] * VIEWS_IN_A_HALL * area(own)) / all;
		return Math.round(Math.min(MOST[axis], Math.max(LEAST[axis], byFloor)));
	});
}

export interface MeasuredBooth {
	readonly used: BoothCost;
	readonly parts: BoothBudget["parts"];
}

/** What a booth's content comes to. Media that nothing is known of cost nothing: they are missing, which is told elsewhere. */
export function measureBooth(
	{ logo, exhibits }: Pick<BoothDraft, "logo" | "exhibits">,
	template: MediaFacts | undefined,
	factsOf: (address: string) => MediaFacts | undefined,
): MeasuredBooth {
	const seen = new Set<string>();
	/** The same file twice is fetched and held once, and drawn twice. */
	const cost = (address: string): BoothCost => {
		const facts = address === "" ? undefined : factsOf(address);
		if (!facts) return FREE;
		const whole = costOf(facts);
		if (seen.has(address)) return { ...whole, bytes: 0, textureBytes: 0 };
		seen.add(address);
		return whole;
	};
	const parts = [
		{ where: "template", cost: template ? costOf(template) : FREE },
		{ where: "logo", cost: cost(logo) },
		...Object.entries(exhibits).map(([slot, exhibit]) => ({
			where: slot,
			cost: filesOf(exhibit)
				.map(cost)
				.reduce(addCosts, exhibit.kind === "model" ? FREE : A_PANEL),
		})),
	];
	return {
		used: parts.map((part) => part.cost).reduce(addCosts, FREE),
		parts: parts.sort((a, b) => weight(b.cost) - weight(a.cost)),
	};
}

/** A frame and what it shows are two quads in one draw. */
const A_PANEL: BoothCost = { ...FREE, triangles: 24, draws: 1 };

export function budgetOf(share: BoothCost, { used, parts }: MeasuredBooth): BoothBudget {
	const over = COST_AXES.filter((axis) => used[axis] > share[axis]);
	return { share, used, over, isOver: over.length > 0, parts: [...parts] };
}

/** Of a file by itself. */
export function costOf(facts: MediaFacts): BoothCost {
	switch (facts.kind) {
		case "model":
		case "stand": {
			const { triangles, draws, textureBytes, bytes } = facts;
			return { triangles, draws, textureBytes, bytes };
		}
		case "image":
			return { ...FREE, textureBytes: texture(facts, 4 / 3), bytes: facts.bytes };
		case "photo360":
			return { ...FREE, textureBytes: texture(facts, 4 / 3), bytes: facts.bytes };
		// One frame at a time, without mip-maps.
		case "video":
			return { ...FREE, textureBytes: texture(facts, 1) };
		// A page as large as a picture may be, for whoever stands at it.
		case "document":
			return { ...FREE, textureBytes: texture(pageOf(facts), 4 / 3) };
		default:
			return facts satisfies never;
	}
}

const BYTES_PER_PIXEL = 4;
const texture = ({ width, height }: Pixels, mips: number) => Math.round(width * height * BYTES_PER_PIXEL * mips);
type Pixels = { readonly width: number; readonly height: number };

const PAGE_PIXELS = 1024;
function pageOf({ width, height }: Pixels): Pixels {
	const scale = PAGE_PIXELS / Math.max(width, height, 1);
	return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function filesOf(exhibit: ExhibitDraft): string[] {
	switch (exhibit.kind) {
		case "model":
			return [exhibit.model];
		case "image":
		case "photo360":
			return [exhibit.image];
		case "video":
			return [exhibit.video, exhibit.poster ?? ""];
		case "document":
			return [exhibit.document];
		case "text":
		case "link":
			return [];
		default:
			return exhibit satisfies never;
	}
}

/** Addresses of all files that a booth's content shows, its template's left out. */
export function mediaOf({ logo, exhibits }: Pick<BoothDraft, "logo" | "exhibits">): string[] {
	return [logo, ...Object.values(exhibits).flatMap(filesOf)].filter((address) => address !== "");
}

/** How much of a headset's ease something takes, whichever way. */
function weight(cost: BoothCost): number {
	return COST_AXES.reduce((sum, axis) => sum + cost[axis] / VIEW[axis], 0);
}
