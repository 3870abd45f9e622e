import { z } from "zod";
import { boothDocument } from "#shared/features/booths/BoothDocument.ts";
import { eventDocument } from "#shared/features/event/EventDocument.ts";

/** The JSON Schema of each document people write by hand, by its file's name in `shared/schema/`. */
export const SCHEMAS = {
	"event.schema.json": () => schemaText(eventDocument, "Pavilion event", "event.json of an event folder"),
	"booth.schema.json": () => schemaText(boothDocument, "Pavilion booth", "booths/<id>/booth.json of an event folder"),
} as const;

function schemaText(schema: z.ZodType, title: string, description: string): string {
	// What is written, not what is read: fields with a default may be left out.
	const json = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });
	return `${JSON.stringify({ ...json, title, description }, null, "\t")}\n`;
}
