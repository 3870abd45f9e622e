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
	/** Templates of all booths that stand in the same hall as this one, its own too; only its own where it stands nowhere. */
	readonly neighboursOf: (eventId: string, boothId: string) => Promise<readonly BoothDraft["template"][]>;
	readonly templateOf: (template: BoothDraft["template"]) => Promise<BoothTemplateAt | undefined>;
	/** What files cost, by address. */
	readonly factsOf: (addresses: readonly string[]) => Promise<ReadonlyMap<string, MediaFacts>>;
}

/** What each booth may take of its hall, and what it takes. */
export class BoothBudgets {
	readonly #options: BoothBudgetsOptions;

	constructor(options: BoothBudgetsOptions) {
		this.#options = options;
	}

	/** Of a booth with this content, whether it is kept or not. */
	async budgetOf(eventId: string, boothId: string, draft: BoothDraft): Promise<BoothBudget> {
		const { neighboursOf, templateOf, factsOf } = this.#options;
		const footprintOf = async (template: BoothDraft["template"]) =>
			(await templateOf(template))?.template.footprint ?? UNKNOWN_FOOTPRINT;
		const template = await templateOf(draft.template);
		const model = template?.model ?? "";
		const facts = await factsOf([model, ...mediaOf(draft)]);
		const others = await Promise.all((await neighboursOf(eventId, boothId)).map(footprintOf));
		const share = shareOf(template?.template.footprint ?? UNKNOWN_FOOTPRINT, others);
		return budgetOf(
			share,
			measureBooth(draft, facts.get(model), (address) => facts.get(address)),
		);
	}
}
