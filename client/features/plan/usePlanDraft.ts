import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { readAgain, useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useNotifyRefused } from "#client/ui/console/useNotifyRefused.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { editPlan, previewHall, readPlan } from "#shared/features/plan/planEndpoints.ts";
import { readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import { PlanDraft, type PlanDraftState } from "./PlanDraft.ts";

const TRY_AGAIN_MS = 3_000;

interface OpenPlan {
	readonly draft: PlanDraft;
	readonly state: PlanDraftState;
	readonly isRead: boolean;
	readonly error: Error | null;
	readonly retry: () => void;
}

/** The plan of an event for as long as the page is open: others' changes come in, what is changed here goes out. */
export function usePlanDraft(eventId: string): OpenPlan {
	const { t } = useConsoleTexts();
	const queries = useQueryClient();
	const notifyRefused = useNotifyRefused();
	const plan = useEndpoint(readPlan, { params: { eventId } });
	const [draft] = useState(
		() =>
			new PlanDraft({
				send: async (edits) => {
					const reply = await callEndpoint(editPlan, { params: { eventId }, body: { edits: [...edits] } });
					void readAgain(queries, previewHall, readPublishing, listBooths);
					return reply;
				},
				onRefused: (error) => {
					notifyRefused(error);
					void readAgain(queries, readPlan);
				},
				onSkipped: (things) => notifications.show({ message: t("plan.undoSkipped", { count: things }) }),
				wait: () => new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS)),
			}),
	);
	useEffect(() => {
		if (plan.data) draft.receive(plan.data, 0);
	}, [draft, plan.data]);
	const state = useStore(draft.state);
	// What is on its way would be lost with the page.
	useEffect(() => {
		if (state.saving === "kept") return;
		const ask = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, [state.saving]);
	return {
		draft,
		state,
		isRead: plan.data !== undefined && state.things.size > 0,
		error: plan.data ? null : plan.error,
		retry: () => void plan.refetch(),
	};
}
