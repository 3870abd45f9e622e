import { definePlugins } from "@colyseus/core";
import { RosterPlugin } from "#server/features/roster/RosterPlugin.ts";
import type { HallServices } from "./HallServices.ts";
import { PavilionRoom } from "./PavilionRoom.ts";

/** The features of a hall, and who feeds whom. */
export function defineHallRoom(services: HallServices): new () => PavilionRoom {
	return class HallRoom extends PavilionRoom {
		override plugins = definePlugins({
			roster: new RosterPlugin({ keepProfile: async () => {} }),
		});

		constructor() {
			super(services);
		}
	};
}
