import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** Small enough in a few milliseconds: everyone inside asks within a tenth of a second. */
const BROTLI_QUALITY = 5;

/** Two to this power: more than an index of two hundred booths is long. */
const BROTLI_WINDOW = 18;

interface HallIndex {
	readonly etag: string;
	readonly plain: Buffer;
	readonly br: Promise<Buffer>;
	readonly gzip: Promise<Buffer>;
}

/** The indexes of halls as they go out: written and compressed once for each publication, whoever asks how often. */
export class HallIndexes {
	/** What nobody shows any more goes with its hall. */
	readonly #indexes = new WeakMap<PublishedHall, HallIndex>();

	/** Answers with the hall's index, or that whoever asks has it already. */
	async send(hall: PublishedHall, request: Request, response: Response): Promise<void> {
		const index = this.#indexOf(hall);
		response.setHeader("Cache-Control", "private, no-cache");
		response.setHeader("ETag", index.etag);
		response.vary("Accept-Encoding");
		if (request.headers["if-none-match"]?.includes(index.etag)) {
			response.status(304).end();
			return;
		}
		const encoding = request.acceptsEncodings(["br", "gzip", "identity"]);
		response.type("json");
		if (encoding === "br" || encoding === "gzip") {
			response.setHeader("Content-Encoding", encoding);
			response.end(await index[encoding]);
		} else response.end(index.plain);
	}

	#indexOf(hall: PublishedHall): HallIndex {
		const known = this.#indexes.get(hall);
		if (known) return known;
		const plain = Buffer.from(JSON.stringify(hall));
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
			[constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
			// The usual window is four megabytes, which are set aside anew each time.
			[constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW,
		};
		let br: Promise<Buffer> | undefined;
		let zipped: Promise<Buffer> | undefined;
		const index: HallIndex = {
			etag: `"${hall.edition.toString(16)}"`,
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
		this.#indexes.set(hall, index);
		return index;
	}
}
