import type { Iterator, Schema } from "@colyseus/schema";
import { registerSerializer, SchemaSerializer } from "colyseus.js";
import { inflateSync } from "fflate";

/** The first state comes deflated (`SnapshotSerializer`): two thousand people would be more than 80 KB otherwise. */
export class PackedStateSerializer extends SchemaSerializer<Schema> {
	override setState(packed: Uint8Array, it: Iterator = { offset: 0 }): void {
		super.setState(inflateSync(packed.subarray(it.offset)), { offset: 0 });
	}
}

/** From now on every room of this page or process is read so. */
export function readPackedStates(): void {
	registerSerializer("schema", PackedStateSerializer);
}
