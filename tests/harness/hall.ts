import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import { type Logger, pino } from "pino";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { type JoinHallOptions, joinHall, type VisitorProfile } from "#client/connection/joinHall.ts";
import { readConfig } from "#server/config.ts";
import { createPavilion, type Pavilion } from "#server/createPavilion.ts";
import type { PavilionRoom } from "#server/hall/PavilionRoom.ts";
import { isBoothRole } from "#shared/features/accounts/Account.ts";
import type { Role } from "#shared/rights.ts";
import { ConsoleUser } from "./ConsoleUser.ts";
import { copySeeded } from "./seededFolder.ts";

export const SAMPLE_EVENT = "caohejing-carnival";

export interface HallHarnessOptions {
	/** Settings as environment variables, over PORT 0 and a data folder of its own. */
	readonly settings?: Readonly<Record<string, string>>;
	/** Epoch ms; the real clock unless given. */
	readonly now?: () => number;
	/** Kept after `stop`, to start again on it. */
	readonly dataFolder?: string;
	/** Event folders to start from instead of the sample's. */
	readonly sampleEvents?: string;
	readonly eventId?: string;
	readonly hallId?: string;
	/** Silent unless TEST_LOG says otherwise. */
	readonly log?: Logger;
	/** The client from source, each module under an address of its own. */
	readonly development?: boolean;
}

export interface JoinOptions extends Partial<VisitorProfile> {
	readonly boothId?: string;
	/** Another hall of the event. */
	readonly hallId?: string;
	/** Through the passage from this one. */
	readonly fromHallId?: string;
	/** What the device remembers; give the same object to come back as the same visitor. */
	readonly device?: { token?: string };
	/** By another way than straight to the server: through a FaultyNetwork. */
	readonly origin?: string;
	/** Waits where the hall is full. */
	readonly onQueued?: JoinHallOptions["onQueued"];
	readonly signal?: AbortSignal;
}

export interface SignInOptions {
	/** The hall's event unless given; the owner's role holds in all. */
	readonly eventId?: string;
	/** Of exhibitors and booth staff; the hall's first unless given. */
	readonly boothId?: string;
	readonly name?: string;
	/** One that nobody else has unless given. */
	readonly email?: string;
}

export interface HallHarness extends AsyncDisposable {
	readonly pavilion: Pavilion;
	readonly origin: string;
	readonly eventId: string;
	readonly hallId: string;
	readonly dataFolder: string;
	/** The running room of the first instance: to look at, never to steer. */
	readonly room: PavilionRoom;
	/** Those of all its instances. */
	readonly rooms: readonly PavilionRoom[];
	join(options?: JoinOptions): Promise<HallConnection>;
	/** Somebody of the console: an account of its own with a role, signed in. */
	signIn(role: Role, options?: SignInOptions): Promise<ConsoleUser>;
	/** The hall's clock jumps on: what takes a visitor's time need not take a test's. Less than a lost connection may last. */
	pass(seconds: number): void;
	/** As a client does: everyone who joined here leaves, then the server stops. */
	stop(): Promise<void>;
}

/** A whole server on a free port with a data folder of its own, and real clients in it. One at a time per process. */
export async function startHall(options: HallHarnessOptions = {}): Promise<HallHarness> {
	let passedMs = 0;
	const { now = Date.now } = options;
	const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "pavilion-")));
	const isFirstStart = options.dataFolder === undefined && options.sampleEvents === undefined;
	if (isFirstStart && options.settings?.DATABASE_URL === undefined) await copySeeded(dataFolder);
	const pavilion = await createPavilion({
		config: readConfig({
			PORT: "0",
			HOST: "127.0.0.1",
			DATA_DIR: dataFolder,
			JOINS_PER_MINUTE: "10000",
			...options.settings,
		}),
		now: () => now() + passedMs,
		development: options.development ?? false,
		random: Math.random,
		log: options.log ?? pino({ level: process.env.TEST_LOG ?? "silent" }),
		...(options.sampleEvents === undefined ? {} : { sampleEvents: options.sampleEvents }),
	});
	const first = pavilion.library.events.find(({ id }) => id === (options.eventId ?? SAMPLE_EVENT));
	const eventId = options.eventId ?? first?.id;
	const hallId = options.hallId ?? first?.halls[0]?.id;
	if (eventId === undefined || hallId === undefined) throw new Error("startHall: there is no such event or hall");
	const origin = `http://127.0.0.1:${pavilion.port}`;
	const joined = new Set<HallConnection>();
	let stopped = false;

	const harness: HallHarness = {
		pavilion,
		origin,
		eventId,
		hallId,
		dataFolder,
		get room() {
			return harness.rooms[0] as PavilionRoom;
		},
		get rooms() {
			const roomIds = pavilion.halls.find(eventId, hallId)?.roomIds ?? [];
			return roomIds.map((roomId) => matchMaker.getLocalRoomById(roomId) as unknown as PavilionRoom);
		},
		async join(options = {}) {
			const { boothId, hallId: into = hallId, fromHallId, device = {}, origin: way = origin } = options;
			const { name = "Visitor", language = "en", noGoTo = false, onQueued, signal } = options;
			const { look = { body: 0, colour: 0, accent: 1, face: 0, badge: 0 } } = options;
			const connection = await joinHall({
				origin: way,
				eventId,
				hallId: into,
				profile: () => ({ name, look, language, noGoTo }),
				...(onQueued === undefined ? {} : { onQueued }),
				...(signal === undefined ? {} : { signal }),
				boothId,
				fromHallId,
				deviceToken: {
					read: () => device.token,
					write: (token) => {
						device.token = token;
					},
				},
			});
			joined.add(connection);
			return connection;
		},
		async signIn(role, { eventId: of = eventId, boothId = pavilion.library.boothIds(of)?.[0], name, email } = {}) {
			return ConsoleUser.signIn(pavilion, origin, {
				grant: {
					role,
					eventId: role === "owner" ? null : of,
					boothId: isBoothRole(role) ? (boothId ?? null) : null,
				},
				name,
				email,
				nowMs: now() + passedMs,
			});
		},
		pass(seconds) {
			passedMs += seconds * 1_000;
		},
		async stop() {
			if (stopped) return;
			stopped = true;
			await Promise.all([...joined].map((connection) => connection.leave()));
			await pavilion.close();
		},
		async [Symbol.asyncDispose]() {
			await harness.stop();
			if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
		},
	};
	return harness;
}
