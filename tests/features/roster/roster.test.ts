import fc from "fast-check";
import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	avatarLook,
	packLook,
	unpackLook,
} from "#shared/features/roster/look.ts";
import { Mark, RosterEntry, showLook, shownLook } from "#shared/features/roster/RosterState.ts";
import { changeLookRequest, markRequest } from "#shared/features/roster/rosterMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";

/** The roster as one client sees it, by name. */
function follow(connection: HallConnection): Map<string, number> {
	const byName = new Map<string, number>();
	const names = new Map<string, string>();
	connection.watch("roster", {
		added: (id, entry) => {
			names.set(id, entry.name);
			byName.set(entry.name, entry.marks);
		},
		changed: (id, entry) => {
			byName.delete(names.get(id) ?? "");
			names.set(id, entry.name);
			byName.set(entry.name, entry.marks);
		},
		removed: (id) => byName.delete(names.get(id) ?? ""),
	});
	return byName;
}

it("[ROSTER1] everyone sees who is here, and who left is gone", async () => {
	await using hall = await startHall();
	const ada = await hall.join({ name: "Ada" });
	const seen = follow(ada);
	const lin = await hall.join({ name: "林" });
	await eventually(() => expect([...seen.keys()]).toEqual(["Ada", "林"]));
	await lin.leave();
	await eventually(() => expect([...seen.keys()]).toEqual(["Ada"]));
});

it("[ROSTER2] a mark is seen by others until it is taken off", async () => {
	await using hall = await startHall();
	const ada = await hall.join({ name: "Ada" });
	const lin = await hall.join({ name: "Lin" });
	const seen = follow(lin);
	await ada.request(markRequest, { handRaised: true });
	await eventually(() => expect(seen.get("Ada")).toBe(Mark.handRaised));
	await ada.request(markRequest, { handRaised: false });
	await eventually(() => expect(seen.get("Ada")).toBe(0));
});

it("[ROSTER3] the newest tab of a device holds the avatar and the other hears so", async () => {
	await using hall = await startHall();
	const device = {};
	const first = await hall.join({ name: "Ada", device });
	const second = await hall.join({ name: "Ada", device });
	expect(second.visitorId).toBe(first.visitorId);
	await eventually(() => expect(first.status.getState().status).toBe("takenOver"));
	expect(hall.room.visitors.size).toBe(1);
	await second.request(markRequest, { handRaised: true });
});

it("[ROSTER5] a name with words of the organizer's list is refused, at the door and later", async () => {
	await using hall = await startHall();
	await expect(hall.join({ name: "fuck" })).rejects.toMatchObject({ reason: "bad-name" });
	const ada = await hall.join({ name: "Ada" });
	const look = { body: 1, colour: 2, accent: 3, face: 4, badge: 5 };
	await expect(ada.request(changeLookRequest, { name: "傻逼", look })).rejects.toMatchObject({ reason: "bad-name" });
	const seen = follow(ada);
	await ada.request(changeLookRequest, { name: "Ada L.", look });
	await eventually(() => expect([...seen.keys()]).toEqual(["Ada L."]));
});

it("[ROSTER6] a look is the same after its way over the wire", () => {
	const below = (list: readonly unknown[]) => fc.nat(list.length - 1);
	const looks = fc.record({
		body: below(AVATAR_BODIES),
		colour: below(AVATAR_COLOURS),
		accent: below(AVATAR_COLOURS),
		face: below(AVATAR_FACES),
		badge: below(AVATAR_BADGES),
	});
	fc.assert(
		fc.property(looks, (look) => {
			expect(unpackLook(packLook(look))).toEqual(look);
			const entry = new RosterEntry();
			entry.marks = Mark.typing;
			showLook(entry, packLook(look));
			expect(unpackLook(shownLook(entry))).toEqual(look);
			showLook(entry, 0);
			expect(entry.marks).toBe(Mark.typing);
		}),
	);
	fc.assert(fc.property(fc.nat(0xff_ffff), (packed) => avatarLook.safeParse(unpackLook(packed)).success));
});

it("[ROSTER6] a look from when there were four bodies is still the same look", () => {
	const look = { body: 3, colour: 10, accent: 5, face: 4, badge: 7 };
	expect(packLook(look)).toBe(0xf16b);
	expect(unpackLook(0xf16b)).toEqual(look);
	expect(unpackLook(0x1_f16b)).toEqual({ ...look, body: 7 });
});
