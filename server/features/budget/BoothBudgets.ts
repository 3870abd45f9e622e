import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import {
	type BoothBudget,
	budgetOf,
	type Footprint,
	measureBooth,
	mediaOf,
	shareOf,
} from "#shared/features/budget/BoothBudget.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";

/** Room that a booth is given when nothing is known of its template: the usual row stand. */
const UNKNOWN_FOOTPRINT: Footprint = { width: 3, depth: 3 };

export interface BoothTemplateAt {
	/** Address of its GLB. */
	readonly model: string;
	readonly template: { readonly footprint: Footprint };
}

export interface BoothBudgetsOptions {
	/**
	 * By booth, the templates of all booths that stand in the same hall, its own too; nothing for one that stands
	 * nowhere.
	 */
	readonly neighboursIn: (eventId: string) => Promise<ReadonlyMap<string, readonly BoothDraft["template"][]>>;
	readonly templateOf: (template: BoothDraft["template"]) => Promise<BoothTemplateAt | undefined>;
	/** What files cost, by address. */
	readonly factsOf: (addresses: readonly string[]) => Promise<ReadonlyMap<string, MediaFacts>>;
}

/** What a booth shows, as far as it is filled in. */
type Content = Pick<BoothDraft, "template" | "logo" | "exhibits">;

/** What each booth may take of its hall, and what it takes. */
export class BoothBudgets {
	readonly #options: BoothBudgetsOptions;

	constructor(options: BoothBudgetsOptions) {
		this.#options = options;
	}

	/** Of a booth with this content, whether it is kept or not. */
	async budgetOf(eventId: string, boothId: string, draft: Content): Promise<BoothBudget> {
		return (await this.budgetsOf(eventId, new Map([[boothId, draft]]))).get(boothId)!;
	}

	/** Of many booths of an event at once. */
	async budgetsOf(eventId: string, booths: ReadonlyMap<string, Content>): Promise<Map<string, BoothBudget>> {
		const { neighboursIn, templateOf, factsOf } = this.#options;
		const neighbours = await neighboursIn(eventId);
		const stands = new Map<string, BoothTemplateAt | undefined>();
		const read = async (template: BoothDraft["template"]) => {
			const key = JSON.stringify(template);
			if (!stands.has(key)) stands.set(key, await templateOf(template));
		};
		for (const { template } of booths.values()) await read(template);
		for (const template of new Set([...booths.keys()].flatMap((boothId) => neighbours.get(boothId) ?? [])))
			await read(template);
		const standOf = (template: BoothDraft["template"]) => stands.get(JSON.stringify(template));
		const footprintOf = (template: BoothDraft["template"]) =>
			standOf(template)?.template.footprint ?? UNKNOWN_FOOTPRINT;
		const facts = await factsOf([
			...new Set([...booths.values()].flatMap((booth) => [standOf(booth.template)?.model ?? "", ...mediaOf(booth)])),
		]);
		return new Map(
			[...booths].map(([boothId, booth]) => {
				const share = shareOf(footprintOf(booth.template), (neighbours.get(boothId) ?? []).map(footprintOf));
				const model = facts.get(standOf(booth.template)?.model ?? "");
				return [
					boothId,
					budgetOf(
						share,
						measureBooth(booth, model, (address) => facts.get(address)),
					),
				];
			}),
		);
	}
}
