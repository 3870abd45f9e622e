import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Bot } from "#client/bots/Bot.ts";
import { BotGoals } from "#client/bots/BotGoals.ts";
import { Chance } from "#client/bots/Chance.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { createPathfinder, type Pathfinder } from "#client/features/walking/navigationMesh.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import {
	generationOfSeat,
	Mark,
	RESUME_WINDOW_MS,
	type RosterEntry,
	slotOfSeat,
} from "#shared/features/roster/RosterState.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

const VISITORS = 18;
const NETWORKS = 3;
const ROUNDS = 80;
/** Of the hall's clock, more than passes by itself: visits begin and end, and who is dropped is given up. */
const ROUND_SECONDS = 0.5;
const STEP_MS = 50;
/** They live twice as fast as people, so that more of it fits into a test. */
const HURRIED = 2;

let hall: HallHarness;
let floor: WalkableFloor;
let paths: Pathfinder;
let goals: BotGoals;
let networks: FaultyNetwork[];

beforeEach(async () => {
	hall = await startHall();
	const published = hall.pavilion.library.hall(hall.eventId, hall.hallId)!;
	floor = new WalkableFloor(published);
	paths = await createPathfinder(published);
	goals = new BotGoals(published, floor);
	networks = await Promise.all(Array.from({ length: NETWORKS }, () => FaultyNetwork.before(hall.pavilion.port)));
});
afterEach(async () => {
	paths?.dispose();
	for (const network of networks ?? []) await network[Symbol.asyncDispose]();
	await hall?.[Symbol.asyncDispose]();
});

/** One person with a device, who comes and goes; while inside, what their page would know of the others. */
class Guest {
	readonly name: string;
	readonly network: FaultyNetwork;
	readonly #device: { token?: string } = {};
	readonly #chance: Chance;
	#inside: { connection: HallConnection; bot: Bot; poses: PoseBuffer; roster: Map<string, RosterEntry> } | undefined;
	#busy = false;

	constructor(index: number, chance: Chance) {
		this.name = `Guest ${index}`;
		this.network = networks[index % NETWORKS]!;
		this.#chance = chance;
	}

	get isInside(): boolean {
		return this.#inside !== undefined;
	}

	/** Of the connection; "away" without one. */
	get status(): string {
		return this.#inside?.connection.status.getState().status ?? "away";
	}

	get visitorId(): string {
		return this.#inside!.connection.visitorId;
	}

	get feet() {
		return this.#inside!.bot.feet;
	}

	/** Comes in and sets out. Nothing where the network does not let them. */
	async enter(): Promise<void> {
		await this.#alone(async () => {
			if (this.#inside) return;
			const connection = await hall.join({ name: this.name, origin: this.network.origin, device: this.#device });
			const poses = new PoseBuffer();
			const roster = new Map<string, RosterEntry>();
			const know = (id: string, entry: RosterEntry) => void roster.set(id, entry);
			connection.watch("roster", { added: know, changed: know, removed: (id) => void roster.delete(id) });
			connection.onPoses((bytes) => poses.take(bytes, performance.now()));
			const bot = await Bot.start({ connection, floor, paths, goals, chance: this.#chance, onSent: () => {} });
			this.#inside = { connection, bot, poses, roster };
		});
	}

	/** Says goodbye, if the network lets it through. */
	async leave(): Promise<void> {
		await this.#alone(async () => {
			const inside = this.#inside;
			this.#inside = undefined;
			await inside?.bot.stop();
		});
	}

	async goToBooth(boothId: string): Promise<void> {
		await this.#alone(async () => {
			await this.#inside?.bot.goToBooth(boothId);
		});
	}

	live(seconds: number): void {
		this.#inside?.bot.update(seconds, performance.now());
	}

	/** Where this guest's page shows that visitor; undefined where it shows nobody. */
	shows(visitorId: string): { x: number; z: number } | undefined {
		const { roster, poses } = this.#inside!;
		const entry = roster.get(visitorId);
		if (!entry || (entry.marks & Mark.dropped) !== 0) return undefined;
		const sample = createPoseSample();
		const isPlaced = poses.read(slotOfSeat(entry.seat), generationOfSeat(entry.seat), performance.now(), sample);
		return isPlaced ? { x: sample.head.position.x, z: sample.head.position.z } : undefined;
	}

	get roster(): readonly string[] {
		return [...this.#inside!.roster.values()].map(({ name }) => name).sort();
	}

	/** One thing at a time; what the network spoils is spoilt. */
	async #alone(doIt: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		try {
			await doIt();
		} catch {
			// Refused, cut off or offline: so it is on such a network.
		} finally {
			this.#busy = false;
		}
	}
}

