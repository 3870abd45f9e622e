import sharp from "sharp";
import { ModelCamera } from "./ModelCamera.ts";
import type { SceneRecipe, View } from "./renderer/RendererPage.ts";
import { Studio } from "./Studio.ts";

/** What a booth's graphics are made with; the browser opens with the first thing that needs it. */
export class MediaKit {
	readonly #onOpened: (file: string) => void;
	#studio: Studio | undefined;
	#camera: ModelCamera | undefined;

	/** `onOpened` hears of each file of the repository that is shown, relative to it. */
	constructor(onOpened: (file: string) => void) {
		this.#onOpened = onOpened;
	}

	async studio(): Promise<Studio> {
		this.#studio ??= await Studio.open(this.#onOpened);
		return this.#studio;
	}

	async camera(): Promise<ModelCamera> {
		this.#camera ??= await ModelCamera.open(await this.studio());
		return this.#camera;
	}

	/** A model's picture as a data address, for use in a sheet. */
	async picture(recipe: SceneRecipe, view: View, width = 1100, height = 1000): Promise<string> {
		const camera = await this.camera();
		await camera.build(recipe);
		await camera.size(width, height);
		// Without its empty margins, so that a sheet can place what is seen.
		const png = await sharp(await camera.picture(view))
			.trim()
			.png()
			.toBuffer();
		return `data:image/png;base64,${png.toString("base64")}`;
	}

	async toWebp(image: Buffer, quality = 82): Promise<Uint8Array> {
		return sharp(image).flatten().webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
	}

	async close(): Promise<void> {
		await this.#camera?.close();
		await this.#studio?.close();
	}
}

/** A file of a booth's `media` folder. */
export interface BoothMedia {
	readonly name: string;
	make(kit: MediaKit): Promise<Uint8Array>;
}

/** The address under which a page finds a booth's model. */
export const modelOf = (booth: string, name: string): string =>
	`/repo/assets/events/caohejing-carnival/booths/${booth}/media/${name}.glb`;
