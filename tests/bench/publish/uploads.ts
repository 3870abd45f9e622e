/** How fast files come up, and how long they are looked at. Prints JSON where it is run by itself. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Upload } from "tus-js-client";
import type { MediaItem, MediaKind } from "#shared/features/media/Media.ts";
import { model } from "#tests/features/media/files.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { quantile } from "../quantile.ts";

export interface UploadFigures {
	/** Received and on the disk, on this machine. */
	readonly uploadMbPerSecond: number;
	/** From the last byte until it can be shown, by megabyte as it came; the median of the models. */
	readonly optimiseSecondsPerMb: number;
	/** Of each file. */
	readonly files: readonly UploadedFigures[];
}

interface UploadedFigures {
	readonly name: string;
	readonly megabytes: number;
	readonly uploadMbPerSecond: number;
	readonly lookSeconds: number;
	/** Of a model: triangles before and after. */
	readonly triangles?: readonly [number, number];
}

export interface UploadTarget {
	readonly origin: string;
	readonly eventId: string;
	readonly boothId: string;
	readonly user: Pick<ConsoleUser, "cookie" | "fetch">;
}

const MB = 1024 * 1024;
const PIECE_BYTES = 8 * MB;
const SAMPLE = new URL("../../../assets/events/caohejing-carnival/booths/cable-bridge/media/", import.meta.url);

/** Real files, and models as large as exporters write them. */
async function filesToUpload(): Promise<{ name: string; kind: MediaKind; bytes: Buffer }[]> {
	const sample = (name: string) => readFile(new URL(name, SAMPLE));
	return [
		{ name: "bridge.glb", kind: "model", bytes: await sample("cable-bridge.glb") },
		{ name: "4 MB.glb", kind: "model", bytes: await model({ pieces: 4, steps: 160, texture: 1024 }) },
		{ name: "20 MB.glb", kind: "model", bytes: await model({ pieces: 20, steps: 170, texture: 2048 }) },
		{ name: "poster.webp", kind: "image", bytes: await sample("poster.webp") },
		{ name: "film.webm", kind: "video", bytes: await sample("monitoring.webm") },
		{ name: "handbook.pdf", kind: "document", bytes: await sample("handbook.pdf") },
	];
}

/** Uploads them one after the other, as a console does. */
export async function measureUploads(target: UploadTarget): Promise<UploadFigures> {
	const files: UploadedFigures[] = [];
	for (const { name, kind, bytes } of await filesToUpload()) {
		const began = performance.now();
		const path = await send(target, name, kind, bytes);
		const sent = performance.now();
		const item = await settled(target, path);
		const looked = performance.now();
		if (item.state !== "ready") throw new Error(`${name} was refused: ${item.reason} ${item.detail}`);
		const megabytes = bytes.length / MB;
		files.push({
			name,
			megabytes: round(megabytes),
			uploadMbPerSecond: round(megabytes / ((sent - began) / 1000)),
			lookSeconds: round((looked - sent) / 1000),
			...(item.reduction ? { triangles: [item.reduction.before.triangles, item.reduction.after.triangles] } : {}),
		});
	}
	const largest = files.reduce((a, b) => (b.megabytes > a.megabytes ? b : a));
	const models = files.filter(({ triangles, megabytes }) => triangles && megabytes >= 1);
	return {
		uploadMbPerSecond: largest.uploadMbPerSecond,
		optimiseSecondsPerMb: round(
			quantile(
				models.map(({ lookSeconds, megabytes }) => lookSeconds / megabytes),
				0.5,
			),
		),
		files,
	};
}

function send(
	{ origin, eventId, boothId, user }: UploadTarget,
	name: string,
	kind: MediaKind,
	bytes: Buffer,
): Promise<string> {
	return new Promise((resolve, reject) => {
		const upload = new Upload(bytes, {
			endpoint: `${origin}/api/events/${eventId}/booths/${boothId}/media`,
			headers: { cookie: user.cookie },
			metadata: { kind, filename: name },
			chunkSize: PIECE_BYTES,
			uploadDataDuringCreation: true,
			storeFingerprintForResuming: false,
			onSuccess: () => resolve(new URL(upload.url!).pathname),
			onError: reject,
		});
		upload.start();
	});
}

async function settled({ user }: UploadTarget, path: string): Promise<MediaItem> {
	for (;;) {
		const item = (await (await user.fetch(path)).json()) as MediaItem;
		if (item.state === "ready" || item.state === "refused") return item;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

const round = (value: number) => Math.round(value * 100) / 100;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await using hall = await startHall();
	const boothId = hall.pavilion.library.boothIds(hall.eventId)?.[0] ?? "";
	const user = await hall.signIn("exhibitor", { boothId });
	const figures = await measureUploads({ origin: hall.origin, eventId: hall.eventId, boothId, user });
	process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}
