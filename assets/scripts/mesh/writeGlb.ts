import { Document, type Material, type Node, NodeIO, type TypedArray } from "@gltf-transform/core";
import { packGlb } from "#server/features/media/processing/packGlb.ts";
import type { BakedColours } from "./bakeLight.ts";
import { linear, type Model, type ModelNode } from "./Model.ts";
import { cornerCross, vertexAt } from "./Surface.ts";
import { dot } from "./vec3.ts";

export interface WrittenModel {
	readonly bytes: Uint8Array;
	readonly triangles: number;
	readonly draws: number;
}

/** One primitive per node and material: a stand is one node and as many draws as it has materials. */
export async function writeGlb(model: Model, colours: BakedColours): Promise<WrittenModel> {
	const document = new Document();
	document.getRoot().getAsset().generator = "Pavilion assets";
	const buffer = document.createBuffer();
	const scene = document.createScene(model.root.name);
	document.getRoot().setDefaultScene(scene);
	const materials = new Map<string, Material>();
	const nodes = new Map<string, Node>();
	let triangles = 0;
	let draws = 0;

	const materialNamed = (name: string): Material => {
		const known = materials.get(name);
		if (known) return known;
		const recipe = model.materials[name];
		if (!recipe) throw new Error(`writeGlb: no material "${name}"`);
		const { colour, metallic = 0, roughness = 0.7, emissive, alpha = 1, doubleSided = false, texture } = recipe;
		const material = document
			.createMaterial(name)
			.setBaseColorFactor([...linear(colour), alpha])
			.setMetallicFactor(metallic)
			.setRoughnessFactor(roughness)
			.setDoubleSided(doubleSided);
		if (alpha < 1) material.setAlphaMode("BLEND");
		if (emissive) material.setEmissiveFactor([...linear(emissive)]);
		if (texture) material.setBaseColorTexture(document.createTexture(name).setImage(texture).setMimeType("image/png"));
		materials.set(name, material);
		return material;
	};

	const build = (from: ModelNode): Node => {
		const node = document
			.createNode(from.name)
			.setTranslation([...from.translation])
			.setRotation([...from.rotation]);
		if (from.extras) node.setExtras({ ...from.extras });
		if (nodes.has(from.name)) throw new Error(`writeGlb: two nodes are named "${from.name}"`);
		nodes.set(from.name, node);
		const names = [...new Set(from.pieces.map((piece) => piece.material))];
		if (names.length > 0) {
			const mesh = document.createMesh(from.name);
			for (const name of names) {
				const positions: number[] = [];
				const normals: number[] = [];
				const tints: number[] = [];
				const uvs: number[] = [];
				const indices: number[] = [];
				const textured = !!model.materials[name]?.texture;
				from.pieces.forEach((piece, index) => {
					if (piece.material !== name) return;
					const base = positions.length / 3;
					const light = colours.get(from)?.[index];
					piece.surface.vertices.forEach((vertex, i) => {
						if (dot(vertex.normal, vertex.normal) < 0.5) throw new Error(`writeGlb: no normal in ${from.name}`);
						positions.push(...vertex.position);
						normals.push(...vertex.normal);
						for (const channel of light?.[i] ?? [1, 1, 1]) tints.push(Math.round(channel * 65535));
						if (textured) uvs.push(...(vertex.uv ?? [0, 0]));
					});
					for (const triangle of piece.surface.triangles) {
						const n = cornerCross(piece.surface, triangle);
						if (dot(n, n) < 1e-18) continue;
						for (const corner of triangle) {
							vertexAt(piece.surface, corner);
							indices.push(corner + base);
						}
					}
				});
				const count = positions.length / 3;
				const accessor = (type: "SCALAR" | "VEC2" | "VEC3", array: TypedArray) =>
					document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
				const primitive = document
					.createPrimitive()
					.setMaterial(materialNamed(name))
					.setAttribute("POSITION", accessor("VEC3", new Float32Array(positions)))
					.setAttribute("NORMAL", accessor("VEC3", unit(normals)))
					.setAttribute("COLOR_0", accessor("VEC3", new Uint16Array(tints)).setNormalized(true))
					.setIndices(accessor("SCALAR", count > 65535 ? new Uint32Array(indices) : new Uint16Array(indices)));
				if (textured) primitive.setAttribute("TEXCOORD_0", accessor("VEC2", new Float32Array(uvs)));
				mesh.addPrimitive(primitive);
				triangles += indices.length / 3;
				draws += 1;
			}
			node.setMesh(mesh);
		}
		for (const child of from.children) node.addChild(build(child));
		return node;
	};
	scene.addChild(build(model.root));

	for (const { name, channels } of model.animations) {
		const animation = document.createAnimation(name);
		for (const { node, path, times, values, steps } of channels) {
			const target = nodes.get(node);
			if (!target) throw new Error(`writeGlb: animation "${name}" moves no node "${node}"`);
			const input = document.createAccessor().setType("SCALAR").setArray(new Float32Array(times)).setBuffer(buffer);
			const output = document
				.createAccessor()
				.setType(path === "rotation" ? "VEC4" : "VEC3")
				.setArray(path === "rotation" ? unit(values.flat(), 4) : new Float32Array(values.flat()))
				.setBuffer(buffer);
			const sampler = document
				.createAnimationSampler()
				.setInput(input)
				.setOutput(output)
				.setInterpolation(steps ? "STEP" : "LINEAR");
			const channel = document.createAnimationChannel().setTargetNode(target).setTargetPath(path).setSampler(sampler);
			animation.addSampler(sampler).addChannel(channel);
		}
	}
	// By way of a file, as any other model comes to be packed: in the order that a file has things.
	const io = new NodeIO();
	const plain = await io.readBinary(await io.writeBinary(document));
	return { bytes: await packGlb(plain), triangles, draws };
}

/** Made unit length after rounding to float32, as validators ask. */
function unit(values: readonly number[], size = 3): Float32Array<ArrayBuffer> {
	const array = new Float32Array(values);
	for (let i = 0; i < array.length; i += size) {
		const own = array.subarray(i, i + size);
		const length = Math.hypot(...own);
		for (let k = 0; k < size; k++) own[k] = (own[k] as number) / length;
	}
	return array;
}
