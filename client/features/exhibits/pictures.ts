import "@babylonjs/core/Engines/Extensions/engine.dynamicTexture.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";

/** A picture for a panel, and its width over its height. */
export interface Picture {
	readonly texture: BaseTexture;
	readonly aspect: number;
}

/** Media of a booth lie on this host under content-hashed addresses; anything but a 200 is a failure. */
export async function fetchMedia(address: string, signal: AbortSignal): Promise<Response> {
	const response = await fetch(address, { signal });
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return response;
}

export async function fetchBitmap(address: string, longestSide: number, signal: AbortSignal): Promise<ImageBitmap> {
	const blob = await (await fetchMedia(address, signal)).blob();
	const whole = await createImageBitmap(blob);
	signal.throwIfAborted();
	const scale = longestSide / Math.max(whole.width, whole.height);
	if (scale >= 1) return whole;
	const bitmap = await createImageBitmap(whole, {
		resizeWidth: Math.max(1, Math.round(whole.width * scale)),
		resizeHeight: Math.max(1, Math.round(whole.height * scale)),
		resizeQuality: "high",
	});
	whole.close();
	return bitmap;
}

/** Fetched, brought down to the budget, and with mip-maps, so that it does not shimmer from across the hall. */
export async function loadPicture(
	name: string,
	address: string,
	longestSide: number,
	scene: Scene,
	signal: AbortSignal,
): Promise<Picture> {
	const bitmap = await fetchBitmap(address, longestSide, signal);
	signal.throwIfAborted();
	const { width, height } = bitmap;
	const texture = createCanvasTexture(name, { width, height }, scene, (context) => context.drawImage(bitmap, 0, 0));
	texture.onDisposeObservable.addOnce(() => bitmap.close());
	return { texture, aspect: width / height };
}
