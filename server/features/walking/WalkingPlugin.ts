import { answer, HallPlugin, type RefusedRequest, refuse } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { placeBeforePassage } from "#shared/features/walking/passages.ts";
import {
	arrivalSpots,
	type IsTaken,
	PERSONAL_DISTANCE,
	standBeforeBooth,
	standBeforeSlot,
	standBeforeVisitor,
} from "#shared/features/walking/standPoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	goToVisitorRequest,
	type JumpGrant,
	placedMessage,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import type { FloorPlace, FloorPoint } from "#shared/space/vector.ts";
import { MotionJudge } from "./MotionJudge.ts";

export interface WalkingPluginOptions {
	readonly now: () => number;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	readonly published: () => PublishedHall;
	/** Slots of a booth's template; undefined where it could not be read. */
	readonly templateOf: (boothId: string) => BoothTemplate | undefined;
	/** Where a visitor stood whose page comes back by itself after a restart of the server. */
	readonly lastPlaceOf: (visitor: Visitor) => Promise<FloorPlace | undefined>;
	/** Whether this visitor lets others "go to" them. */
	readonly acceptsCompany: (visitor: Visitor) => boolean;
}

/** A page shows the hall as it was before for no longer than this after a publication, on a slow network. */
const NEWS_TAKE_MS = 3_000;
/** Where the disc is full, people arrive round it, up to this many metres further out. */
const OVERFLOW_METRES = 6;

/**
 * Where everyone is: grants and numbers their jumps, judges their steps, and puts them back after an impossible one.
 * Must come before the plugins that ask it where someone is.
 */
export class WalkingPlugin extends HallPlugin {
	readonly #options: WalkingPluginOptions;
	readonly #judge = new MotionJudge();
	#floor: WalkableFloor | undefined;
	#arrivalSpots: readonly FloorPoint[] = [];
	#overflowSpots: readonly FloorPoint[] = [];
	#floorOf: PublishedHall | undefined;
	/** What was walked on before the latest publication, and until when a page may not know better. */
	#floorBefore: WalkableFloor | undefined;
	#knownToAllAtMs = 0;

	constructor(options: WalkingPluginOptions) {
		super();
		this.#options = options;
	}

