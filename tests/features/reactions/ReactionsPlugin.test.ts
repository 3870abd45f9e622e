import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import {
	REACTION_RANGE_METRES,
	type Reaction,
	reactedMessage,
	reactRequest,
} from "#shared/features/reactions/reactionMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";

function hear(connection: HallConnection): { visitorId: string; reaction: Reaction }[] {
	const heard: { visitorId: string; reaction: Reaction }[] = [];
	connection.on(reactedMessage, (reacted) => heard.push(reacted));
	return heard;
}

it("[REACT1] a reaction is shown to those within 60 m, and not to the one who reacts", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	const lin = await hall.join();
	const [toAda, toLin] = [hear(ada), hear(lin)];
	expect(await ada.request(reactRequest, { reaction: "wave" })).toBeNull();
	await eventually(() => expect(toLin).toEqual([{ visitorId: ada.visitorId, reaction: "wave" }]));
	await lin.request(reactRequest, { reaction: "heart" });
	await eventually(() => expect(toAda).toEqual([{ visitorId: lin.visitorId, reaction: "heart" }]));
	expect(REACTION_RANGE_METRES).toBe(60);
});

it("[REACT2] reacting without end is refused with the time to wait", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	const heard = hear(await hall.join());
	for (let times = 0; times < 6; times++) await ada.request(reactRequest, { reaction: "clap" });
	const refused = await ada.request(reactRequest, { reaction: "clap" }).catch((refusal) => refusal);
	expect(refused).toMatchObject({ reason: "too-fast" });
	expect(refused.retryAfterMs).toBeGreaterThan(0);
	await eventually(() => expect(heard).toHaveLength(6));
});
