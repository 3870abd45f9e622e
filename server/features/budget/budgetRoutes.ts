import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { readBoothBudget } from "#shared/features/budget/budgetEndpoints.ts";
import type { BoothBudgets } from "./BoothBudgets.ts";

export interface BudgetRoutesOptions {
	readonly budgets: BoothBudgets;
	/** A booth's form as it is kept. */
	readonly draftOf: (eventId: string, boothId: string) => Promise<BoothDraft | undefined>;
}

export function budgetRoutes({ budgets, draftOf }: BudgetRoutesOptions): ServedEndpoint[] {
	return [
		serve(readBoothBudget, async ({ params: { eventId, boothId } }) => {
			const draft = await draftOf(eventId, boothId);
			return draft ? budgets.budgetOf(eventId, boothId, draft) : refuseCall(404, "not-found");
		}),
	];
}