	override readonly requests = [
		answer(placeRequest, (visitor) => {
			const place = this.#judge.placeOf(visitor.slot);
			return place ? { jump: place.jump, x: place.x, z: place.z, heading: place.heading } : refuse("gone");
		}),
		answer(teleportRequest, (visitor, { x, z, heading }) => {
			if (!this.floor.isFree(x, z)) return refuse("blocked");
			return this.#jump(visitor, { x, z, heading: wrapAngle(heading) });
		}),
		answer(goToBoothRequest, (visitor, { boothId, slot }) => this.#goToBooth(visitor, boothId, slot)),
		answer(goToVisitorRequest, (visitor, { visitorId }) => this.#goToVisitor(visitor, visitorId)),
	];

	/** Where one can walk now: follows what the hall publishes. */
	get floor(): WalkableFloor {
		const published = this.#options.published();
		if (!this.#floor || this.#floorOf !== published) {
			this.#floorBefore = this.#floor;
			this.#knownToAllAtMs = this.#options.now() + NEWS_TAKE_MS;
			this.#floor = new WalkableFloor(published);
			this.#arrivalSpots = arrivalSpots(this.#floor);
			this.#overflowSpots = arrivalSpots(this.#floor, OVERFLOW_METRES).slice(this.#arrivalSpots.length);
			this.#floorOf = published;
		}
		return this.#floor;
	}

	/** Where a visitor stands; undefined once they left. */
	placeOf(visitor: Visitor): Readonly<FloorPlace> | undefined {
		return this.#judge.placeOf(visitor.slot);
	}

	/**
	 * Whether a pose may be believed, relayed and counted. One from before the latest jump, or of no possible body, is
	 * dropped; after an impossible step its sender is put back to their last good place. Ten times a second per visitor.
	 */
	believes(visitor: Visitor, pose: Readonly<PoseSample>): boolean {
		const { floor } = this;
		const nowMs = this.#options.now();
		if (this.#floorBefore && nowMs >= this.#knownToAllAtMs) this.#floorBefore = undefined;
		const verdict = this.#judge.judge(visitor.slot, pose, floor, nowMs, this.#floorBefore);
		if (verdict === "too-fast" || verdict === "blocked") this.#correct(visitor);
		return verdict === "accepted";
	}

	override async onVisitorJoined(visitor: Visitor): Promise<void> {
		const back = visitor.comesBack ? await this.#options.lastPlaceOf(visitor) : undefined;
		if (back && this.floor.isFree(back.x, back.z)) this.#put(visitor, back, "resumed");
		else this.#put(visitor, this.#arrivalOf(visitor), "arrived");
	}

	override onVisitorResumed(visitor: Visitor): void {
		const place = this.#judge.placeOf(visitor.slot);
		if (place) this.#put(visitor, place, "resumed");
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#judge.forget(visitor.slot);
	}

	#goToBooth(visitor: Visitor, boothId: string, slotName: string | undefined): JumpGrant | RefusedRequest {
		const booth = this.#options.published().booths.find(({ id }) => id === boothId);
		if (!booth) return refuse("unknown-booth");
		const place = { x: 0, z: 0, heading: 0 };
		if (slotName === undefined) {
			if (!standBeforeBooth(this.floor, booth, this.#takenByOthers(visitor), place)) return refuse("no-room");
			return this.#jump(visitor, place);
		}
		const slot = this.#options.templateOf(boothId)?.slots.find(({ name }) => name === slotName);
		if (!slot) return refuse("unknown-exhibit");
		// Everyone may stand straight in front of an exhibit: bodies fade for each other there.
		if (!standBeforeSlot(this.floor, booth, slot, place)) return refuse("no-room");
		return this.#jump(visitor, place);
	}

	#goToVisitor(visitor: Visitor, visitorId: string): JumpGrant | RefusedRequest {
		const other = this.room.visitors.get(visitorId);
		const there = other && this.#judge.placeOf(other.slot);
		// Someone whose connection dropped is not drawn: there is nobody to go to.
		if (!other?.client || !there || other === visitor) return refuse("gone");
		if (!this.#options.acceptsCompany(other)) return refuse("opted-out");
		const place = { x: 0, z: 0, heading: 0 };
		if (!standBeforeVisitor(this.floor, there, this.#takenByOthers(visitor), place)) return refuse("no-room");
		return this.#jump(visitor, place);
	}

	#jump(visitor: Visitor, { x, z, heading }: FloorPlace): JumpGrant {
		return { jump: this.#judge.place(visitor.slot, x, z, heading, this.#options.now()), x, z, heading };
	}

	#put(visitor: Visitor, place: FloorPlace, reason: "arrived" | "resumed" | "corrected"): void {
		// Copied: the judge hands out its own body, and changes it.
		const { x, z, heading } = place;
		const jump = this.#judge.place(visitor.slot, x, z, heading, this.#options.now());
		visitor.client?.send(placedMessage.name, { jump, x, z, heading, reason });
	}

	#correct(visitor: Visitor): void {
		const place = this.#judge.placeOf(visitor.slot);
		if (place) this.#put(visitor, place, "corrected");
	}

	/** Beside whom they came to be with, before the booth of the deep link, or the passage they came through; else a spot of the arrival disc where nobody stands, whichever chance says; then round it. */
	#arrivalOf(visitor: Visitor): FloorPlace {
		const { floor } = this;
		const place = { x: 0, z: 0, heading: floor.plan.hall.arrival.heading };
		const isTaken = this.#takenByOthers(visitor);
		const friend = visitor.arriveWith === undefined ? undefined : this.#companyOf(visitor.arriveWith);
		if (friend && standBeforeVisitor(floor, friend, isTaken, place)) return place;
		const booth = this.#options.published().booths.find(({ id }) => id === visitor.arriveAt);
		if (booth && standBeforeBooth(floor, booth, isTaken, place)) return place;
		const passage = floor.plan.hall.passages?.find(({ to }) => to === visitor.arriveFrom);
		if (passage) {
			const before = placeBeforePassage(passage);
			if (floor.nearestFree(before.x, before.z, place)) return { x: place.x, z: place.z, heading: before.heading };
		}
		place.heading = floor.plan.hall.arrival.heading;
		const spots = this.#arrivalSpots;
		const first = Math.floor(this.#options.random() * spots.length);
		const inTurn = [...spots.slice(first), ...spots.slice(0, first), ...this.#overflowSpots];
		const spot = inTurn.find(({ x, z }) => !isTaken(x, z)) ?? inTurn[0] ?? place;
		return { x: spot.x, z: spot.z, heading: place.heading };
	}

	#companyOf(visitorId: string): Readonly<FloorPlace> | undefined {
		const other = this.room.visitors.get(visitorId);
		return other?.client && this.#options.acceptsCompany(other) ? this.#judge.placeOf(other.slot) : undefined;
	}

	/** Looks at everyone: for jumps and arrivals, not for steps. */
	#takenByOthers(visitor: Visitor): IsTaken {
		return (x, z) => {
			for (const other of this.room.visitors.values()) {
				if (other === visitor) continue;
				const place = this.#judge.placeOf(other.slot);
				if (place && Math.hypot(place.x - x, place.z - z) < PERSONAL_DISTANCE) return true;
			}
			return false;
		};
	}
}
