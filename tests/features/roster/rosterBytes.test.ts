import { Encoder } from "@colyseus/schema";
import { expect, it } from "vitest";
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
