import { type Client, SchemaSerializer } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import type { HallState } from "#shared/hall/HallState.ts";

/** Room for the first state of a full hall; beyond it the encoder grows, and warns. */
Encoder.BUFFER_SIZE = 256 * 1024;

/**
 * Hands out copies of the encoder's bytes. Colyseus sends state as views of one shared buffer; a socket that stalls
 * keeps its view, the next patch overwrites what it has not sent yet, and the client then decodes ghosts.
 * One copy per patch, shared by all clients: nobody writes into it again.
 */
export class SnapshotSerializer extends SchemaSerializer<HallState> {
	readonly #beforePatch: (client: Client) => void;

	/** Hears of each client before it is sent a patch. */
	constructor(beforePatch: (client: Client) => void) {
		super();
		this.#beforePatch = beforePatch;
	}

	override applyPatches(...args: Parameters<SchemaSerializer<HallState>["applyPatches"]>): boolean {
		if (this.encoder.hasChanges) for (const client of args[0]) this.#beforePatch(client);
		return super.applyPatches(...args);
	}

	override reset(state: HallState): void {
		super.reset(state);
		const encode = this.encoder.encode.bind(this.encoder);
		this.encoder.encode = (...args: Parameters<typeof encode>) => Buffer.from(encode(...args));
	}

	override getFullState(...args: Parameters<SchemaSerializer<HallState>["getFullState"]>): Buffer {
		return Buffer.from(super.getFullState(...args));
	}
}
