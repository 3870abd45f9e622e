import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { Mark, RESUME_WINDOW_MS } from "#shared/features/roster/RosterState.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { startHall } from "#tests/harness/hall.ts";

/** What one visitor hears of another, in order. */
function hear(connection: HallConnection, visitorId: string): (number | "gone")[] {
	const heard: (number | "gone")[] = [];
	connection.watch("roster", {
		added: (id, { marks }) => id === visitorId && heard.push(marks),
		changed: (id, { marks }) => id === visitorId && heard.push(marks),
		removed: (id) => id === visitorId && heard.push("gone"),
	});
	return heard;
}

const statusOf = (connection: HallConnection) => connection.status.getState().status;

it("[HALL12] a dropped visitor is marked so, resumes by itself as the same visitor, and never left", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const ada = await hall.join({ name: "Ada", origin: network.origin });
	const lin = await hall.join({ name: "Lin" });
	await ada.request(markRequest, { handRaised: true });
	const heard = hear(lin, ada.visitorId);
	let resumed = 0;
	ada.onResumed(() => {
		resumed += 1;
	});

	network.refuse();
	network.cut();
	await eventually(() => expect(heard.at(-1)).toBe(Mark.handRaised | Mark.dropped));
	expect(statusOf(ada)).toBe("lost");
	await expect(ada.request(markRequest, { handRaised: false })).rejects.toMatchObject({ reason: "offline" });
	network.recover();
	await eventually(() => expect(statusOf(ada)).toBe("inHall"), 10_000);
	await eventually(() => expect(heard.at(-1)).toBe(Mark.handRaised));
	expect(resumed).toBe(1);
	expect(heard).not.toContain("gone");
	expect(hall.room.visitors.size).toBe(2);
});

it("[HALL13] who does not come back within the window is gone, and may come again", async () => {
	let skippedMs = 0;
	await using hall = await startHall({ now: () => Date.now() + skippedMs });
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const ada = await hall.join({ name: "Ada", origin: network.origin });
	const lin = await hall.join({ name: "Lin" });
	const heard = hear(lin, ada.visitorId);
	network.refuse();
	network.cut();
	await eventually(() => expect(heard.at(-1)).toBe(Mark.dropped));
	skippedMs = RESUME_WINDOW_MS + 1;
	await eventually(() => expect(heard.at(-1)).toBe("gone"));
	network.recover();
	await eventually(() => expect(heard.at(-1)).toBe(0), 10_000);
	await eventually(() => expect(statusOf(ada)).toBe("inHall"));
});

it("[HALL14] a connection that stays open and goes silent is given up and replaced", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const ada = await hall.join({ name: "Ada", origin: network.origin });
	network.hold();
	await eventually(() => expect(statusOf(ada)).toBe("lost"), 15_000);
	network.recover();
	await eventually(() => expect(statusOf(ada)).toBe("inHall"), 15_000);
	await ada.request(markRequest, { handRaised: true });
	expect(hall.room.visitors.size).toBe(1);
}, 40_000);

it("[HALL14] a connection that opens and says nothing is given up as well", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const ada = await hall.join({ name: "Ada", origin: network.origin });
	network.holdUpgrades();
	network.cut();
	await eventually(() => expect(network.heldUpgrades).toBeGreaterThan(0), 15_000);
	expect(statusOf(ada)).toBe("lost");
	network.recover();
	await eventually(() => expect(statusOf(ada)).toBe("inHall"), 30_000);
	await ada.request(markRequest, { handRaised: true });
	expect(hall.room.visitors.size).toBe(1);
}, 60_000);

it("[HALL15] after a restart of the server everyone is back as who they were", async () => {
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-"));
	const first = await startHall({ dataFolder });
	await using network = await FaultyNetwork.before(first.pavilion.port);
	const port = String(first.pavilion.port);
	const ada = await first.join({ name: "Ada", origin: network.origin });
	const before = ada.visitorId;
	await first.pavilion.close();
	await eventually(() => expect(statusOf(ada)).toBe("lost"));
	await using second = await startHall({ dataFolder, settings: { PORT: port } });
	await eventually(() => expect(statusOf(ada)).toBe("inHall"), 15_000);
	expect([...second.room.visitors.keys()]).toEqual([before]);
	await ada.leave();
	await second.stop();
	await rm(dataFolder, { recursive: true, force: true });
}, 40_000);
