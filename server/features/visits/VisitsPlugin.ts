import type { HallKey } from "#server/hall/HallKey.ts";
import { answer, HallPlugin } from "#server/hall/HallPlugin.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import {
	passportRequest,
	type Stamp,
	visitBeganMessage,
	visitEndedMessage,
	visitEngagedMessage,
} from "#shared/features/visits/visitMessages.ts";
import type { KeptVisit, VisitStore } from "./VisitStore.ts";
import type { VisitsLeftOpen } from "./VisitsLeftOpen.ts";
import { type VisitChange, VisitTracker } from "./VisitTracker.ts";

export interface VisitsPluginOptions {
	readonly services: HallServices;
	readonly store: VisitStore;
	readonly leftOpen: VisitsLeftOpen;
	/** The roster shows where a visitor is; 0 is no booth. Called once that is kept. */
	readonly showBooth: (visitor: Visitor, boothIndex: number) => void;
	/** Told once a visit is kept as begun: chat begins to count what is unread at that booth. */
	readonly onBegan?: (visitor: Visitor, boothId: string) => Promise<void>;
}

/** Heads are judged this often, however often they are heard of. */
const JUDGE_EVERY_MS = 500;
/** An open visit is kept anew this often: so much of it at most is lost to `kill -9`. */
const KEEP_EVERY_MS = 5000;
/** A disk that stays full for long must not fill the memory too. */
const MAX_UNKEPT = 5000;

/** A visitor here, and what of their visits the hall has been told. */
interface Guest {
	readonly visitor: Visitor;
	readonly stamped: Map<string, Stamp>;
	judgedAtMs: number;
	/** Index of the booth that the hall shows them at. */
	shownAt: number;
	/** Beginning of the visit they were last told of. */
	toldOfMs: number;
}

/** A change that was judged but is not kept yet: it is tried again until it is. */
interface Unkept {
	readonly guest: Guest;
	readonly change: VisitChange;
	readonly boothId: string;
}

/** Carries poses to the tracker and its verdicts to the store, and tells the hall and the visitor what was kept. */
export class VisitsPlugin extends HallPlugin {
	readonly #options: VisitsPluginOptions;
	readonly #hall: HallKey;
	readonly #tracker: VisitTracker;
	#laidOut: PublishedHall;
	/** Of every booth that was ever on show here: what is still to be kept of one that is gone needs its id. */
	readonly #boothIds = new Map<number, string>();
	#stopListening: (() => void) | undefined;
	/** By slot. */
	readonly #guests: (Guest | undefined)[] = [];
	#unkept: Unkept[] = [];
	/** Scratch for the tracker: filled and emptied within one call, which nothing interrupts. */
	readonly #changes: VisitChange[] = [];

	constructor(options: VisitsPluginOptions) {
		super();
		this.#options = options;
		this.#laidOut = options.services.published();
		this.#hall = { eventId: this.#laidOut.event.id, hallId: this.#laidOut.hall.id };
		this.#tracker = new VisitTracker(this.#laidOut.booths);
		this.#learnBooths();
	}

	override readonly requests = [
		answer(passportRequest, async (visitor) => ({
			stamps: await this.#options.store.passport(this.#hall.eventId, visitor.id),
		})),
	];

	override async onCreate(): Promise<void> {
		this.room.clock.setInterval(() => this.#keepUp(), KEEP_EVERY_MS);
		this.#stopListening = this.#options.services.onPublished(() => this.#layOut());
		await this.#options.leftOpen.read(this.#options.services.now());
	}

	/** Those who are still inside resume after a restart: their visits stay open, kept up to now. */
	override async onDispose(): Promise<void> {
		this.#stopListening?.();
		await Promise.allSettled(this.#guests.map((guest) => guest && this.#keepCurrent(guest)));
	}

	override async onVisitorJoined(visitor: Visitor): Promise<void> {
		const stamps = await this.#options.store.passport(this.#hall.eventId, visitor.id);
		this.#guests[visitor.slot] = {
			visitor,
			stamped: new Map(stamps.map((stamp) => [stamp.boothId, stamp])),
			judgedAtMs: 0,
			shownAt: 0,
			toldOfMs: 0,
		};
		this.#takeUp(visitor);
	}

	override onVisitorDropped(visitor: Visitor): void {
		this.#tracker.pause(visitor.slot);
	}

	override onVisitorResumed(visitor: Visitor): void {
		this.#tracker.resume(visitor.slot, this.#options.services.now(), this.#changes);
		this.#settle();
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#tracker.leave(visitor.slot, this.#changes);
		this.#settle();
		const guest = this.#guests[visitor.slot];
		if (guest) this.#show(guest, 0);
		this.#guests[visitor.slot] = undefined;
	}

	/** Called with every pose that was accepted; allocates nothing unless a visit begins, is engaged or ends. */
	follow(visitor: Visitor, x: number, z: number, nowMs: number): void {
		const guest = this.#guests[visitor.slot];
		if (!guest || guest.visitor !== visitor) return;
		if (nowMs - guest.judgedAtMs < JUDGE_EVERY_MS && nowMs >= guest.judgedAtMs) return;
		guest.judgedAtMs = nowMs;
		this.#tracker.judge(visitor.slot, x, z, nowMs, this.#changes);
		if (this.#changes.length > 0) this.#settle();
	}

	/** The booth a visitor is at, as the hall shows it. */
	boothOf(visitor: Visitor): string | undefined {
		const guest = this.#guests[visitor.slot];
		return guest?.visitor === visitor ? this.#boothId(guest.shownAt) : undefined;
	}

	#takeUp(visitor: Visitor): void {
		const visit = this.#options.leftOpen.take(visitor.id);
		const booth = visit && this.#laidOut.booths.find((booth) => booth.id === visit.boothId);
		if (!visit || !booth) return;
		this.#tracker.restore(visitor.slot, booth.index, visit.beganAtMs, visit.lastHeardAtMs, visit.dwellMs);
		this.#tracker.resume(visitor.slot, this.#options.services.now(), this.#changes);
		this.#settle();
		const current = this.#tracker.current(visitor.slot);
		const guest = this.#guests[visitor.slot];
		if (!current || !guest) return;
		void this.#keepThenTell({ guest, boothId: booth.id, change: { kind: "began", ...current } });
	}

	/** Takes what the tracker just reported to the store. */
	#settle(): void {
		for (const change of this.#changes) {
			const guest = this.#guests[change.slot];
			const boothId = this.#boothId(change.booth);
			if (guest && boothId !== undefined) void this.#keepThenTell({ guest, change, boothId });
		}
		this.#changes.length = 0;
	}

