import { ArrayItem, GLTFLoader } from "@babylonjs/loaders/glTF/2.0/glTFLoader.js";
import type { IGLTFLoaderExtension } from "@babylonjs/loaders/glTF/2.0/glTFLoaderExtension.js";
import {
	registerGLTFExtension,
	unregisterGLTFExtension,
} from "@babylonjs/loaders/glTF/2.0/glTFLoaderExtensionRegistry.js";
import type { IBufferView } from "@babylonjs/loaders/glTF/2.0/glTFLoaderInterfaces.js";
import { MeshoptDecoder } from "meshoptimizer/decoder";

const NAME = "EXT_meshopt_compression";

/** What the extension says of a buffer view. */
interface Compressed {
	readonly buffer: number;
	readonly byteOffset?: number;
	readonly byteLength: number;
	readonly byteStride: number;
	readonly count: number;
	readonly mode: string;
	readonly filter?: string;
}

/**
 * Reads EXT_meshopt_compression with the decoder that is bundled here: Babylon's own would fetch one as a script, which
 * neither a test in Node nor a strict content policy allows. Decoding takes less time than a worker's message.
 */
export function registerMeshopt(): void {
	unregisterGLTFExtension(NAME);
	registerGLTFExtension(NAME, true, (loader) => new MeshoptBufferViews(loader as GLTFLoader));
}

class MeshoptBufferViews implements IGLTFLoaderExtension {
	readonly name = NAME;
	readonly enabled: boolean;
	readonly #loader: GLTFLoader;
	/** Of each buffer view; asked for once by every accessor in it. */
	readonly #decoded = new Map<IBufferView, Promise<ArrayBufferView>>();

	constructor(loader: GLTFLoader) {
		this.#loader = loader;
		this.enabled = loader.isExtensionUsed(NAME);
	}

	dispose(): void {
		this.#decoded.clear();
	}

	loadBufferViewAsync(context: string, bufferView: IBufferView): Promise<ArrayBufferView> | null {
		return GLTFLoader.LoadExtensionAsync<Compressed, ArrayBufferView>(
			context,
			bufferView,
			NAME,
			(place, compressed) => {
				let decoded = this.#decoded.get(bufferView);
				if (!decoded) {
					decoded = this.#decode(place, compressed);
					this.#decoded.set(bufferView, decoded);
				}
				return decoded;
			},
		);
	}

	async #decode(place: string, compressed: Compressed): Promise<ArrayBufferView> {
		const { byteOffset = 0, byteLength, byteStride, count, mode, filter } = compressed;
		const buffer = ArrayItem.Get(`${place}/buffer`, this.#loader.gltf.buffers, compressed.buffer);
		const source = await this.#loader.loadBufferAsync(`/buffers/${buffer.index}`, buffer, byteOffset, byteLength);
		await MeshoptDecoder.ready;
		const target = new Uint8Array(count * byteStride);
		const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
		MeshoptDecoder.decodeGltfBuffer(target, count, byteStride, bytes, mode, filter);
		return target;
	}
}
