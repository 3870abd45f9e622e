import { definePlugins } from "@colyseus/core";
import { ExhibitsPlugin } from "#server/features/exhibits/ExhibitsPlugin.ts";
import { PosesPlugin } from "#server/features/poses/PosesPlugin.ts";
import { RosterPlugin } from "#server/features/roster/RosterPlugin.ts";
import type { VisitorStore } from "#server/features/visitors/VisitorStore.ts";
import { PlacesPlugin } from "#server/features/walking/PlacesPlugin.ts";
import { WalkingPlugin } from "#server/features/walking/WalkingPlugin.ts";
import { slotInHall } from "#shared/features/booths/slotInHall.ts";
import type { BoothContent } from "#shared/features/event/PublishedHall.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import type { HallKey } from "./HallKey.ts";
import type { HallServices } from "./HallServices.ts";
import { PavilionRoom } from "./PavilionRoom.ts";

export interface HallStores {
	readonly visitors: VisitorStore;
}

export interface HallRoomOptions {
	readonly key: HallKey;
	readonly services: HallServices;
	readonly stores: HallStores;
	/** What a booth shows now. */
	readonly contentOf: (boothId: string) => BoothContent | undefined;
}

/** The features of a hall, and who feeds whom. */
export function defineHallRoom({ key, services, stores, contentOf }: HallRoomOptions): new () => PavilionRoom {
	return class HallRoom extends PavilionRoom {
		override plugins;

		constructor() {
			super(services);
			const { now, random, published, log } = services;

			const roster = new RosterPlugin({
				keepProfile: (visitor) => stores.visitors.seen(visitor.id, visitor, now()),
			});
			const walking = new WalkingPlugin({
				now,
				random,
				published,
				templateOf: (boothId) => contentOf(boothId)?.template ?? undefined,
				acceptsCompany: (visitor) => !roster.isMarked(visitor, Mark.noGoTo),
				lastPlaceOf: (visitor) => stores.visitors.lastPlace(visitor.id, key),
			});
			const places = new PlacesPlugin({
				placeOf: (visitor) => walking.placeOf(visitor),
				keep: (visitor, place) => stores.visitors.savePlace(visitor.id, key, place, now()),
				onNotKept: (error) => log.warn({ err: error }, "places were not kept"),
			});
			const poses = new PosesPlugin({
				believes: (visitor, pose) => walking.believes(visitor, pose),
				onSample: () => {},
			});
			const exhibits = new ExhibitsPlugin(services, {
				positionOf: (visitorId) => {
					const visitor = this.visitors.get(visitorId);
					return visitor && walking.placeOf(visitor);
				},
				slotOf: (boothId, slot) => slotInHall(published(), contentOf(boothId), slot),
			});

			this.plugins = definePlugins({ roster, walking, places, poses, exhibits });
		}
	};
}