	async #keepThenTell(unkept: Unkept): Promise<void> {
		const { guest, change, boothId } = unkept;
		const isStamped = change.kind === "engaged" && !guest.stamped.has(boothId);
		const stamp = isStamped ? { boothId, stampedAtMs: change.heardAtMs } : undefined;
		try {
			await this.#options.store.keep(this.#asKept(guest, boothId, change, change.kind === "ended"), stamp);
		} catch (error) {
			const { log } = this.#options.services;
			log.error({ err: error, visitorId: guest.visitor.id, boothId, visit: change.kind }, "a visit was not kept yet");
			if (this.#unkept.length < MAX_UNKEPT) this.#unkept.push(unkept);
			return;
		}
		if (stamp) guest.stamped.set(boothId, stamp);
		this.#tell(unkept, stamp !== undefined);
	}

	#tell({ guest, change, boothId }: Unkept, firstTime: boolean): void {
		const { visitor } = guest;
		switch (change.kind) {
			case "began":
				// Kept at a later try, it may be over.
				if (this.#tracker.current(visitor.slot)?.beganAtMs !== change.beganAtMs) return;
				guest.toldOfMs = change.beganAtMs;
				this.#show(guest, change.booth);
				visitor.client?.send(visitBeganMessage.name, { boothId });
				void this.#options.onBegan?.(visitor, boothId);
				break;
			case "engaged": {
				const stamp = guest.stamped.get(boothId);
				if (stamp) visitor.client?.send(visitEngagedMessage.name, { boothId, stamp, firstTime });
				break;
			}
			case "ended":
				if (guest.toldOfMs !== change.beganAtMs) return;
				guest.toldOfMs = 0;
				this.#show(guest, 0);
				visitor.client?.send(visitEndedMessage.name, { boothId, dwellSeconds: change.dwellMs / 1000 });
				break;
			default:
				change.kind satisfies never;
		}
	}

	/** Moves a visitor in what everyone sees: the roster's entry and the booths' counts. */
	#show(guest: Guest, booth: number): void {
		// Kept late: they left the hall, or somebody else has their slot now.
		if (booth !== 0 && this.#guests[guest.visitor.slot] !== guest) return;
		if (guest.shownAt === booth) return;
		this.#count(guest.shownAt, -1);
		this.#count(booth, 1);
		guest.shownAt = booth;
		this.#options.showBooth(guest.visitor, booth);
	}

	#count(booth: number, by: 1 | -1): void {
		const boothId = this.#boothId(booth);
		// Of a booth that is gone nobody counts who is there.
		const state = boothId === undefined ? undefined : this.room.state.booths.get(boothId);
		if (state) state.inside = Math.max(0, state.inside + by);
	}

	/** The hall was published anew, while people visit. */
	#layOut(): void {
		this.#laidOut = this.#options.services.published();
		this.#learnBooths();
		this.#tracker.layOut(this.#laidOut.booths, this.#changes);
		this.#settle();
	}

	#learnBooths(): void {
		for (const { index, id } of this.#laidOut.booths) this.#boothIds.set(index, id);
	}

	/** Every few seconds: open visits are kept as they stand, silent ones end, what failed is tried again. */
	#keepUp(): void {
		this.#tracker.sweep(this.#options.services.now(), this.#changes);
		this.#settle();

		const again = this.#unkept;
		this.#unkept = [];
		for (const unkept of again) void this.#keepThenTell(unkept);

		for (const guest of this.#guests) {
			// What fails here is tried again in a moment, as it stands then.
			if (guest) this.#keepCurrent(guest)?.catch(() => {});
		}
	}

	#keepCurrent(guest: Guest): Promise<void> | undefined {
		const current = this.#tracker.current(guest.visitor.slot);
		const boothId = current && this.#boothId(current.booth);
		if (!current || boothId === undefined) return undefined;
		return this.#options.store.keep(this.#asKept(guest, boothId, current, false));
	}

	#asKept(guest: Guest, boothId: string, visit: Omit<VisitChange, "kind">, ended: boolean): KeptVisit {
		return {
			...this.#hall,
			visitorId: guest.visitor.id,
			boothId,
			beganAtMs: visit.beganAtMs,
			lastHeardAtMs: visit.heardAtMs,
			endedAtMs: ended ? visit.heardAtMs : null,
			dwellMs: visit.dwellMs,
		};
	}

	#boothId(index: number): string | undefined {
		return this.#boothIds.get(index);
	}
}
