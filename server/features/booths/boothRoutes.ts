import type { Recorder } from "#server/http/Recorder.ts";
import { type RefusedCall, refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import type { BoothDraft, BoothProblem } from "#shared/features/booths/BoothDraft.ts";
import {
	approveBooth,
	type BoothForm,
	type BoothPreview,
	createBooth,
	editBooth,
	listBooths,
	listBoothVersions,
	previewBooth,
	readBooth,
	readBoothVersion,
	removeBooth,
	restoreBoothVersion,
	returnBooth,
	submitBooth,
} from "#shared/features/booths/boothEndpoints.ts";
import { mediaNames } from "#shared/features/event/EventSnapshot.ts";
import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";
import type { BoothChangeOutcome, BoothDraftStore, KeptBooth } from "./BoothDraftStore.ts";

/** Where a booth stands in the plan. */
export interface BoothPlace {
	readonly hallId: string;
	readonly number: string;
}

export interface BoothRoutesOptions {
	readonly booths: BoothDraftStore;
	readonly now: () => number;
	readonly tell: (eventId: string, change: DraftChange) => void;
	/** Where each booth of a plan stands; undefined where there is no such event. */
	readonly placesOf: (eventId: string) => Promise<ReadonlyMap<string, BoothPlace> | undefined>;
	/** What keeps a booth from being shown as its form says. */
	readonly judge: (eventId: string, draft: BoothDraft) => Promise<BoothProblem[]>;
	readonly isLive: (eventId: string, boothId: string) => boolean;
	readonly hasMedia: (name: string) => Promise<boolean>;
	readonly templateIds: readonly string[];
	readonly newDraft: (boothId: string, template: string) => BoothDraft;
	readonly takeFromPlan: (eventId: string, boothId: string, by: string) => Promise<void>;
	readonly preview: (eventId: string, boothId: string, draft: BoothDraft) => Promise<BoothPreview>;
	/** What a booth takes of the hall's budget. */
	readonly budgetOf: (eventId: string, boothId: string, draft: BoothDraft) => Promise<{ readonly isOver: boolean }>;
	/** Keeps who let what through, and why. */
	readonly record: Recorder;
}

/** A booth's way from an empty form to approved. */
export function boothRoutes(options: BoothRoutesOptions): ServedEndpoint[] {
	const { booths, now, tell, judge, record } = options;

	const asForm = async (eventId: string, booth: KeptBooth): Promise<BoothForm> => ({
		...booth,
		problems: await judge(eventId, booth.draft),
		isLive: options.isLive(eventId, booth.boothId),
	});
	/** What was changed is told, and answered as it stands now. */
	const answer = async (eventId: string, outcome: BoothChangeOutcome): Promise<BoothForm | RefusedCall> => {
		if (outcome.status === "not-found") return refuseCall(404, "not-found");
		const form = await asForm(eventId, outcome.booth);
		if (outcome.status === "stale") return refuseCall(409, "revision-stale", { details: form });
		tell(eventId, { what: "booth", boothId: form.boothId, revision: form.revision });
		return form;
	};

	return [
		serve(listBooths, async ({ params: { eventId } }) => {
			const places = await options.placesOf(eventId);
			if (!places) return refuseCall(404, "not-found");
			const kept = await booths.list(eventId);
			return Promise.all(
				kept.map(async ({ draft, ...booth }) => {
					const place = places.get(booth.boothId);
					return {
						...booth,
						number: place?.number ?? null,
						hallId: place?.hallId ?? null,
						name: draft.name,
						template: draft.template,
						problems: (await judge(eventId, draft)).length,
						isLive: options.isLive(eventId, booth.boothId),
					};
				}),
			);
		}),
		serve(createBooth, async (call) => {
			const { eventId } = call.params;
			const { boothId, name, template } = call.body;
			if (!options.templateIds.includes(template)) return refuseCall(422, "unknown-template");
			const draft = { ...options.newDraft(boothId, template), name };
			const made = await booths.create(eventId, boothId, draft, signedIn(call).name, now());
			if (made === "not-found") return refuseCall(404, "not-found");
			if (made === "taken") return refuseCall(409, "booth-id-taken");
			await record({ eventId, actor: signedIn(call), action: "booth-created", subject: boothId });
			return answer(eventId, { status: "kept", booth: made }) as Promise<BoothForm>;
		}),
		serve(removeBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const before = await booths.find(eventId, boothId);
			if (!before) return refuseCall(404, "not-found");
			await options.takeFromPlan(eventId, boothId, signedIn(call).name);
			await booths.remove(eventId, boothId);
			await record({ eventId, actor: signedIn(call), action: "booth-removed", subject: boothId });
			tell(eventId, { what: "booth", boothId, revision: before.revision + 1 });
			return undefined;
		}),
		serve(readBooth, async ({ params: { eventId, boothId } }) => {
			const booth = await booths.find(eventId, boothId);
			return booth ? asForm(eventId, booth) : refuseCall(404, "not-found");
		}),
		serve(editBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const { base, draft } = call.body;
			if (draft.id !== boothId) return refuseCall(400, "invalid");
			if (typeof draft.template === "string" && !options.templateIds.includes(draft.template)) {
				return refuseCall(422, "unknown-template");
			}
			for (const name of mediaNames(draft)) {
				if (!(await options.hasMedia(name))) return refuseCall(422, "unknown-media", { details: { name } });
			}
			const by = signedIn(call).name;
			return answer(eventId, await booths.change(eventId, boothId, base, { draft, state: "draft" }, by, now()));
		}),
		serve(submitBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const booth = await booths.find(eventId, boothId);
			if (!booth) return refuseCall(404, "not-found");
			const problems = await judge(eventId, booth.draft);
			if (problems.length > 0) return refuseCall(422, "incomplete", { details: problems });
			const change = { state: "submitted", version: "submitted", submittedAtMs: now(), comment: null } as const;
			return answer(eventId, await booths.change(eventId, boothId, call.body.base, change, signedIn(call).name, now()));
		}),
		serve(returnBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const booth = await booths.find(eventId, boothId);
			if (!booth) return refuseCall(404, "not-found");
			if (booth.review.state !== "submitted") return refuseCall(409, "not-submitted");
			const change = { state: "returned", comment: call.body.comment } as const;
			const actor = signedIn(call);
			const outcome = await booths.change(eventId, boothId, booth.revision, change, actor.name, now());
			if (outcome.status === "kept") await record({ eventId, actor, action: "booth-returned", subject: boothId });
			return answer(eventId, outcome);
		}),
		serve(approveBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const { base, overBudgetReason } = call.body;
			const actor = signedIn(call);
			const booth = await booths.find(eventId, boothId);
			if (!booth) return refuseCall(404, "not-found");
			const problems = await judge(eventId, booth.draft);
			if (problems.length > 0) return refuseCall(422, "incomplete", { details: problems });
			const budget = await options.budgetOf(eventId, boothId, booth.draft);
			if (budget.isOver && overBudgetReason === undefined) return refuseCall(422, "over-budget", { details: budget });
			const letThrough = budget.isOver && overBudgetReason !== undefined ? { overBudgetReason } : {};
			const change = { state: "approved", version: "approved", comment: null, ...letThrough } as const;
			const outcome = await booths.change(eventId, boothId, base, change, actor.name, now());
			if (outcome.status === "kept") {
				const deed = { eventId, actor, subject: boothId };
				await (overBudgetReason !== undefined && budget.isOver
					? record({ ...deed, action: "booth-approved-over-budget", detail: { reason: overBudgetReason } })
					: record({ ...deed, action: "booth-approved" }));
			}
			return answer(eventId, outcome);
		}),
		serve(listBoothVersions, async ({ params: { eventId, boothId } }) => {
			if (!(await booths.find(eventId, boothId))) return refuseCall(404, "not-found");
			return booths.versions(eventId, boothId);
		}),
		serve(readBoothVersion, async ({ params: { eventId, boothId, version } }) => {
			const kept = await booths.version(eventId, boothId, Number(version));
			return kept ?? refuseCall(404, "not-found");
		}),
		serve(restoreBoothVersion, async (call) => {
			const { eventId, boothId, version } = call.params;
			const kept = await booths.version(eventId, boothId, Number(version));
			if (!kept) return refuseCall(404, "not-found");
			const change = { draft: kept.draft, state: "draft", version: "restored" } as const;
			return answer(eventId, await booths.change(eventId, boothId, call.body.base, change, signedIn(call).name, now()));
		}),
		serve(previewBooth, async ({ params: { eventId, boothId } }) => {
			const booth = await booths.find(eventId, boothId);
			return booth ? options.preview(eventId, boothId, booth.draft) : refuseCall(404, "not-found");
		}),
	];
}
