import { createStore } from "zustand/vanilla";
import type { ConnectionStatus } from "#client/connection/ConnectionStatus.ts";
import type { CollectionWatcher, HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { RequestContract } from "#shared/contract.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import { exhibitKey } from "#shared/features/exhibits/exhibitKey.ts";
import {
	changeExhibitRequest,
	type ExhibitChange,
	holdRequest,
	releaseRequest,
} from "#shared/features/exhibits/exhibitMessages.ts";
import { mediaSecondsAt } from "#shared/features/exhibits/mediaClock.ts";
import { standBeforeBooth, standBeforeSlot } from "#shared/features/walking/standPoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	type JumpGrant,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import type { FloorPlace } from "#shared/space/vector.ts";

const VISITOR = "preview";
const nobody = () => false;

export interface SoloHallOptions {
	readonly published: PublishedHall;
	/** Of a booth whose content is in. */
	readonly templateOf: (boothId: string) => BoothTemplate | null | undefined;
	/** Epoch ms. */
	readonly now?: () => number;
}

/** What of an exhibit's state is synced, without what syncs it. */
type Handled = typeof AS_IT_CAME;

/**
 * A hall where nobody else is, answered on this page: walking is granted by the rules that the server judges by, and
 * every exhibit is this visitor's to handle. What a preview's features take for their connection.
 */
export class SoloHall implements HallConnection {
	readonly status = createStore<ConnectionStatus>(() => ({ status: "inHall" }));
	readonly edition = createStore(() => 0);
	readonly visitorId = VISITOR;
	readonly clockOffsetMs = 0;
	readonly receivedBytes = 0;
	readonly #options: SoloHallOptions;
	readonly #now: () => number;
	readonly #handled = new Map<string, Handled>();
	readonly #watchers = new Set<CollectionWatcher<ExhibitState>>();
	#floor: WalkableFloor;
	#jump = 0;
	#place: FloorPlace;

	constructor(options: SoloHallOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
		this.#floor = new WalkableFloor(options.published);
		this.#place = this.#arrival();
	}

	/** The hall is another now; whoever walks in it stays where they are. */
	setPlan(published: PublishedHall): void {
		this.#floor = new WalkableFloor(published);
	}

	async request<C extends RequestContract>(contract: C, payload: unknown): Promise<never> {
		return this.#answer(contract.name, payload) as never;
	}

	#answer(name: string, payload: unknown): unknown {
		switch (name) {
			case placeRequest.name:
				return this.#granted(this.#place);
			case teleportRequest.name: {
				const place = payload as FloorPlace;
				if (!this.#floor.isFree(place.x, place.z)) throw refused(name, "blocked");
				return this.#granted(place);
			}
			case goToBoothRequest.name: {
				const { boothId, slot } = payload as { boothId: string; slot?: string };
				return this.#granted(this.#placeBefore(boothId, slot));
			}
			case holdRequest.name:
				return this.#hold(payload as ExhibitName);
			case releaseRequest.name:
				return this.#release(payload as ExhibitName);
			case changeExhibitRequest.name: {
				const { change, ...exhibit } = payload as ExhibitName & { change: ExhibitChange };
				return this.#change(exhibit, change);
			}
			default:
				throw refused(name, "unavailable");
		}
	}

	on(): () => void {
		return () => {};
	}

	watch(name: string, watcher: object): () => void {
		if (name !== "exhibits") return () => {};
		const own = watcher as CollectionWatcher<ExhibitState>;
		this.#watchers.add(own);
		for (const [key, state] of this.#handled) own.added?.(key, state as ExhibitState);
		return () => this.#watchers.delete(own);
	}

	sendPose(): boolean {
		return true;
	}

	onPoses(): () => void {
		return () => {};
	}

	onResumed(): () => void {
		return () => {};
	}

	async moveTo(): Promise<void> {
		throw refused("join", "gone");
	}

	async leave(): Promise<void> {
		this.#watchers.clear();
	}

	#arrival(): FloorPlace {
		const { x, z, heading } = this.#floor.plan.hall.arrival;
		const place = { x, z, heading };
		this.#floor.nearestFree(x, z, place);
		return place;
	}

	#placeBefore(boothId: string, slotName: string | undefined): FloorPlace {
		const booth = this.#floor.plan.booths.find(({ id }) => id === boothId);
		if (!booth) throw refused(goToBoothRequest.name, "unknown-booth");
		const place = { x: 0, z: 0, heading: 0 };
		if (slotName === undefined) {
			if (!standBeforeBooth(this.#floor, booth, nobody, place)) throw refused(goToBoothRequest.name, "no-room");
			return place;
		}
		const slot = this.#options.templateOf(boothId)?.slots.find(({ name }) => name === slotName);
		if (!slot) throw refused(goToBoothRequest.name, "unknown-exhibit");
		if (!standBeforeSlot(this.#floor, booth, slot, place)) throw refused(goToBoothRequest.name, "no-room");
		return place;
	}

	#granted({ x, z, heading }: FloorPlace): JumpGrant {
		this.#place = { x, z, heading };
		this.#jump = (this.#jump + 1) % 256;
		return { jump: this.#jump, x, z, heading };
	}

	#hold(exhibit: ExhibitName): null {
		const key = exhibitKey(exhibit.boothId, exhibit.slot);
		for (const [other, state] of [...this.#handled]) if (other !== key && state.holder) this.#letGo(other);
		const known = this.#handled.get(key);
		this.#keep(key, { ...(known ?? AS_IT_CAME), holder: VISITOR });
		return null;
	}

	#release({ boothId, slot }: ExhibitName): null {
		this.#letGo(exhibitKey(boothId, slot));
		return null;
	}

	/** What is opened or taken out is so only while it is held. */
	#letGo(key: string): void {
		const state = this.#handled.get(key);
		if (state) this.#keep(key, { ...state, holder: "", open: false, part: 0, partX: 0, partY: 0, partZ: 0 });
	}

	#change({ boothId, slot }: ExhibitName, change: ExhibitChange): null {
		const key = exhibitKey(boothId, slot);
		const state = this.#handled.get(key);
		if (state?.holder !== VISITOR) throw refused(changeExhibitRequest.name, "not-holder");
		const next: Handled = { ...state };
		for (const [field, value] of Object.entries(change)) {
			if (value !== undefined) Object.assign(next, { [field]: value });
		}
		if (change.playing !== undefined || change.mediaSeconds !== undefined) {
			next.mediaSeconds = change.mediaSeconds ?? mediaSecondsAt(state, this.#now());
			next.mediaSinceMs = this.#now();
		}
		if (next.part !== state.part) Object.assign(next, { partX: 0, partY: 0, partZ: 0 }, partStepsOf(change));
		this.#keep(key, next);
		return null;
	}

	#keep(key: string, state: Handled): void {
		const isNew = !this.#handled.has(key);
		const kept = state as ExhibitState;
		this.#handled.set(key, state);
		for (const watcher of this.#watchers) {
			if (isNew) watcher.added?.(key, kept);
			else watcher.changed?.(key, kept);
		}
	}
}

interface ExhibitName {
	readonly boothId: string;
	readonly slot: string;
}

const AS_IT_CAME = {
	holder: "",
	yaw: 0,
	pitch: 128,
	zoom: 64,
	page: 0,
	apart: 0,
	open: false,
	playing: false,
	mediaSeconds: 0,
	mediaSinceMs: 0,
	part: 0,
	partX: 0,
	partY: 0,
	partZ: 0,
};

function partStepsOf({ partX = 0, partY = 0, partZ = 0 }: ExhibitChange) {
	return { partX, partY, partZ };
}

function refused(request: string, reason: string): RequestRefused {
	return new RequestRefused(request, { reason });
}
