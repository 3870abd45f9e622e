import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { randomKey } from "#client/connection/randomKey.ts";
import { PoseSender } from "#client/features/poses/PoseSender.ts";
import type { Pathfinder } from "#client/features/walking/navigationMesh.ts";
import { sayRequest } from "#shared/features/chat/chatMessages.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { REACTIONS, reactRequest } from "#shared/features/reactions/reactionMessages.ts";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	type JumpGrant,
	placedMessage,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import { headingTowards } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { BotBody } from "./BotBody.ts";
import type { BotGoal, BotGoals } from "./BotGoals.ts";
import { BOT_LINES } from "./botLines.ts";
import type { Chance } from "./Chance.ts";

/** People at fairs stroll, and hurry when something begins. Metres per second. */
const STROLL = { slowest: 0.9, fastest: 1.5 };
const HURRY = 1.6;
const REST_SECONDS = { shortest: 0.5, longest: 4 };
/** Until somebody sees that the others of their group have set out. */
const NOTICES_SECONDS = { shortest: 0.3, longest: 1.5 };
/** How often somebody at a booth says something, or reacts. */
const TALKS = 0.25;
const REACTS = 0.3;
const CORNER_REACHED = 0.25;

/** What of a connection a bot needs: it sees nobody. */
export type BotConnection = Pick<HallConnection, "request" | "on" | "sendPose" | "leave" | "receivedBytes">;

export interface BotOptions {
	readonly connection: BotConnection;
	readonly floor: WalkableFloor;
	readonly paths: Pathfinder;
	readonly goals: BotGoals;
	readonly chance: Chance;
	/** In a headset: hands and fingers are seen. */
	readonly isImmersive?: boolean;
	/** Stands before the stage from the beginning, and stays. */
	readonly isAudience?: boolean;
	/** Each pose as it leaves, for measuring how long it takes to others. */
	readonly onSent: (sample: Readonly<PoseSample>) => void;
}

type Doing =
	| { readonly kind: "walking"; readonly path: readonly FloorPoint[]; next: number; readonly goal: BotGoal }
	| { readonly kind: "standing"; leftSeconds: number; readonly goal: BotGoal | null };

/** A visitor without a screen: strolls through the aisles alone or with others, stops, looks around, talks and reacts. */
export class Bot {
	readonly connection: BotConnection;
	readonly #options: BotOptions;
	readonly #sender: PoseSender;
	readonly #body: BotBody;
	readonly #undo: (() => void)[] = [];
	readonly #speed: number;
	#isHurrying = false;
	#placed = false;
	#doing: Doing = { kind: "standing", leftSeconds: 0, goal: null };
	#leader: Bot | undefined;
	/** Where the leader went when they set out after them last. */
	#followed: BotGoal | null = null;
	#noticesInSeconds = 0;
	#sample!: PoseSample;
	/** Poses handed to an open socket. */
	posesSent = 0;
	linesSaid = 0;

