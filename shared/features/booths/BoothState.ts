import { type SchemaType, schema, t } from "@colyseus/schema";

/** What is synced of a booth, keyed by booth id: everything else of it is in the hall's index. */
export const BoothState = schema({
	/** Visitors there now. */
	inside: t.uint16().default(0),
});
export type BoothState = SchemaType<typeof BoothState>;
