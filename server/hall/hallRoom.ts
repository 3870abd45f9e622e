import { definePlugins } from "@colyseus/core";
import { BoothsPlugin } from "#server/features/booths/BoothsPlugin.ts";
import { ChatPlugin } from "#server/features/chat/ChatPlugin.ts";
import type { ChatStore } from "#server/features/chat/ChatStore.ts";
import { LineIds } from "#server/features/chat/LineIds.ts";
import type { WordList } from "#server/features/chat/WordList.ts";
import { ExhibitsPlugin } from "#server/features/exhibits/ExhibitsPlugin.ts";
import type { HeadsetCodeStore } from "#server/features/headset/HeadsetCodeStore.ts";
import { HeadsetPlugin } from "#server/features/headset/HeadsetPlugin.ts";
import { PosesPlugin } from "#server/features/poses/PosesPlugin.ts";
import { ReactionsPlugin } from "#server/features/reactions/ReactionsPlugin.ts";
import { RosterPlugin } from "#server/features/roster/RosterPlugin.ts";
import type { VisitorStore } from "#server/features/visitors/VisitorStore.ts";
import type { VisitStore } from "#server/features/visits/VisitStore.ts";
import { VisitsLeftOpen } from "#server/features/visits/VisitsLeftOpen.ts";
import { VisitsPlugin } from "#server/features/visits/VisitsPlugin.ts";
import { PlacesPlugin } from "#server/features/walking/PlacesPlugin.ts";
import { WalkingPlugin } from "#server/features/walking/WalkingPlugin.ts";
import { slotInHall } from "#shared/features/booths/slotInHall.ts";
import type { BoothContent } from "#shared/features/event/PublishedHall.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import type { HallKey } from "./HallKey.ts";
import type { HallSeats } from "./HallSeats.ts";
import type { HallServices } from "./HallServices.ts";
import { PavilionRoom } from "./PavilionRoom.ts";

export interface HallStores {
	readonly visitors: VisitorStore;
	readonly visits: VisitStore;
	readonly chat: ChatStore;
	readonly words: WordList;
	readonly headsetCodes: HeadsetCodeStore;
}

export interface HallRoomOptions {
	readonly key: HallKey;
	readonly services: HallServices;
	readonly seats: HallSeats;
	readonly stores: HallStores;
	/** What a booth shows now. */
	readonly contentOf: (boothId: string) => BoothContent | undefined;
}

/** The features of a hall, and who feeds whom. */
export function defineHallRoom({ key, services, seats, stores, contentOf }: HallRoomOptions): new () => PavilionRoom {
	// Of all instances together.
	const lineIds = new LineIds(stores.chat, key);
	const leftOpen = new VisitsLeftOpen(stores.visits, key);
	return class HallRoom extends PavilionRoom {
		override plugins;

		constructor() {
			super(services, seats);
			const { now, random, published, log } = services;

			const roster = new RosterPlugin({
				hall: key,
				bus: services.bus,
				isBadName: (name) => stores.words.isBad(name),
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
			const chat = new ChatPlugin({
				services,
				store: stores.chat,
				ids: lineIds,
				people: stores.visitors,
				words: stores.words,
				boothOf: (visitor) => visits.boothOf(visitor),
			});
			const visits: VisitsPlugin = new VisitsPlugin({
				services,
				store: stores.visits,
				leftOpen,
				showBooth: (visitor, index) => roster.setBooth(visitor, index),
				onBegan: (visitor, boothId) => chat.arriveAt(visitor, boothId),
			});
			const reactions = new ReactionsPlugin({ positionOf: (visitor) => walking.placeOf(visitor) });
			const booths = new BoothsPlugin({ services, onChanged: (boothId) => exhibits.forgetBooth(boothId) });
			const poses = new PosesPlugin({
				believes: (visitor, pose) => walking.believes(visitor, pose),
				onSample: (visitor, { head }) => visits.follow(visitor, head.position.x, head.position.z, now()),
			});
			const exhibits: ExhibitsPlugin = new ExhibitsPlugin(services, {
				positionOf: (visitorId) => {
					const visitor = this.visitors.get(visitorId);
					return visitor && walking.placeOf(visitor);
				},
				slotOf: (boothId, slot) => slotInHall(published(), contentOf(boothId), slot),
			});

			const headset = new HeadsetPlugin({
				services,
				hall: key,
				codes: stores.headsetCodes,
				isNoGoTo: (visitor) => roster.isMarked(visitor, Mark.noGoTo),
			});

			this.plugins = definePlugins({
				roster,
				booths,
				walking,
				places,
				chat,
				visits,
				reactions,
				poses,
				exhibits,
				headset,
			});
		}
	};
}
