import * as z from "zod";

/** JSON kept as text, checked on its way in from the database: it may have been written by an older version. */
export function readJson<Schema extends z.core.$ZodType>(schema: Schema, text: string): z.infer<Schema> {
	return z.parse(schema, JSON.parse(text));
}
