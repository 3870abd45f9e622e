import { type SchemaType, schema, t } from "@colyseus/schema";

/** What is synced of a booth, keyed by booth id: everything else of it travels over HTTP. */
export const BoothState = schema({
	revision: t.uint32().default(0),
	/** Visitors there now. */
	inside: t.uint16().default(0),
});
export type BoothState = SchemaType<typeof BoothState>;
