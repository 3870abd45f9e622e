import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInvitation, createReset } from "#shared/features/accounts/peopleEndpoints.ts";
import { editBooth, readBooth, returnBooth, submitBooth } from "#shared/features/booths/boothEndpoints.ts";
import { createEvent } from "#shared/features/event/eventEndpoints.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { eventMedia } from "#shared/features/media/mediaEndpoints.ts";
import { editPlan, readPlan } from "#shared/features/plan/planEndpoints.ts";
import { createPreviewLink, publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import type { ConsoleUser } from "./ConsoleUser.ts";
import { eventually } from "./eventually.ts";
import { type HallHarness, SAMPLE_EVENT } from "./hall.ts";
import { Walker } from "./Walker.ts";

const BOOTHS = fileURLToPath(new URL(`../../assets/events/${SAMPLE_EVENT}/booths/`, import.meta.url));

/** As a fair's team brings them, one of each kind; the last is no picture. */
const FILES: readonly { readonly path: string; readonly name: string; readonly kind: MediaKind }[] = [
	{ path: "ai-models/media/poster.webp", name: "大模型展区海报.webp", kind: "image" },
	{ path: "auto-parts/media/gearbox.glb", name: "Gearbox.glb", kind: "model" },
	{ path: "cloud-edge/media/handbook.pdf", name: "Exhibitor handbook.pdf", kind: "document" },
	{ path: "smart-park/media/flight.webm", name: "园区航拍.webm", kind: "video" },
	{ path: "ai-models/booth.json", name: "logo.png", kind: "image" },
];

/** What a console is looked at with. */
export interface FurnishedConsole {
	readonly owner: ConsoleUser;
	readonly exhibitor: ConsoleUser;
	/** The booth of the exhibitor; another waits for review. */
	readonly boothId: string;
	readonly submittedId: string;
	/** An event that nobody has done anything about yet. */
	readonly emptyEventId: string;
	/** Pages that open without an account, for whoever has the link. */
	readonly setup: string;
	readonly invitation: string;
	readonly reset: string;
	readonly preview: string;
}

/** The sample event as it stands in the weeks before its opening: people, files, a review, and visitors who try it. */
export async function furnishConsole(hall: HallHarness): Promise<FurnishedConsole> {
	const { eventId } = hall;
	const params = { eventId };
	const owner = await hall.signIn("owner", { name: "林悦", email: "lin.yue@carnival.example" });
	const [boothId = "", submittedId = "", returnedId = ""] = hall.pavilion.library.boothIds(eventId) ?? [];
	await hall.signIn("organizer", { name: "Olga Petrova", email: "olga@carnival.example" });
	await hall.signIn("moderator", { name: "王磊", email: "wang.lei@carnival.example" });
	await hall.signIn("boothStaff", { name: "陈思", email: "chen.si@clearscape.example", boothId });
	const exhibitor = await hall.signIn("exhibitor", { name: "Ada Chen", email: "ada@clearscape.example", boothId });
	const invite = { role: "exhibitor", boothId: submittedId, email: "lin@example.com", note: "林晓" } as const;
	const invitation = await owner.call(createInvitation, { params, body: invite });
	await owner.call(createInvitation, { params, body: { role: "speaker", note: "Prof. Zhang" } });
	const reset = await owner.call(createReset, { params: { ...params, accountId: exhibitor.accountId } });
	const preview = await owner.call(createPreviewLink, { params, body: { days: 7 } });
	const emptyEventId = "spring-fair-2027";
	await owner.call(createEvent, {
		body: { eventId: emptyEventId, title: { "zh-CN": "2027 春季智造展", en: "Spring Fair for Makers 2027" } },
	});
	await owner.call(publishEvent, { params, body: { note: "展位编号已更新" } });
	await visit(hall, [boothId, submittedId, returnedId]);
	for (const file of FILES) await upload(owner, eventId, file);

	// Drafts that moved on.
	await describeAnew(owner, eventId, submittedId, "Every cable of the bridge says how it feels, every second.");
	await submit(owner, eventId, submittedId);
	await describeAnew(owner, eventId, returnedId, "Robots that learn a task by being shown it once.");
	await submit(owner, eventId, returnedId);
	await owner.call(returnBooth, {
		params: { eventId, boothId: returnedId },
		body: { comment: "海报请换成高清版本，英文简介还缺一句话。" },
	});
	const { entries } = await owner.call(readPlan, { params });
	const edits = entries
		.filter(({ object }) => object.kind === "booth")
		.slice(0, 1)
		.map(({ objectId, hallId, revision, object }) => ({
			objectId,
			hallId,
			base: revision,
			object: object.kind === "booth" ? { ...object, value: { ...object.value, x: object.value.x + 0.5 } } : object,
		}));
	await owner.call(editPlan, { params, body: { edits } });
	return {
		owner,
		exhibitor,
		boothId,
		submittedId,
		emptyEventId,
		setup: hall.pavilion.accounts.setupPath ?? "",
		invitation: invitation.address ?? "",
		reset: reset.address,
		preview: preview.address ?? "",
	};
}

/** Two who stop at booths, and are still there. */
async function visit(hall: HallHarness, boothIds: readonly string[]): Promise<void> {
	for (const [index, name] of ["周晴", "Maria"].entries()) {
		const walker = await Walker.enter(await hall.join({ name }), (ms) => hall.pass(ms / 1000));
		for (const boothId of boothIds.slice(index)) {
			await walker.goTo(boothId);
			await walker.stay(25 - index * 10);
		}
	}
}

/** Resolves once something became of it. */
async function upload(
	owner: ConsoleUser,
	eventId: string,
	{ path, name, kind }: { path: string; name: string; kind: MediaKind },
): Promise<void> {
	const bytes = await readFile(join(BOOTHS, path));
	const begun = await owner.fetch(`/api/events/${eventId}/media`, {
		method: "POST",
		headers: {
			"Tus-Resumable": "1.0.0",
			"Content-Type": "application/offset+octet-stream",
			"Upload-Length": String(bytes.length),
			"Upload-Metadata": `kind ${btoa(kind)},filename ${Buffer.from(name).toString("base64")}`,
		},
		body: bytes,
	});
	if (!begun.ok) throw new Error(`furnishConsole: ${name} was refused: ${await begun.text()}`);
	const uploadId = begun.headers.get("Location")?.split("/").at(-1) ?? "";
	await eventually(async () => {
		const { state } = await owner.call(eventMedia.read, { params: { eventId, uploadId } });
		return state === "ready" || state === "refused";
	}, 60_000);
}

async function describeAnew(user: ConsoleUser, eventId: string, boothId: string, tagline: string): Promise<void> {
	const params = { eventId, boothId };
	const { draft, revision } = await user.call(readBooth, { params });
	const changed = { ...draft, tagline: { ...draft.tagline, en: tagline } };
	await user.call(editBooth, { params, body: { base: revision, draft: changed } });
}

async function submit(user: ConsoleUser, eventId: string, boothId: string): Promise<void> {
	const params = { eventId, boothId };
	const { revision } = await user.call(readBooth, { params });
	await user.call(submitBooth, { params, body: { base: revision } });
}
