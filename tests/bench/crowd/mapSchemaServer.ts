/**
 * What most halls on Colyseus do: everyone's place in a map of the room's state, patched as often as poses come. Says its
 * port, and ends with its parent.
 */

import { createServer } from "node:http";
import { Room, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { HALL_TICK_MS } from "#shared/hall/hallMessages.ts";
import { MapSchemaPose, MapSchemaState } from "./mapSchemaState.ts";

class MapSchemaRoom extends Room {
	override state = new MapSchemaState();
	override maxClients = 5000;
	override patchRate = HALL_TICK_MS;

	override onCreate(): void {
		this.onMessage("pose", (client, [x, y, z, yaw]: [number, number, number, number]) => {
			const pose = this.state.poses.get(client.sessionId);
			if (!pose) return;
			pose.x = x;
			pose.y = y;
			pose.z = z;
			pose.yaw = yaw;
		});
	}

	override onJoin({ sessionId }: { sessionId: string }): void {
		this.state.poses.set(sessionId, new MapSchemaPose());
	}

	override onLeave({ sessionId }: { sessionId: string }): void {
		this.state.poses.delete(sessionId);
	}
}

const http = createServer();
const server = new Server({ greet: false, transport: new WebSocketTransport({ server: http }) });
server.define("hall", MapSchemaRoom);
await server.listen(0, "127.0.0.1");
process.send?.({ port: (http.address() as { port: number }).port });
process.on("disconnect", () => process.exit(0));
