import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { Document, NodeIO } from "@gltf-transform/core";
import sharp, { type Sharp } from "sharp";

/** Files to upload, good and bad, made on the spot and small. */

const MEDIA = new URL("../../../assets/events/caohejing-carnival/booths/cable-bridge/media/", import.meta.url);

/** One that comes with the sample event. */
export function sampleFile(name: string): Buffer {
	return readFileSync(new URL(name, MEDIA));
}

export function picture(width: number, height: number): Sharp {
	return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 40 } } });
}

/** A PNG whose head announces a size that its few bytes unfold to: nothing but zeros. */
export function pngBomb(width: number, height: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const rows = deflateSync(Buffer.alloc(1024 * 1024), { level: 9 });
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk("IHDR", head),
		pngChunk("IDAT", rows),
		pngChunk("IEND", Buffer.alloc(0)),
	]);
}

function pngChunk(type: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const body = Buffer.concat([Buffer.from(type), data]);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** A GLB with this JSON, whatever it says. */
export function rawGlb(json: unknown, binary: Buffer = Buffer.alloc(0)): Buffer {
	const text = Buffer.from(JSON.stringify(json));
	const body = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, 0x20)]);
	const chunks = [chunkOf(0x4e4f534a, body), ...(binary.length > 0 ? [chunkOf(0x004e4942, binary)] : [])];
	const head = Buffer.alloc(12);
	head.writeUInt32LE(0x46546c67, 0);
	head.writeUInt32LE(2, 4);
	head.writeUInt32LE(12 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 8);
	return Buffer.concat([head, ...chunks]);
}

function chunkOf(type: number, data: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32LE(data.length, 0);
	head.writeUInt32LE(type, 4);
	return Buffer.concat([head, data]);
}

export const ASSET = { version: "2.0" };

/** Nodes in a row, each the child of the one before. */
export function chainOfNodes(length: number): Buffer {
	const nodes = Array.from({ length }, (_, at) => (at + 1 < length ? { children: [at + 1] } : {}));
	return rawGlb({ asset: ASSET, scene: 0, scenes: [{ nodes: [0] }], nodes });
}

/** Says that it has so many triangles, and holds none of them. */
export function announcedTriangles(count: number): Buffer {
	return rawGlb({
		asset: ASSET,
		scene: 0,
		scenes: [{ nodes: [0] }],
		nodes: [{ mesh: 0 }],
		meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
		accessors: [
			{ count: 3, type: "VEC3", componentType: 5126 },
			{ count: count * 3, type: "SCALAR", componentType: 5125 },
		],
	});
}

export interface ModelMade {
	/** Pieces of one material, each a node with a mesh of its own. */
	readonly pieces?: number;
	/** Rows and columns of each piece, twice as many triangles. */
	readonly steps?: number;
	/** Side of a texture on it. */
	readonly texture?: number;
	readonly stand?: boolean;
}

/** A model of bent sheets in a row, with a part that turns, a mark of glass and whatever else is asked for. */
export async function model({ pieces = 3, steps = 10, texture = 0, stand = false }: ModelMade = {}): Promise<Buffer> {
	const document = new Document();
	const buffer = document.createBuffer();
	const accessor = (
		type: "VEC2" | "VEC3" | "VEC4" | "SCALAR",
		array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
	) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
	const body = document.createMaterial("body").setBaseColorFactor([0.4, 0.5, 0.6, 1]);
	if (texture > 0) {
		const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 251));
		const image = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
			.resize(texture, texture)
			.withExif({ IFD0: { Copyright: "secret of the photographer" } })
			.jpeg()
			.toBuffer();
		body.setBaseColorTexture(document.createTexture("skin").setImage(new Uint8Array(image)).setMimeType("image/jpeg"));
	}
	const sheet = (material: ReturnType<typeof document.createMaterial>) => {
		const positions: number[] = [];
		const uvs: number[] = [];
		const indices: number[] = [];
		for (let row = 0; row <= steps; row++) {
			for (let column = 0; column <= steps; column++) {
				positions.push(column / steps, Math.sin((row / steps) * 3) * 0.3, row / steps);
				uvs.push(column / steps, row / steps);
				if (row === steps || column === steps) continue;
				const at = row * (steps + 1) + column;
				indices.push(at, at + steps + 1, at + 1, at + 1, at + steps + 1, at + steps + 2);
			}
		}
		const primitive = document
			.createPrimitive()
			.setMaterial(material)
			.setAttribute("POSITION", accessor("VEC3", new Float32Array(positions)))
			.setAttribute("TEXCOORD_0", accessor("VEC2", new Float32Array(uvs)))
			.setIndices(accessor("SCALAR", new Uint32Array(indices)));
		return document.createMesh().addPrimitive(primitive);
	};
	const scene = document.createScene("made");
	document.getRoot().setDefaultScene(scene);
	const root = document.createNode("root");
	scene.addChild(root);
	for (let piece = 0; piece < pieces; piece++) {
		root.addChild(
			document
				.createNode(`piece-${piece}`)
				.setMesh(sheet(body))
				.setTranslation([piece * 1.1, 0, 0]),
		);
	}
	const rotor = document.createNode("rotor").setExtras({ part: "rotor" }).setTranslation([0, 1, 0]);
	rotor.addChild(document.createNode("blade").setMesh(sheet(document.createMaterial("brand.accent"))));
	root.addChild(rotor);
	const sampler = document
		.createAnimationSampler()
		.setInput(accessor("SCALAR", new Float32Array([0, 1]) as Float32Array<ArrayBuffer>))
		.setOutput(accessor("VEC4", new Float32Array([0, 0, 0, 1, 0, Math.SQRT1_2, 0, Math.SQRT1_2])));
	document
		.createAnimation("turn")
		.addSampler(sampler)
		.addChannel(document.createAnimationChannel().setTargetNode(rotor).setTargetPath("rotation").setSampler(sampler));
	if (stand) {
		root.setExtras({ footprint: { width: 4, depth: 3 } });
		document.createMaterial("brand.primary");
		for (const [name, slot] of [
			["fascia", "fascia"],
			["poster-1", "poster"],
		] as const) {
			root.addChild(
				document.createNode(name).setTranslation([0, 1, 0]).setExtras({ slot, width: 0.8, height: 1.2, depth: 0.02 }),
			);
		}
	}
	return Buffer.from(await new NodeIO().writeBinary(document));
}

/** A PDF of these objects (number 1 is the catalogue), with a right table of contents. */
export function pdf(objects: readonly string[], { trailer = "" }: { trailer?: string } = {}): Buffer {
	let text = "%PDF-1.7\n";
	const offsets: number[] = [];
	for (const [at, object] of objects.entries()) {
		offsets.push(text.length);
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
	}
	const start = text.length;
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	for (const offset of offsets) text += `${String(offset).padStart(10, "0")} 00000 n \n`;
	text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, "latin1");
}

/** A document of plain pages; what its catalogue says besides, and objects behind, can be given. */
export function plainPdf(pages = 2, catalogue = "", more: readonly string[] = []): Buffer {
	const first = 3;
	const kids = Array.from({ length: pages }, (_, at) => `${first + at * 2} 0 R`).join(" ");
	const content = "0.2 0.4 0.8 rg 100 100 300 400 re f";
	return pdf([
		`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
		`<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
		...Array.from({ length: pages }, (_, at) => [
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + at * 2 + 1} 0 R >>`,
			`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		]).flat(),
		...more,
	]);
}
