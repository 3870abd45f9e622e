import { answer, HallPlugin, type RefusedRequest, refuse } from "#server/hall/HallPlugin.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { exhibitKey } from "#shared/features/exhibits/exhibitKey.ts";
import {
	CHANGES_PER_SECOND,
	changeExhibitRequest,
	HOLD_RANGE_METRES,
	holdRequest,
	releaseRequest,
} from "#shared/features/exhibits/exhibitMessages.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { ChangeRate } from "./ChangeRate.ts";
import { ExhibitHandling, type HandlingRefusal } from "./ExhibitHandling.ts";

const SWEEP_EVERY_MS = 500;

/** What handling needs to know of the hall; `hallRoom.ts` hands it in. */
export interface ExhibitSurroundings {
	/** Where the visitor stands on the hall's floor; undefined before their first pose and once they are gone. */
	positionOf(visitorId: string): Readonly<FloorPoint> | undefined;
	/** Where the slot stands on the hall's floor; undefined where there is no such booth or slot, or nothing in it. */
	slotOf(boothId: string, slot: string): Readonly<FloorPoint> | undefined;
}

type ExhibitId = { readonly boothId: string; readonly slot: string };

/** Everyone at a booth sees an exhibit that someone turns, opens, pages or plays: one holder at a time. */
export class ExhibitsPlugin extends HallPlugin {
	readonly #services: Pick<HallServices, "now">;
	readonly #surroundings: ExhibitSurroundings;
	readonly #rate = new ChangeRate(CHANGES_PER_SECOND);
	#handling: ExhibitHandling | undefined;

	constructor(services: Pick<HallServices, "now">, surroundings: ExhibitSurroundings) {
		super();
		this.#services = services;
		this.#surroundings = surroundings;
	}

	override readonly requests = [
		answer(holdRequest, (visitor, exhibit) => {
			return this.#handle(visitor, exhibit, (key, nowMs) => this.#handled.hold(visitor.id, key, nowMs));
		}),
		answer(changeExhibitRequest, (visitor, { change, ...exhibit }) => {
			return this.#handle(visitor, exhibit, (key, nowMs) => this.#handled.change(visitor.id, key, change, nowMs));
		}),
		answer(releaseRequest, (visitor, { boothId, slot }) => {
			const refusal = this.#handled.release(visitor.id, exhibitKey(boothId, slot));
			return refusal ? refuse(refusal) : null;
		}),
	];

	override onCreate(): void {
		this.#handling = new ExhibitHandling(this.room.state.exhibits);
		this.room.clock.setInterval(() => this.#sweep(), SWEEP_EVERY_MS);
	}

	override onVisitorDropped(visitor: Visitor): void {
		this.#handled.releaseAllOf(visitor.id);
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#handled.releaseAllOf(visitor.id);
		this.#rate.forget(visitor.id);
	}

	/** The booth shows something else now, or is gone: whoever holds an exhibit there has let go. */
	forgetBooth(boothId: string): void {
		this.#handling?.forgetBooth(boothId);
	}

	get #handled(): ExhibitHandling {
		if (!this.#handling) throw new Error("ExhibitsPlugin: asked before the hall was made");
		return this.#handling;
	}

	#handle(
		visitor: Visitor,
		{ boothId, slot }: ExhibitId,
		handle: (key: string, nowMs: number) => HandlingRefusal | null,
	): null | RefusedRequest {
		const nowMs = this.#services.now();
		const waitMs = this.#rate.take(visitor.id, nowMs);
		if (waitMs > 0) return refuse("too-fast", waitMs);
		const place = this.#surroundings.slotOf(boothId, slot);
		if (!place) return refuse("unknown-exhibit");
		if (!this.#isNear(visitor.id, place)) return refuse("too-far");
		const refusal = handle(exhibitKey(boothId, slot), nowMs);
		return refusal ? refuse(refusal) : null;
	}

	#sweep(): void {
		this.#handled.sweep(this.#services.now(), {
			isInReach: (visitorId, key) => {
				const place = this.#placeOf(key);
				return place !== undefined && this.#isNear(visitorId, place);
			},
			isThere: (key) => this.#placeOf(key) !== undefined,
			isAnyoneAt: (key) => (this.room.state.booths.get(boothIdOf(key))?.inside ?? 0) > 0,
		});
	}

	#placeOf(key: string): Readonly<FloorPoint> | undefined {
		const boothId = boothIdOf(key);
		return this.#surroundings.slotOf(boothId, key.slice(boothId.length + 1));
	}

	#isNear(visitorId: string, place: Readonly<FloorPoint>): boolean {
		const position = this.#surroundings.positionOf(visitorId);
		return position !== undefined && Math.hypot(position.x - place.x, position.z - place.z) <= HOLD_RANGE_METRES;
	}
}

function boothIdOf(key: string): string {
	return key.slice(0, key.indexOf("/"));
}
