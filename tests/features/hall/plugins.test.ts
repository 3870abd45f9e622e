import { definePlugins, matchMaker } from "@colyseus/core";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { answer, HallPlugin } from "#server/hall/HallPlugin.ts";
import type { HallSeats } from "#server/hall/HallSeats.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import { LocalHallBus } from "#server/hall/LocalHallBus.ts";
import { PavilionRoom } from "#server/hall/PavilionRoom.ts";
import { defineRequest } from "#shared/contract.ts";

const services: HallServices = {
	now: () => 0,
	random: () => 0.5,
	log: pino({ level: "silent" }),
	bus: new LocalHallBus(pino({ level: "silent" })),
	published: () => {
		throw new Error("not asked here");
	},
	onPublished: () => () => {},
};

const seats: HallSeats = { maySit: () => true, seated: async () => {}, notSeated: () => {} };

const greetRequest = defineRequest("test/greet", z.null())<null>();

class CountingPlugin extends HallPlugin {
	readonly calls: string[];

	constructor(calls: string[]) {
		super();
		this.calls = calls;
	}

	override onCreate(): void {
		this.calls.push(`created ${this.room.roomName}`);
	}

	override onDispose(): void {
		this.calls.push("disposed");
	}
}

class GreetingPlugin extends HallPlugin {
	override readonly requests = [answer(greetRequest, () => null)];
}

class OtherGreetingPlugin extends HallPlugin {
	override readonly requests = [answer(greetRequest, () => null)];
}

function roomWith(plugins: () => Record<string, HallPlugin>): new () => PavilionRoom {
	return class TestRoom extends PavilionRoom {
		override plugins = definePlugins(plugins());

		constructor() {
			super(services, seats);
		}
	};
}

async function createRooms(roomClass: new () => PavilionRoom, count: number): Promise<void> {
	await matchMaker.setup();
	await matchMaker.accept();
	matchMaker.defineRoomType("test", roomClass);
	for (let made = 0; made < count; made += 1) await matchMaker.createRoom("test", {});
}

afterEach(async () => {
	if (matchMaker.state === matchMaker.MatchMakerState.READY) await matchMaker.gracefullyShutdown();
});

it("[HALL16] every hall of a class calls each hook of its plugins once", async () => {
	const calls: string[] = [];
	await createRooms(
		roomWith(() => ({ counting: new CountingPlugin(calls) })),
		2,
	);
	expect(calls).toEqual(["created test", "created test"]);
	await matchMaker.gracefullyShutdown();
	expect(calls).toEqual(["created test", "created test", "disposed", "disposed"]);
});

it("[HALL17] a request claimed by two plugins is refused when the hall is made", async () => {
	const room = roomWith(() => ({ one: new GreetingPlugin(), other: new OtherGreetingPlugin() }));
	await expect(createRooms(room, 1)).rejects.toThrow(
		/"test\/greet" is answered by both GreetingPlugin and OtherGreetingPlugin/,
	);
});
