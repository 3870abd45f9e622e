import { type Document, Logger, NodeIO, PropertyType } from "@gltf-transform/core";
import {
	EXTMeshoptCompression,
	EXTTextureWebP,
	KHRLightsPunctual,
	KHRMaterialsAnisotropy,
	KHRMaterialsClearcoat,
	KHRMaterialsEmissiveStrength,
	KHRMaterialsIOR,
	KHRMaterialsIridescence,
	KHRMaterialsPBRSpecularGlossiness,
	KHRMaterialsSheen,
	KHRMaterialsSpecular,
	KHRMaterialsTransmission,
	KHRMaterialsUnlit,
	KHRMaterialsVolume,
	KHRMeshQuantization,
	KHRTextureTransform,
} from "@gltf-transform/extensions";
import { dedup, meshopt, prune, weld } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

/** Reads and writes what the pipeline understands; other extensions of a file are dropped. */
const GLB = new NodeIO()
	.registerExtensions([
		EXTMeshoptCompression,
		EXTTextureWebP,
		KHRLightsPunctual,
		KHRMaterialsAnisotropy,
		KHRMaterialsClearcoat,
		KHRMaterialsEmissiveStrength,
		KHRMaterialsIOR,
		KHRMaterialsIridescence,
		KHRMaterialsPBRSpecularGlossiness,
		KHRMaterialsSheen,
		KHRMaterialsSpecular,
		KHRMaterialsTransmission,
		KHRMaterialsUnlit,
		KHRMaterialsVolume,
		KHRMeshQuantization,
		KHRTextureTransform,
	])
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
	return (await GLB.writeBinary(document)) as Uint8Array<ArrayBuffer>;
}

/** Reads a GLB, packed or not. */
export async function unpackGlb(bytes: Uint8Array): Promise<Document> {
	await MeshoptDecoder.ready;
	return GLB.readBinary(bytes);
}
