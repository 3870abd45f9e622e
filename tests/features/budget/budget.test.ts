import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import {
	approveBooth,
	type BoothForm,
	createBooth,
	editBooth,
	readBooth,
	submitBooth,
} from "#shared/features/booths/boothEndpoints.ts";
import type { BoothBudget } from "#shared/features/budget/BoothBudget.ts";
import { createEvent } from "#shared/features/event/eventEndpoints.ts";
import { editPlan } from "#shared/features/plan/planEndpoints.ts";
import { publishEvent, readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { model } from "../media/files.ts";

let hall: HallHarness;
let organizer: ConsoleUser;
let exhibitor: ConsoleUser;
let boothId: string;
const booth = (id = boothId) => `/api/events/${hall.eventId}/booths/${id}`;

beforeAll(async () => {
	hall = await startHall();
	boothId = hall.pavilion.library.boothIds(hall.eventId)![0]!;
	organizer = await hall.signIn("organizer");
	exhibitor = await hall.signIn("exhibitor", { boothId });
}, 120_000);
afterAll(() => hall?.stop());

const read = async <Reply>(user: ConsoleUser, path: string) => (await (await user.fetch(path)).json()) as Reply;

/** A file that came by another way than an upload, with an archive say: nobody reduced it. */
async function keepModel(triangles: number): Promise<string> {
	const bytes = await model({ pieces: 1, steps: Math.round(Math.sqrt(triangles / 2)) });
	const blobs = await BlobFolder.open(join(hall.dataFolder, "media"));
	return `/content/${(await blobs.keepBytes(bytes, "glb")).name}`;
}

const post = (user: ConsoleUser, path: string, body: unknown, method = "POST") =>
	user.fetch(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

it("[BUDGET4] an exhibitor sees what their booth takes of its share, and nobody else's", async () => {
	const budget = await read<BoothBudget>(exhibitor, `${booth()}/budget`);
	expect(budget).toMatchObject({ isOver: false, over: [] });
	expect(budget.used.triangles).toBeGreaterThan(5_000);
	expect(budget.parts.some(({ where }) => where === "template")).toBe(true);
	const [, other] = hall.pavilion.library.boothIds(hall.eventId)!;
	expect((await exhibitor.fetch(`${booth(other)}/budget`)).status).toBe(403);
	expect((await organizer.fetch(`${booth("nobody")}/budget`)).status).toBe(404);
});

it("[BUDGET5] what is over its share is approved only with a reason, which is kept", async () => {
	const { draft, revision } = await read<BoothForm>(exhibitor, booth());
	const [slot, exhibit] = Object.entries(draft.exhibits).find(([, { kind }]) => kind === "model")!;
	const heavy = { ...exhibit, model: await keepModel(200_000) };
	const kept = await post(
		exhibitor,
		booth(),
		{ base: revision, draft: { ...draft, exhibits: { ...draft.exhibits, [slot]: heavy } } },
		"PUT",
	);
	expect(kept.status, await kept.clone().text()).toBe(200);
	const form = (await kept.json()) as BoothForm;
	expect(await read<BoothBudget>(organizer, `${booth()}/budget`)).toMatchObject({
		isOver: true,
		over: expect.arrayContaining(["triangles"]),
		parts: expect.arrayContaining([expect.objectContaining({ where: slot })]),
	});
	const submitted = (await (await post(exhibitor, `${booth()}/submit`, { base: form.revision })).json()) as BoothForm;
	const approve = (more: object) => post(organizer, `${booth()}/approve`, { base: submitted.revision, ...more });

	const refused = await approve({});
	expect(refused.status).toBe(422);
	expect(await refused.json()).toMatchObject({ reason: "over-budget", details: { isOver: true } });
	const approved = await approve({ overBudgetReason: "It is the carnival's centrepiece." });
	expect(approved.status, await approved.clone().text()).toBe(200);
	const logged = await organizer.fetch(`/api/events/${hall.eventId}/audit`);
	expect(await logged.text()).toContain("centrepiece");
}, 90_000);

const both = (text: string) => ({ "zh-CN": text, en: text });

it("[BUDGET6] what is over its share since more booths came is published only with a reason, once", async () => {
	const owner = await hall.signIn("owner");
	const params = { eventId: "growing" };
	await owner.call(createEvent, { body: { ...params, title: both("A fair that grows") } });
	const place = async (boothId: string, at: number) => {
		const form = await owner.call(createBooth, {
			params,
			body: { boothId, name: both(boothId), template: "inline" },
		});
		const [x, z] = [(at % 7) * 4 - 12, Math.floor(at / 7) * 4 - 12];
		const object = { kind: "booth", value: { boothId, number: `A${at + 1}`, x, z, rotation: 0 } } as const;
		const edits = [{ objectId: `place-${boothId}`, hallId: "main", base: 0, object }];
		await owner.call(editPlan, { params, body: { edits } });
		return form;
	};
	const form = await place("first", 0);
	const at = { ...params, boothId: "first" };
	const [sample] = hall.pavilion.library.hall(hall.eventId, hall.hallId)!.booths;
	const { logo } = hall.pavilion.library.content(hall.eventId, hall.hallId, sample!.id)!;
	const engine = { kind: "model", model: await keepModel(30_000), title: both("An engine") } as const;
	const draft = { ...form.draft, logo, tagline: both("Engines"), description: both("All of them") };
	const filled = await owner.call(editBooth, {
		params: at,
		body: { base: form.revision, draft: { ...draft, exhibits: { "plinth-1": engine } } },
	});
	const submitted = await owner.call(submitBooth, { params: at, body: { base: filled.revision } });
	await owner.call(approveBooth, { params: at, body: { base: submitted.revision } });
	expect((await owner.call(readPublishing, { params })).obstacles).toEqual([]);

	for (let more = 1; more < 36; more++) await place(`later-${more}`, more);
	const over = { code: "over-budget", hallId: "main", boothId: "first", label: "A1" };
	const overBudget = async () =>
		(await owner.call(readPublishing, { params })).obstacles.filter(({ code }) => code === "over-budget");
	expect(await overBudget()).toEqual([{ ...over, blocks: true }]);
	await expect(owner.call(publishEvent, { params, body: {} })).rejects.toMatchObject({
		reason: "blocked",
		details: [{ ...over, blocks: true }],
	});
	expect(hall.pavilion.library.events.map(({ id }) => id)).not.toContain("growing");

	await owner.call(publishEvent, { params, body: { overBudgetReason: "The engine is why they come." } });
	expect(await (await owner.fetch("/api/events/growing/audit")).text()).toContain("The engine is why they come.");
	expect(await overBudget()).toEqual([{ ...over, blocks: false }]);
	await owner.call(publishEvent, { params, body: {} });

	// Other content has not been let through: it is asked about when it is approved.
	const again = await owner.call(readBooth, { params: at });
	const heavier = { ...engine, model: await keepModel(45_000) };
	const edited = await owner.call(editBooth, {
		params: at,
		body: { base: again.revision, draft: { ...again.draft, exhibits: { "plinth-1": heavier } } },
	});
	await expect(owner.call(approveBooth, { params: at, body: { base: edited.revision } })).rejects.toMatchObject({
		reason: "over-budget",
	});
	const overBudgetReason = "It is newer.";
	await owner.call(approveBooth, { params: at, body: { base: edited.revision, overBudgetReason } });
	expect(await overBudget()).toEqual([{ ...over, blocks: false }]);
}, 90_000);
