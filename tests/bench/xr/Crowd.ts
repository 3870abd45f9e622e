import { Chance } from "#client/bots/Chance.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { PoseSender } from "#client/features/poses/PoseSender.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { teleportRequest } from "#shared/features/walking/walkingMessages.ts";
import { headingTowards, orientationOf } from "#shared/space/heading.ts";
import type { FloorPlace, FloorPoint } from "#shared/space/vector.ts";
import type { HallHarness } from "#tests/harness/hall.ts";

/** Metres before the wearer between which they are… */
const NEAREST = 2;
const FARTHEST = 12;
/** …and radians to each side: all in sight of a headset. */
const SIDEWAYS = 0.7;
const ROOM = 0.7;
/** Who moves goes round in a circle, at a person's pace. */
const CIRCLE_METRES = 0.45;
const METRES_PER_SECOND = 0.8;
const STEP_MS = 50;
const TRIES = 20_000;

/** Someone of the crowd; every second one goes round, the others stand. */
class Passerby {
	readonly connection: HallConnection;
	readonly #strolls: boolean;
	readonly #sender: PoseSender;
	readonly #middle = { x: 0, z: 0 };
	#jump = 0;
	#turned = 0;
	#heading = 0;

	constructor(connection: HallConnection, strolls: boolean) {
		this.connection = connection;
		this.#strolls = strolls;
		this.#sender = new PoseSender({
			send: (bytes) => connection.sendPose(bytes),
			sample: (out) => this.#write(out),
		});
	}

	async stand(at: FloorPoint, heading: number): Promise<void> {
		const grant = await this.connection.request(teleportRequest, { ...at, heading });
		this.#jump = grant.jump;
		this.#middle.x = grant.x;
		this.#middle.z = grant.z;
		this.#heading = grant.heading;
		this.#turned = 0;
		this.#sender.sendSoon();
	}

	update(seconds: number, nowMs: number): void {
		if (this.#strolls) this.#turned += (METRES_PER_SECOND / CIRCLE_METRES) * seconds;
		this.#sender.update(nowMs);
	}

	#write(out: PoseSample): boolean {
		out.jump = this.#jump;
		out.heading = this.#heading + this.#turned;
		// Begins and ends where they stand, and goes the way they look.
		out.head.position.x = this.#middle.x + (Math.cos(out.heading) - Math.cos(this.#heading)) * CIRCLE_METRES;
		out.head.position.y = 1.6;
		out.head.position.z = this.#middle.z - (Math.sin(out.heading) - Math.sin(this.#heading)) * CIRCLE_METRES;
		orientationOf(out.heading, 0, out.head.orientation);
		out.left.tracked = false;
		out.right.tracked = false;
		return true;
	}
}

/** Visitors with real connections, whom a bench puts where the wearer looks. */
export class Crowd {
	/** While false everyone stands still, and is heard of once a second. */
	isMoving = true;
	readonly #people: Passerby[];
	readonly #floor: WalkableFloor;
	readonly #timer: NodeJS.Timeout;

	private constructor(people: Passerby[], floor: WalkableFloor) {
		this.#people = people;
		this.#floor = floor;
		this.#timer = setInterval(() => this.#step(), STEP_MS);
	}

	static async join(hall: HallHarness, published: PublishedHall, size: number): Promise<Crowd> {
		const people: Passerby[] = [];
		for (let i = 0; i < size; i++) {
			const look = { body: i % 3, colour: i % 7, accent: i % 5, face: i % 4, badge: i % 3 };
			people.push(new Passerby(await hall.join({ name: `访客 ${i + 1}`, look }), i % 2 === 0));
		}
		return new Crowd(people, new WalkableFloor(published));
	}

	get size(): number {
		return this.#people.length;
	}

	/** Everyone comes before whoever looks from there; throws where there is no room. */
	async gather(eyes: FloorPlace): Promise<void> {
		const chance = new Chance(1);
		const spots: FloorPoint[] = [];
		for (let tries = 0; spots.length < this.#people.length; tries++) {
			if (tries > TRIES) throw new Error(`Crowd: there is room for ${spots.length} only at ${eyes.x}, ${eyes.z}`);
			const turn = eyes.heading + chance.between(-SIDEWAYS, SIDEWAYS);
			const far = Math.sqrt(chance.between(NEAREST ** 2, FARTHEST ** 2));
			const spot = { x: eyes.x - Math.sin(turn) * far, z: eyes.z - Math.cos(turn) * far };
			// Where it becomes tight people stand closer.
			const room = tries > TRIES / 2 ? ROOM / 2 : ROOM;
			if (!this.#floor.isFree(spot.x, spot.z)) continue;
			if (spots.some(({ x, z }) => Math.hypot(x - spot.x, z - spot.z) < room)) continue;
			spots.push(spot);
		}
		await Promise.all(
			spots.map((spot, i) => this.#people[i]!.stand(spot, headingTowards(eyes.x - spot.x, eyes.z - spot.z))),
		);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	#step(): void {
		const nowMs = performance.now();
		for (const person of this.#people) person.update(this.isMoving ? STEP_MS / 1000 : 0, nowMs);
	}
}
