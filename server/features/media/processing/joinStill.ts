import { type Document, type Mesh, type mat4, type Node, Primitive } from "@gltf-transform/core";
import { joinPrimitives, transformPrimitive } from "@gltf-transform/functions";

/** What a node is found by later: it stays a node of its own, and what hangs on it moves with it. */
const MEANT = ["part", "slot", "obstacle", "footprint"];

/**
 * Joins what never moves apart: below each node that means something (a part, a slot, what an animation moves), all
 * meshes of one material become one. A model of a thousand screws is drawn in as many draws as it has materials.
 */
export function joinStill(document: Document): void {
	const animated = new Set(
		document
			.getRoot()
			.listAnimations()
			.flatMap((animation) => animation.listChannels().flatMap((channel) => channel.getTargetNode() ?? [])),
	);
	const bones = new Set(
		document
			.getRoot()
			.listSkins()
			.flatMap((skin) => [...skin.listJoints(), ...([skin.getSkeleton()].filter(Boolean) as Node[])]),
	);
	const isKept = (node: Node) =>
		animated.has(node) || bones.has(node) || MEANT.some((key) => key in node.getExtras()) || node.getCamera() !== null;

	for (const scene of document.getRoot().listScenes()) {
		const loose = scene.listChildren().filter((node) => !isKept(node));
		if (loose.length > 0) {
			const root = document.createNode(scene.getName() || "model");
			scene.addChild(root);
			for (const node of loose) root.addChild(node);
			joinBelow(document, root, isKept);
		}
		for (const node of kept(scene.listChildren(), isKept)) joinBelow(document, node, isKept);
	}
}

function* kept(nodes: readonly Node[], isKept: (node: Node) => boolean): Generator<Node> {
	for (const node of nodes) {
		if (isKept(node)) yield node;
		yield* kept(node.listChildren(), isKept);
	}
}

interface Piece {
	readonly node: Node;
	readonly primitive: Primitive;
	/** From the node that it is joined below. */
	readonly matrix: mat4;
}

function joinBelow(document: Document, anchor: Node, isKept: (node: Node) => boolean): void {
	const groups = new Map<string, Piece[]>();
	const emptied: Node[] = [];
	collect(anchor, identity(), true);
	for (const pieces of groups.values()) {
		const moved = pieces.map(({ primitive, matrix }) => ownCopy(document, primitive, matrix));
		const joined = moved.length > 1 ? joinPrimitives(moved) : moved[0]!;
		for (const one of moved) if (one !== joined) one.dispose();
		meshOf(document, anchor).addPrimitive(joined);
	}
	for (const node of emptied.reverse()) if (node !== anchor && isNothing(node)) node.dispose();

	function collect(node: Node, matrix: mat4, isAnchor: boolean): void {
		const mesh = node.getMesh();
		if (mesh && node.getSkin() === null && canBeJoined(mesh)) {
			for (const primitive of mesh.listPrimitives()) {
				const key = likeness(primitive);
				groups.set(key, [...(groups.get(key) ?? []), { node, primitive, matrix }]);
			}
			node.setMesh(null);
		}
		if (!isAnchor) emptied.push(node);
		for (const child of node.listChildren()) {
			// Its own children are joined with it.
			if (!isKept(child)) collect(child, multiply(matrix, child.getMatrix()), false);
		}
	}
}

function meshOf(document: Document, node: Node): Mesh {
	const mesh = node.getMesh() ?? document.createMesh(node.getName());
	node.setMesh(mesh);
	return mesh;
}

function isNothing(node: Node): boolean {
	return node.getMesh() === null && node.listChildren().length === 0 && node.getCamera() === null;
}

function canBeJoined(mesh: Mesh): boolean {
	return mesh.listPrimitives().every((primitive) => {
		const isPlain = primitive.getMode() === Primitive.Mode.TRIANGLES && primitive.listTargets().length === 0;
		return isPlain && primitive.getAttribute("POSITION") !== null;
	});
}

/** Primitives that are alike in this can be one. */
function likeness(primitive: Primitive): string {
	const material = primitive.getMaterial();
	const attributes = primitive
		.listSemantics()
		.map((semantic) => {
			const attribute = primitive.getAttribute(semantic)!;
			return `${semantic}:${attribute.getType()}:${attribute.getComponentType()}:${attribute.getNormalized()}`;
		})
		.sort();
	return [material ? idOf(material) : "bare", primitive.getIndices() ? "indexed" : "plain", ...attributes].join("|");
}

const ids = new WeakMap<object, number>();
let nextId = 0;
function idOf(thing: object): number {
	const id = ids.get(thing) ?? nextId++;
	ids.set(thing, id);
	return id;
}

/** With vertices of its own: others may use the same mesh elsewhere. */
function ownCopy(document: Document, primitive: Primitive, matrix: mat4): Primitive {
	const copy = document.createPrimitive().setMode(primitive.getMode()).setMaterial(primitive.getMaterial());
	const indices = primitive.getIndices();
	// A mirrored copy turns its triangles round.
	copy.setIndices(indices?.clone().setArray(indices.getArray()!.slice()) ?? null);
	for (const semantic of primitive.listSemantics()) {
		const attribute = primitive.getAttribute(semantic)!;
		copy.setAttribute(semantic, attribute.clone().setArray(attribute.getArray()!.slice()));
	}
	transformPrimitive(copy, matrix);
	return copy;
}

function identity(): mat4 {
	return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
}

function multiply(a: mat4, b: mat4): mat4 {
	const out = identity();
	for (let column = 0; column < 4; column++) {
		for (let row = 0; row < 4; row++) {
			let sum = 0;
			for (let k = 0; k < 4; k++) sum += a[k * 4 + row]! * b[column * 4 + k]!;
			out[column * 4 + row] = sum;
		}
	}
	return out;
}
