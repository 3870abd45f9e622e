import { Decoder, Encoder } from "@colyseus/schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { PackedStateSerializer } from "#client/connection/PackedStateSerializer.ts";
import { SnapshotSerializer } from "#server/hall/SnapshotSerializer.ts";
import { RosterEntry, showLook } from "#shared/features/roster/RosterState.ts";
import { HallState } from "#shared/hall/HallState.ts";

const NAME = "Visitor name";

function stateOf(visitors: number): HallState {
	const state = new HallState();
	for (let index = 0; index < visitors; index += 1) {
		const entry = new RosterEntry();
		entry.name = NAME;
		entry.seat = 60_000 + index;
		entry.marks = 66;
		showLook(entry, 0x1_ea60);
		entry.booth = 200;
		state.roster.set(`v${String(index).padStart(7, "0")}`, entry);
	}
	return state;
}

it("[ROSTER4] a visitor costs at most 30 bytes of the first state besides the name", () => {
	const bytesOf = (visitors: number) => new Encoder(stateOf(visitors)).encodeAll({ offset: 0 }).byteLength;
	const each = (bytesOf(400) - bytesOf(200)) / 200 - (NAME.length + 2);
	expect(each).toBeGreaterThan(15);
	expect(each).toBeLessThanOrEqual(30);
});

it("[ROSTER8] the first state of a hall of two thousand has at most 64 KB, and is read whole", () => {
	const people = fc.record({
		id: fc.uint8Array({ minLength: 6, maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
		// No two alike, as nobody's are.
		name: fc
			.array(fc.integer({ min: 0x4e00, max: 0x5fff }), { minLength: 3, maxLength: 4 })
			.map((codes) => String.fromCodePoint(...codes)),
		look: fc.nat(0x1_ffff),
		booth: fc.nat(200),
		marks: fc.constantFrom(0, 0, 0, 1, 8, 32, 64),
	});
	const state = new HallState();
	for (const [index, { id, name, look, booth, marks }] of fc.sample(people, { numRuns: 2000, seed: 1 }).entries()) {
		const entry = new RosterEntry();
		entry.name = name;
		entry.seat = index | ((index % 16) << 12);
		entry.marks = marks;
		showLook(entry, look);
		entry.booth = booth;
		state.roster.set(id, entry);
	}
	const serializer = new SnapshotSerializer(() => {});
	serializer.reset(state);
	const packed = serializer.getFullState();
	expect(packed.length).toBeLessThanOrEqual(64 * 1024);

	const reader = new PackedStateSerializer();
	reader.state = new HallState();
	reader.decoder = new Decoder(reader.state);
	reader.setState(packed, { offset: 1 });
	expect(reader.getState().toJSON()).toEqual(state.toJSON());
	// Whoever joins a moment later gets what has changed.
	state.roster.delete([...state.roster.keys()][0]!);
	const later = new PackedStateSerializer();
	later.state = new HallState();
	later.decoder = new Decoder(later.state);
	later.setState(serializer.getFullState(), { offset: 1 });
	expect(later.getState().toJSON()).toEqual(state.toJSON());
});
