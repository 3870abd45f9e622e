import { expect, it } from "vitest";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import type { BoothForm } from "#shared/features/booths/boothEndpoints.ts";
import {
	approveBooth,
	createBooth,
	editBooth,
	listBooths,
	previewBooth,
	readBooth,
	restoreBoothVersion,
	returnBooth,
	submitBooth,
} from "#shared/features/booths/boothEndpoints.ts";
import { createEvent, listConsoleEvents, removeEvent } from "#shared/features/event/eventEndpoints.ts";
import { readHall } from "#shared/features/event/hallEndpoints.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { editPlan, followDraft, previewHall, readPlan } from "#shared/features/plan/planEndpoints.ts";
import {
	createPreviewLink,
	openPreview,
	openPreviewHall,
	publishEvent,
	readPublishing,
	revokePreviewLink,
	showPublication,
	unpublishEvent,
} from "#shared/features/publishing/publishingEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

const both = (text: string) => ({ "zh-CN": text, en: text });
const FAIR = { eventId: "fair" };

/** A hall, and beside its event another one made by an organizer. */
async function open() {
	const hall = await startHall();
	const owner = await hall.signIn("owner");
	await owner.call(createEvent, { body: { eventId: "fair", title: both("Fair") } });
	return { hall, owner };
}

async function placeBooth(user: ConsoleUser, boothId: string, number: string, x: number): Promise<BoothForm> {
	const form = await user.call(createBooth, {
		params: FAIR,
		body: { boothId, name: both(boothId), template: "inline" },
	});
	const object = { kind: "booth", value: { boothId, number, x, z: -5, rotation: 0 } } as const;
	const edit = { objectId: `place-${boothId}`, hallId: "main", base: 0, object };
	await user.call(editPlan, { params: FAIR, body: { edits: [edit] } });
	return form;
}

/** Filled in as far as it must be, with a logo that the server has. */
async function fill(hall: HallHarness, user: ConsoleUser, form: BoothForm): Promise<BoothForm> {
	const { params } = { params: { ...FAIR, boothId: form.boothId } };
	const [one] = hall.pavilion.library.hall(hall.eventId, hall.hallId)!.booths;
	const logo = hall.pavilion.library.content(hall.eventId, hall.hallId, one!.id)!.logo;
	const draft = { ...form.draft, logo, tagline: both("We make things"), description: both("All of them") };
	return user.call(editBooth, { params, body: { base: form.revision, draft } });
}

async function shownHall(hall: HallHarness): Promise<PublishedHall | undefined> {
	const address = endpointAddress(readHall, { params: { eventId: "fair", hallId: "main" } });
	const response = await fetch(hall.origin + address);
	return response.ok ? response.json() : undefined;
}

it("[PUBLISH1] an event from nothing: what is drafted is nobody's but the organizers' until it is published", async () => {
	const { hall, owner } = await open();
	await using _hall = hall;
	expect((await owner.call(listConsoleEvents, {})).map(({ eventId, live }) => [eventId, live])).toContainEqual([
		"fair",
		null,
	]);
	const form = await placeBooth(owner, "robots", "A01", 0);
	expect(await shownHall(hall)).toBeUndefined();
	const params = { ...FAIR, boothId: "robots" };
	await expect(owner.call(submitBooth, { params, body: { base: form.revision } })).rejects.toMatchObject({
		reason: "incomplete",
		details: expect.arrayContaining([{ path: "logo", code: "missing" }]),
	});
	const filled = await fill(hall, owner, form);
	expect(filled.problems).toEqual([]);
	const submitted = await owner.call(submitBooth, { params, body: { base: filled.revision } });
	expect(submitted.review.state).toBe("submitted");
	const returned = await owner.call(returnBooth, { params, body: { comment: "A larger logo, please" } });
	expect(returned.review).toMatchObject({ state: "returned", comment: "A larger logo, please" });
	await expect(owner.call(returnBooth, { params, body: { comment: "Again" } })).rejects.toMatchObject({
		reason: "not-submitted",
	});
	const empty = await owner.call(publishEvent, { params: FAIR, body: {} });
	expect(empty).toMatchObject({ number: 1, isLive: true });
	expect((await shownHall(hall))?.booths).toMatchObject([{ id: "robots", name: { en: "Booth A01" } }]);

	await owner.call(approveBooth, { params, body: { base: returned.revision } });
	const { differences, live } = await owner.call(readPublishing, { params: FAIR });
	expect(live).toBe(1);
	expect(differences).toEqual([{ what: "booth", change: "added", hallId: "main", id: "robots", label: "A01 robots" }]);
	await owner.call(publishEvent, { params: FAIR, body: { note: "The robots have come" } });
	expect((await shownHall(hall))?.booths).toMatchObject([{ id: "robots", name: { en: "robots" }, revision: 2 }]);
	expect((await owner.call(listBooths, { params: FAIR }))[0]).toMatchObject({
		boothId: "robots",
		number: "A01",
		isLive: true,
	});

	await owner.call(showPublication, { params: { ...FAIR, number: "1" } });
	expect((await shownHall(hall))?.booths).toMatchObject([{ name: { en: "Booth A01" } }]);
	await owner.call(unpublishEvent, { params: FAIR });
	expect(await shownHall(hall)).toBeUndefined();
});

