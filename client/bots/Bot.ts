import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { randomKey } from "#client/connection/randomKey.ts";
import { PoseSender } from "#client/features/poses/PoseSender.ts";
import type { Pathfinder } from "#client/features/walking/navigationMesh.ts";
import { sayRequest } from "#shared/features/chat/chatMessages.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { REACTIONS, reactRequest } from "#shared/features/reactions/reactionMessages.ts";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { type JumpGrant, placedMessage, placeRequest } from "#shared/features/walking/walkingMessages.ts";
import { headingTowards, orientationOf, wrapAngle } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { BOT_LINES } from "./botLines.ts";
import type { Chance } from "./Chance.ts";

const EYE_HEIGHT = 1.6;
/** People at fairs stroll. Metres per second. */
const STROLL = { slowest: 0.9, fastest: 1.5 };
const TURNING_SPEED = 2.5;
const STAY_SECONDS = { shortest: 3, longest: 25 };
const REST_SECONDS = { shortest: 0.5, longest: 4 };
/** How often somebody at a booth says something, or reacts. */
const TALKS = 0.25;
const REACTS = 0.3;
const CORNER_REACHED = 0.25;
/** How often the gaze wanders while standing. */
const GLANCE_SECONDS = 2;

/** What of a connection a bot needs: it sees nobody. */
export type BotConnection = Pick<HallConnection, "request" | "on" | "sendPose" | "leave" | "receivedBytes">;

export interface BotOptions {
	readonly connection: BotConnection;
	readonly hall: PublishedHall;
	readonly floor: WalkableFloor;
	readonly paths: Pathfinder;
	readonly chance: Chance;
	/** They stand here, looking that way, and stroll nowhere. */
	readonly stays?: FloorPoint & { readonly heading: number };
	/** Each pose as it leaves, for measuring how long it takes to others. */
	readonly onSent: (sample: Readonly<PoseSample>) => void;
}

type Doing =
	| { readonly kind: "walking"; readonly path: readonly FloorPoint[]; next: number; readonly boothId: string }
	| { readonly kind: "standing"; leftSeconds: number; readonly boothId: string | null };

/** A visitor without a screen: strolls from booth to booth through the aisles, stops, looks around, talks and reacts. */
export class Bot {
	readonly connection: BotConnection;
	readonly #options: BotOptions;
	readonly #sender: PoseSender;
	readonly #undo: (() => void)[] = [];
	readonly #feet = { x: 0, z: 0 };
	readonly #speed: number;
	readonly #height: number;
	#heading = 0;
	#gaze = 0;
	#pitch = 0;
	#jump = 0;
	#placed = false;
	#glanceInSeconds = 0;
	#doing: Doing = { kind: "standing", leftSeconds: 0, boothId: null };
	/** Poses handed to an open socket. */
	posesSent = 0;
	linesSaid = 0;