it.each([1, 2])(
	"[HALL18] seed %i: after joins, walks, drops and returns over bad networks everyone sees who is there and where",
	async (seed) => {
		const chance = new Chance(seed);
		const guests = Array.from({ length: VISITORS }, (_, index) => new Guest(index, new Chance(seed * 100 + index)));
		const boothIds = hall.pavilion.library.boothIds(hall.eventId)!;
		const life = setInterval(() => {
			for (const guest of guests) guest.live((STEP_MS / 1000) * HURRIED);
		}, STEP_MS);
		const doings: Promise<void>[] = [];
		try {
			for (let round = 0; round < ROUNDS; round++) {
				const guest = chance.pick(guests);
				const drawn = chance.next();
				if (!guest.isInside) doings.push(guest.enter());
				else if (drawn < 0.12) doings.push(guest.leave());
				else if (drawn < 0.3) doings.push(guest.goToBooth(chance.pick(boothIds)));
				const network = chance.pick(networks);
				const weather = chance.next();
				if (weather < 0.06) network.cut();
				else if (weather < 0.1) network.hold();
				else if (weather < 0.14) {
					network.refuse();
					network.cut();
				} else if (weather < 0.5) network.recover();
				hall.pass(ROUND_SECONDS);
				await new Promise((resolve) => setTimeout(resolve, 2 * STEP_MS));
			}
			// The weather clears, and whoever stayed away comes in.
			for (const network of networks) network.recover();
			await Promise.all(doings);
			await Promise.all(guests.filter((_, index) => index % 4 !== 0).map((guest) => guest.enter()));
			await eventually(() => {
				const troubled = guests.filter(({ status }) => status !== "inHall" && status !== "away");
				expect(troubled.map(({ name, status }) => `${name} is ${status}`)).toEqual([]);
			}, 60_000);
		} finally {
			clearInterval(life);
		}
		const inside = guests.filter(({ isInside }) => isInside);
		const names = inside.map(({ name }) => name).sort();
		// Who left while nothing came through is missed after a while, and given up after the time that a dropped one has.
		await eventually(() => {
			const left = [...hall.room.visitors.values()].filter(({ name }) => !names.includes(name));
			expect(left.filter(({ client }) => client !== null)).toEqual([]);
		}, 60_000);
		hall.pass(RESUME_WINDOW_MS / 1000 + 1);
		expect(names.length).toBeGreaterThan(VISITORS / 2);
		const still = setInterval(() => {
			for (const guest of inside) guest.live(0);
		}, STEP_MS);
		try {
			await eventually(() => {
				expect([...hall.room.visitors.values()].map(({ name }) => name).sort()).toEqual(names);
				for (const guest of inside) {
					expect(guest.status).toBe("inHall");
					expect(guest.roster).toEqual(names);
					for (const other of inside) {
						if (other === guest) continue;
						const shown = guest.shows(other.visitorId);
						expect(shown, `${guest.name} sees ${other.name}`).toBeDefined();
						expect(
							Math.hypot(shown!.x - other.feet.x, shown!.z - other.feet.z),
							`${guest.name} sees ${other.name}`,
						).toBeLessThan(0.12);
					}
				}
			}, 60_000);
		} finally {
			clearInterval(still);
		}
		const slots = [...hall.room.visitors.values()].map(({ slot }) => slot);
		expect(new Set(slots).size).toBe(slots.length);
		await Promise.all(inside.map((guest) => guest.leave()));
		await eventually(() => expect(hall.room.visitors.size).toBe(0), 20_000);
		await eventually(() => expect(overlappingVisits()).toEqual([]));
	},
	300_000,
);

/** Of one visitor two that went on at once, or one that still goes on though nobody is here. */
function overlappingVisits(): unknown[] {
	using database = disposable(new DatabaseSync(join(hall.dataFolder, "pavilion.sqlite"), { readOnly: true }));
	const { kept } = database.prepare("SELECT COUNT(*) AS kept FROM visits").get() as { kept: number };
	expect(kept).toBeGreaterThan(0);
	return database
		.prepare(
			`SELECT a.visitor_id, a.booth_id, b.booth_id AS other FROM visits a JOIN visits b
			ON a.visitor_id = b.visitor_id AND a.rowid < b.rowid
			WHERE a.began_at_ms < COALESCE(b.ended_at_ms, 9e15) AND b.began_at_ms < COALESCE(a.ended_at_ms, 9e15)
			UNION ALL SELECT visitor_id, booth_id, NULL FROM visits WHERE ended_at_ms IS NULL`,
		)
		.all();
}

function disposable(database: DatabaseSync): DatabaseSync & Disposable {
	return Object.assign(database, { [Symbol.dispose]: () => database.close() });
}
