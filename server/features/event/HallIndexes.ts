import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";
import { changesBetween } from "#shared/features/event/hallChanges.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { EventLibrary } from "./EventLibrary.ts";

/** Small enough in a few milliseconds: everyone inside asks within a tenth of a second. */
const BROTLI_QUALITY = 5;

/** Two to this power: more than an index of two hundred booths is long. */
const BROTLI_WINDOW = 18;

/** Who has an older one gets everything. */
const EDITIONS_KEPT = 8;

/** Written once, and compressed once for each encoding that is asked for. */
interface Packed {
	readonly plain: Buffer;
	readonly br: Promise<Buffer>;
	readonly gzip: Promise<Buffer>;
}

/** The indexes of halls as they go out, whole or as what changed: made once for each publication, whoever asks how often. */
export class HallIndexes {
	/** Of each hall its index, and by the edition before what changed. What nobody shows any more goes with its hall. */
	readonly #packed = new WeakMap<PublishedHall, Map<number | "index" | "everything", Packed>>();
	/** The last ones of each hall by its event and id, the newest last. */
	readonly #editions = new Map<string, PublishedHall[]>();

	constructor(library: Pick<EventLibrary, "hall" | "onPublished">) {
		library.onPublished((eventId, hallId) => {
			const hall = library.hall(eventId, hallId);
			if (hall) this.#keep(hall);
			else this.#editions.delete(`${eventId}/${hallId}`);
		});
	}

	/** Answers with the hall's index, or that whoever asks has it already. */
	async send(hall: PublishedHall, request: Request, response: Response): Promise<void> {
		// Whoever goes in with it will ask what changed since; a hall may have been on show before this was made.
		this.#keep(hall);
		const etag = `"${hall.edition.toString(16)}"`;
		response.setHeader("Cache-Control", "private, no-cache");
		response.setHeader("ETag", etag);
		if (request.headers["if-none-match"]?.includes(etag)) {
			response.vary("Accept-Encoding");
			response.status(304).end();
			return;
		}
		await sendPacked(
			this.#pack(hall, "index", () => hall),
			request,
			response,
		);
	}

	/** Answers with what changed since an edition. */
	async sendChanges(hall: PublishedHall, since: number, request: Request, response: Response): Promise<void> {
		response.setHeader("Cache-Control", "private, no-store");
		const before = this.#keep(hall).find(({ edition }) => edition === since);
		await sendPacked(
			this.#pack(hall, before?.edition ?? "everything", () => changesBetween(before, hall)),
			request,
			response,
		);
	}

	#pack(hall: PublishedHall, what: number | "index" | "everything", make: () => unknown): Packed {
		let ofHall = this.#packed.get(hall);
		if (!ofHall) {
			ofHall = new Map();
			this.#packed.set(hall, ofHall);
		}
		let packed = ofHall.get(what);
		if (!packed) {
			packed = pack(make());
			ofHall.set(what, packed);
		}
		return packed;
	}

	/** The editions that are known of a hall, this one among them. */
	#keep(hall: PublishedHall): readonly PublishedHall[] {
		const key = `${hall.event.id}/${hall.hall.id}`;
		const editions = this.#editions.get(key) ?? [];
		this.#editions.set(key, editions);
		if (editions.at(-1) !== hall) editions.push(hall);
		if (editions.length > EDITIONS_KEPT) editions.shift();
		return editions;
	}
}

async function sendPacked(packed: Packed, request: Request, response: Response): Promise<void> {
	response.vary("Accept-Encoding");
	const encoding = request.acceptsEncodings(["br", "gzip", "identity"]);
	response.type("json");
	if (encoding === "br" || encoding === "gzip") {
		response.setHeader("Content-Encoding", encoding);
		response.end(await packed[encoding]);
	} else response.end(packed.plain);
}

function pack(value: unknown): Packed {
	const plain = Buffer.from(JSON.stringify(value));
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
		// The usual window is four megabytes, which are set aside anew each time.
		[constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW,
	};
	let br: Promise<Buffer> | undefined;
	let zipped: Promise<Buffer> | undefined;
	return {
		plain,
		get br() {
			br ??= promisify(brotliCompress)(plain, { params });
			return br;
		},
		get gzip() {
			zipped ??= promisify(gzip)(plain);
			return zipped;
		},
	};
}