	private constructor(options: BotOptions) {
		const { connection, chance } = options;
		this.connection = connection;
		this.#options = options;
		this.#speed = chance.between(STROLL.slowest, STROLL.fastest);
		this.#body = new BotBody(chance, options.isImmersive ?? false);
		this.#sender = new PoseSender({
			send: (bytes) => {
				const sent = connection.sendPose(bytes);
				if (sent) {
					this.posesSent += 1;
					options.onSent(this.#sample);
				}
				return sent;
			},
			sample: (out) => {
				this.#body.writeSample(out);
				this.#sample = out;
				return true;
			},
		});
	}

	static async start(options: BotOptions): Promise<Bot> {
		const bot = new Bot(options);
		const { connection } = options;
		bot.#undo.push(connection.on(placedMessage, (place) => bot.#stand(place, null)));
		bot.#stand(await connection.request(placeRequest, null), null);
		if (options.isAudience) await bot.#takeSeat();
		return bot;
	}

	/** Where they are now. The same object each time. */
	get feet(): Readonly<FloorPoint> {
		return this.#body.feet;
	}

	/** Where they are or go; null before they went anywhere. */
	get goal(): BotGoal | null {
		return this.#doing.goal;
	}

	/** One step of its life. */
	update(seconds: number, nowMs: number): void {
		if (!this.#placed) return;
		if (this.#doing.kind === "walking") this.#walk(this.#doing, seconds);
		else this.#rest(this.#doing, seconds);
		this.#body.live(seconds);
		this.#sender.update(nowMs);
	}

	/** From now on goes where they go, and stays as long. */
	follow(leader: Bot): void {
		this.#leader = leader;
	}

	/** Something begins there: whoever can, hurries. */
	hurryToStage(): void {
		const goal = this.#options.goals.atStage(this.#options.chance);
		if (!goal) return;
		this.#isHurrying = true;
		this.#leader = undefined;
		this.#setOut(goal);
	}

	/** "Take me there", as a person asks for who is tired of walking. */
	async goToBooth(boothId: string): Promise<void> {
		this.#stand(await this.#options.connection.request(goToBoothRequest, { boothId }), null);
	}

	async stop(): Promise<void> {
		for (const undo of this.#undo.splice(0)) undo();
		await this.connection.leave();
	}

	#stand({ jump, x, z, heading }: JumpGrant, goal: BotGoal | null): void {
		this.#body.jump = jump;
		this.#body.place({ x, z }, heading);
		this.#placed = true;
		this.#doing = { kind: "standing", leftSeconds: goal?.seconds ?? this.#between(REST_SECONDS), goal };
		this.#sender.sendSoon();
	}

	async #takeSeat(): Promise<void> {
		const { connection, goals, chance } = this.#options;
		const goal = goals.atStage(chance);
		if (!goal?.faces) throw new Error("Bot: a hall without a stage has no audience");
		const heading = headingTowards(goal.faces.x - goal.at.x, goal.faces.z - goal.at.z);
		const place = await connection.request(teleportRequest, { ...goal.at, heading });
		this.#stand(place, { ...goal, seconds: Number.POSITIVE_INFINITY });
	}

	#walk(doing: Doing & { kind: "walking" }, seconds: number): void {
		const corner = doing.path[doing.next];
		if (!corner) {
			this.#arrive(doing.goal);
			return;
		}
		const { feet } = this.#body;
		const dx = corner.x - feet.x;
		const dz = corner.z - feet.z;
		const distance = Math.hypot(dx, dz);
		if (distance < CORNER_REACHED) {
			doing.next += 1;
			return;
		}
		const step = Math.min(distance, (this.#isHurrying ? HURRY : this.#speed) * seconds);
		this.#options.floor.slide(feet.x, feet.z, (dx / distance) * step, (dz / distance) * step, feet);
		this.#body.turnTo(headingTowards(dx, dz), seconds);
		this.#body.lookAhead();
	}

	#arrive(goal: BotGoal): void {
		const { chance, connection } = this.#options;
		this.#isHurrying = false;
		this.#doing = { kind: "standing", leftSeconds: goal.seconds, goal };
		if (goal.boothId === undefined) return;
		if (chance.next() < REACTS) {
			connection.request(reactRequest, { reaction: chance.pick(REACTIONS) }).catch(ignoreRefusal);
		}
		if (chance.next() < TALKS) this.#say(goal.boothId);
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
		const { feet } = this.#body;
		const faces = doing.goal?.faces;
		if (faces) this.#body.turnTo(headingTowards(faces.x - feet.x, faces.z - feet.z), seconds);
		this.#body.lookAround(seconds);
		const { goals, chance } = this.#options;
		if (this.#leader) this.#goAfter(this.#leader, seconds);
		else if (doing.leftSeconds <= 0) this.#setOut(goals.next(feet, chance));
	}

	#goAfter(leader: Bot, seconds: number): void {
		if (!leader.goal || leader.goal === this.#followed) return;
		this.#noticesInSeconds -= seconds;
		if (this.#noticesInSeconds > 0) return;
		this.#noticesInSeconds = this.#between(NOTICES_SECONDS);
		this.#followed = leader.goal;
		this.#setOut(this.#options.goals.beside(leader.goal, this.#options.chance));
	}

	#setOut(goal: BotGoal | undefined): void {
		if (!goal) return;
		this.#doing = { kind: "walking", path: this.#options.paths.find(this.#body.feet, goal.at), next: 1, goal };
	}

	#between({ shortest, longest }: { shortest: number; longest: number }): number {
		return this.#options.chance.between(shortest, longest);
	}
}

function ignoreRefusal(error: unknown): void {
	if (!(error instanceof RequestRefused)) throw error;
}