	private constructor(options: BotOptions) {
		const { connection, chance } = options;
		this.connection = connection;
		this.#options = options;
		this.#speed = chance.between(STROLL.slowest, STROLL.fastest);
		this.#height = EYE_HEIGHT + chance.between(-0.12, 0.15);
		this.#sender = new PoseSender({
			send: (bytes) => {
				const sent = connection.sendPose(bytes);
				if (sent) {
					this.posesSent += 1;
					options.onSent(this.#sample);
				}
				return sent;
			},
			sample: (out) => this.#writeSample(out),
		});
	}

	#sample!: PoseSample;

	static async start(options: BotOptions): Promise<Bot> {
		const bot = new Bot(options);
		bot.#undo.push(options.connection.on(placedMessage, (place) => bot.#stand(place)));
		bot.#stand(await options.connection.request(placeRequest, null));
		return bot;
	}

	/** One step of its life. */
	update(seconds: number, nowMs: number): void {
		if (!this.#placed) return;
		if (this.#doing.kind === "walking") this.#walk(this.#doing, seconds);
		else this.#rest(this.#doing, seconds);
		this.#sender.update(nowMs);
	}

	async stop(): Promise<void> {
		for (const undo of this.#undo.splice(0)) undo();
		await this.connection.leave();
	}

	#stand({ jump, x, z, heading }: JumpGrant): void {
		this.#jump = jump;
		this.#feet.x = x;
		this.#feet.z = z;
		this.#heading = heading;
		this.#gaze = heading;
		this.#placed = true;
		this.#doing = { kind: "standing", leftSeconds: this.#between(REST_SECONDS), boothId: null };
		this.#sender.sendSoon();
	}

	#walk(doing: Doing & { kind: "walking" }, seconds: number): void {
		const corner = doing.path[doing.next];
		if (!corner) {
			this.#arrive(doing.boothId);
			return;
		}
		const dx = corner.x - this.#feet.x;
		const dz = corner.z - this.#feet.z;
		const distance = Math.hypot(dx, dz);
		if (distance < CORNER_REACHED) {
			doing.next += 1;
			return;
		}
		const step = Math.min(distance, this.#speed * seconds);
		this.#options.floor.slide(this.#feet.x, this.#feet.z, (dx / distance) * step, (dz / distance) * step, this.#feet);
		this.#turnTo(headingTowards(dx, dz), seconds);
	}

	#arrive(boothId: string): void {
		const { chance, connection } = this.#options;
		this.#doing = { kind: "standing", leftSeconds: this.#between(STAY_SECONDS), boothId };
		if (chance.next() < REACTS) {
			connection.request(reactRequest, { reaction: chance.pick(REACTIONS) }).catch(ignoreRefusal);
		}
		if (chance.next() < TALKS) this.#say(boothId);
	}

	/** A bot is refused as a person is: too fast, or no longer at the booth. */
	#say(boothId: string): void {
		const { chance, connection } = this.#options;
		const channel = chance.next() < 0.5 ? ({ kind: "hall" } as const) : ({ kind: "booth", boothId } as const);
		connection.request(sayRequest, { channel, text: chance.pick(BOT_LINES), clientKey: randomKey() }).then(() => {
			this.linesSaid += 1;
		}, ignoreRefusal);
	}

	#rest(doing: Doing & { kind: "standing" }, seconds: number): void {
		doing.leftSeconds -= seconds;
		this.#glanceInSeconds -= seconds;
		if (this.#glanceInSeconds <= 0) {
			const { chance } = this.#options;
			this.#glanceInSeconds = chance.between(0.4, 1.6) * GLANCE_SECONDS;
			this.#gaze = this.#heading + chance.between(-0.6, 0.6);
			this.#pitch = chance.between(-0.3, 0.15);
		}
		const booth = this.#options.hall.booths.find(({ id }) => id === doing.boothId);
		if (booth) {
			const towards = headingTowards(booth.x - this.#feet.x, booth.z - this.#feet.z);
			this.#heading = turned(this.#heading, towards, TURNING_SPEED * seconds);
		}
		if (doing.leftSeconds <= 0 && !this.#options.stays) this.#setOut();
	}

	/** Where they are now. The same object each time. */
	get feet(): Readonly<FloorPoint> {
		return this.#feet;
	}

	/** To a spot on the open side of some booth, not always the same one. */
	#setOut(): void {
		const { chance, hall, floor, paths } = this.#options;
		const booth = chance.pick(hall.booths);
		const target = { x: booth.x, z: booth.z };
		const aside = chance.between(-0.4, 0.4) * booth.footprint.width;
		const before = booth.footprint.depth / 2 + chance.between(-0.6, 0.5);
		target.x += aside * Math.cos(booth.rotation) + before * Math.sin(booth.rotation);
		target.z += -aside * Math.sin(booth.rotation) + before * Math.cos(booth.rotation);
		if (!floor.nearestFree(target.x, target.z, target)) return;
		this.#doing = { kind: "walking", path: paths.find(this.#feet, target), next: 1, boothId: booth.id };
	}

	#turnTo(heading: number, seconds: number): void {
		this.#heading = turned(this.#heading, heading, TURNING_SPEED * seconds);
		this.#gaze = this.#heading;
		this.#pitch = 0;
	}

	#writeSample(out: PoseSample): boolean {
		out.jump = this.#jump;
		out.head.position.x = this.#feet.x;
		out.head.position.y = this.#height;
		out.head.position.z = this.#feet.z;
		orientationOf(this.#gaze, this.#pitch, out.head.orientation);
		out.heading = wrapAngle(this.#heading);
		out.left.tracked = false;
		out.right.tracked = false;
		this.#sample = out;
		return true;
	}

	#between({ shortest, longest }: { shortest: number; longest: number }): number {
		return this.#options.chance.between(shortest, longest);
	}
}

function turned(from: number, to: number, most: number): number {
	return from + Math.max(-most, Math.min(most, wrapAngle(to - from)));
}

function ignoreRefusal(error: unknown): void {
	if (!(error instanceof RequestRefused)) throw error;
}
