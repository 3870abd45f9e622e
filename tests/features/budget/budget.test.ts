import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { BoothForm } from "#shared/features/booths/boothEndpoints.ts";
import type { BoothBudget } from "#shared/features/budget/BoothBudget.ts";
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
