import { bakeFloorLight, type FloorLight } from "./floorLight.ts";

export interface BakeRequest {
	readonly id: number;
	readonly published: Parameters<typeof bakeFloorLight>[0];
}

export interface BakeReply {
	readonly id: number;
	readonly light: FloorLight;
}

addEventListener("message", ({ data }: MessageEvent<BakeRequest>) => {
	const light = bakeFloorLight(data.published);
	const reply: BakeReply = { id: data.id, light };
	postMessage(reply, { transfer: [light.pixels.buffer] });
});