it("[PUBLISH7] what only a draft names is given to those who work on it, and to who holds a link to it", async () => {
	const { hall, owner } = await open();
	await using _hall = hall;
	const form = await placeBooth(owner, "robots", "A01", 0);
	const params = { ...FAIR, boothId: "robots" };
	const draft = { ...form.draft, tagline: both("Nobody may know this yet") };
	await owner.call(editBooth, { params, body: { base: form.revision, draft } });
	const { booth, content } = await owner.call(previewBooth, { params });
	expect(content.tagline.en).toBe("Nobody may know this yet");
	const status = async (init?: RequestInit) => (await fetch(hall.origin + booth.content, init)).status;
	expect(await status()).toBe(404);
	expect(await status({ headers: { cookie: owner.cookie } })).toBe(200);
	expect(await status({ headers: { cookie: (await hall.signIn("attendee")).cookie } })).toBe(404);

	const { address, id } = await owner.call(createPreviewLink, { params: FAIR, body: { days: 1 } });
	const token = address!.split("/").at(-1)!;
	const opening = await fetch(hall.origin + endpointAddress(openPreview, { params: { token } }));
	expect(await opening.json()).toMatchObject({ eventId: "fair", halls: [{ id: "main" }] });
	const [cookie] = opening.headers.getSetCookie()[0]!.split(";");
	const preview = await fetch(hall.origin + endpointAddress(openPreviewHall, { params: { token, hallId: "main" } }));
	const [shown] = ((await preview.json()) as PublishedHall).booths;
	expect(shown?.tagline.en).toBe("Nobody may know this yet");
	expect((await fetch(hall.origin + shown?.content, { headers: { cookie: cookie! } })).status).toBe(200);
	await owner.call(revokePreviewLink, { params: { ...FAIR, previewId: id } });
	expect((await fetch(hall.origin + shown?.content, { headers: { cookie: cookie! } })).status).toBe(404);
	expect((await fetch(hall.origin + endpointAddress(openPreview, { params: { token } }))).status).toBe(404);
});

it("[DRAFT2] two organizers at once: the stale edit is answered with what changed, and both hear of every change", async () => {
	const { hall, owner } = await open();
	await using _hall = hall;
	const bo = await hall.signIn("organizer", { eventId: "fair", name: "Bo" });
	await placeBooth(owner, "robots", "A01", 0);
	const { entries } = await bo.call(readPlan, { params: FAIR });
	const place = entries.find(({ object }) => object.kind === "booth")!;
	const stream = await bo.fetch(endpointAddress(followDraft, { params: FAIR }));
	const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
	let heard = "";
	const hears = async (what: string) => {
		while (!heard.includes(what)) heard += (await reader.read()).value ?? "";
	};
	await hears(": open");
	const move = (user: ConsoleUser, x: number) =>
		user.call(editPlan, {
			params: FAIR,
			body: {
				edits: [
					{
						objectId: place.objectId,
						hallId: "main",
						base: place.revision,
						object: { kind: "booth", value: { boothId: "robots", number: "A01", x, z: 0, rotation: 0 } },
					},
				],
			},
		});
	const { revision } = await move(bo, 3);
	await hears(`{"what":"plan","revision":${revision}}`);
	await expect(move(owner, 4)).rejects.toMatchObject({
		reason: "revision-stale",
		details: { stale: [{ objectId: place.objectId, changedBy: "Bo", entry: { object: { value: { x: 3 } } } }] },
	});
	const shown = await owner.call(previewHall, { params: { ...FAIR, hallId: "main" } });
	expect(shown.booths[0]).toMatchObject({ x: 3, z: 0 });
	await reader.cancel();
});

it("[BOOTH1] a form changed by somebody else meanwhile is not written over; an earlier version is brought back", async () => {
	const { hall, owner } = await open();
	await using _hall = hall;
	const form = await placeBooth(owner, "robots", "A01", 0);
	const params = { ...FAIR, boothId: "robots" };
	const filled = await fill(hall, owner, form);
	await expect(
		owner.call(editBooth, { params, body: { base: form.revision, draft: form.draft } }),
	).rejects.toMatchObject({
		reason: "revision-stale",
		details: { revision: filled.revision, draft: { tagline: both("We make things") } },
	});
	const submitted = await owner.call(submitBooth, { params, body: { base: filled.revision } });
	const later = await owner.call(editBooth, {
		params,
		body: { base: submitted.revision, draft: { ...filled.draft, tagline: both("Something worse") } },
	});
	expect(later.review.state).toBe("draft");
	const restored = await owner.call(restoreBoothVersion, {
		params: { ...params, version: "1" },
		body: { base: later.revision },
	});
	expect(restored.draft).toEqual(filled.draft);
	for (const version of ["7", "one", "-1"]) {
		await expect(
			owner.call(restoreBoothVersion, { params: { ...params, version }, body: { base: restored.revision } }),
		).rejects.toMatchObject({ reason: "not-found" });
	}
	const unknown = { ...filled.draft, logo: `/content/${"0".repeat(40)}.webp` };
	await expect(
		owner.call(editBooth, { params, body: { base: restored.revision, draft: unknown } }),
	).rejects.toMatchObject({ reason: "unknown-media" });
	await expect(
		owner.call(editBooth, {
			params,
			body: { base: restored.revision, draft: { ...filled.draft, template: "no-such-stand" } },
		}),
	).rejects.toMatchObject({ reason: "unknown-template" });
	expect((await owner.call(readBooth, { params })).revision).toBe(restored.revision);
});

it("[PUBLISH6] a removed event is closed to visitors at once, and only whoever types its name removes it", async () => {
	const { hall, owner } = await open();
	await using _hall = hall;
	await owner.call(publishEvent, { params: FAIR, body: {} });
	expect(await shownHall(hall)).toBeDefined();
	await expect(owner.call(removeEvent, { params: FAIR, body: { confirm: "fayre" } })).rejects.toMatchObject({
		reason: "not-confirmed",
	});
	await owner.call(removeEvent, { params: FAIR, body: { confirm: "fair" } });
	await eventually(async () => expect(await shownHall(hall)).toBeUndefined());
	await expect(owner.call(readPlan, { params: FAIR })).rejects.toMatchObject({ reason: "not-found" });
});
