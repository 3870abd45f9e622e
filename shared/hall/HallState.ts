import { type SchemaType, schema, t } from "@colyseus/schema";
import { BoothState } from "../features/booths/BoothState.ts";
import { ExhibitState } from "../features/exhibits/ExhibitState.ts";
import { RosterEntry } from "../features/roster/RosterState.ts";

/** The synced root of a hall: small and slow things only. Poses travel apart as bytes, content over HTTP. */
export const HallState = schema({
	/** {@link PublishedHall.edition} of what is on show: whoever has another one reads the index again. */
	edition: t.uint32().default(0),
	/** By public visitor id. */
	roster: t.map(RosterEntry),
	/** By booth id. */
	booths: t.map(BoothState),
	/** By `boothId/slotName`; only exhibits that someone has handled. */
	exhibits: t.map(ExhibitState),
});
export type HallState = SchemaType<typeof HallState>;
