import { type SchemaType, schema, t } from "@colyseus/schema";

export const MapSchemaPose = schema({
	x: t.float32().default(0),
	y: t.float32().default(0),
	z: t.float32().default(0),
	yaw: t.float32().default(0),
});

export const MapSchemaState = schema({ poses: t.map(MapSchemaPose) });
export type MapSchemaState = SchemaType<typeof MapSchemaState>;
