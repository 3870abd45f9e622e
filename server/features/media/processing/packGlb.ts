import { type Document, Logger, NodeIO, PropertyType } from "@gltf-transform/core";
import { EXTMeshoptCompression, KHRMeshQuantization } from "@gltf-transform/extensions";
import { dedup, meshopt, prune, weld } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

const PACKED_GLB = new NodeIO()
	.registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
	.registerDependencies({ "meshopt.encoder": MeshoptEncoder, "meshopt.decoder": MeshoptDecoder });

/** Of the model's largest extent: a third of a millimetre on a stand of six metres. */
const POSITION_BITS = 14;
const NORMAL_BITS = 10;

/**
 * Makes a model small without changing what it means: what is there twice is kept once, vertices are shared, put in the
 * order the graphics card likes, brought to fewer bits and compressed (EXT_meshopt_compression). Nodes stay as they are,
 * empty ones too: slots, obstacles and parts are found by them. Materials keep their names: booths wear `brand.*`.
 */
export async function packGlb(document: Document): Promise<Uint8Array<ArrayBuffer>> {
	await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
	document.setLogger(new Logger(Logger.Verbosity.WARN));
	await document.transform(
		dedup({ propertyTypes: [PropertyType.ACCESSOR, PropertyType.TEXTURE], keepUniqueNames: true }),
		weld(),
		prune({
			propertyTypes: [PropertyType.ACCESSOR, PropertyType.TEXTURE],
			keepLeaves: true,
			keepExtras: true,
			keepAttributes: true,
		}),
		meshopt({
			encoder: MeshoptEncoder,
			level: "high",
			quantizePosition: POSITION_BITS,
			quantizeNormal: NORMAL_BITS,
			quantizeColor: 8,
		}),
	);
	return (await PACKED_GLB.writeBinary(document)) as Uint8Array<ArrayBuffer>;
}

/** Reads what {@link packGlb} wrote. */
export async function unpackGlb(bytes: Uint8Array): Promise<Document> {
	await MeshoptDecoder.ready;
	return PACKED_GLB.readBinary(bytes);
}
