import { Material } from "@babylonjs/core/Materials/material.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { HallScene } from "#client/engine/HallScene.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";

/** Metres. */
const EDGE = 0.018;
const LIT_EDGE = 0.03;
/** A poster is a plane: its frame needs some room to be seen. */
const LEAST_DEPTH = 0.05;

const EMPTY_COLOUR = Color3.FromHexString("#0a635a").toLinearSpace();
const LIT_COLOUR = Color3.FromHexString("#ff7a3c").toLinearSpace();

const projected = new Vector3();
const towardsEye = new Vector3();

/** A slot as the preview marks it. */
export interface MarkedSlot {
	readonly slot: BoothSlot;
	/** For the label and screen readers: "Poster 2: empty". */
	readonly label: string;
	readonly isEmpty: boolean;
}

export interface SlotMarksOptions {
	readonly hall: Pick<HallScene, "scene" | "engine" | "onFrame" | "canvas">;
	/** Labels are put into it, above the picture. */
	readonly labels: HTMLElement;
	readonly labelClass: string;
	readonly onSlot: (slot: string) => void;
	readonly onHover: (slot: string | null) => void;
}

interface Mark {
	readonly marked: MarkedSlot;
	readonly node: TransformNode;
	readonly edges: Mesh;
	readonly litEdges: Mesh;
	readonly ground: Mesh;
	readonly button: HTMLButtonElement;
	readonly top: Vector3;
	readonly outward: Vector3;
}

/**
 * The slots of a booth in its preview: an empty one is outlined, can be tapped, and says what it is; the one that is
 * being filled in is lit. Each is a button as well, so that the keyboard and screen readers find it.
 */
export class SlotMarks {
	readonly #options: SlotMarksOptions;
	readonly #marks = new Map<string, Mark>();
	readonly #materials: {
		readonly edge: StandardMaterial;
		readonly lit: StandardMaterial;
		readonly ground: StandardMaterial;
	};
	readonly #undo: () => void;
	#lit: string | null = null;
	#isShown = true;
	#told = "";

	constructor(options: SlotMarksOptions) {
		this.#options = options;
		const { scene } = options.hall;
		this.#materials = {
			edge: shining("slot edges", EMPTY_COLOUR, 1, scene),
			lit: shining("slot edges, lit", LIT_COLOUR, 1, scene),
			ground: shining("slot ground", EMPTY_COLOUR, 0.14, scene),
		};
		this.#undo = options.hall.onFrame(() => this.#placeLabels());
	}

	/** Where the booth stands, and its slots as they are now. */
	show(booth: Pick<PublishedBooth, "id" | "x" | "z" | "rotation">, slots: readonly MarkedSlot[]): void {
		const told = JSON.stringify([booth.id, booth.x, booth.z, booth.rotation, slots]);
		if (told === this.#told) return;
		this.#told = told;
		this.#clear();
		for (const marked of slots) this.#marks.set(marked.slot.name, this.#mark(booth, marked));
		this.light(this.#lit);
	}

	light(slot: string | null): void {
		this.#lit = slot;
		for (const [name, { marked, edges, litEdges, ground, button }] of this.#marks) {
			const isLit = name === slot;
			edges.setEnabled(this.#isShown && marked.isEmpty && !isLit);
			ground.setEnabled(this.#isShown && marked.isEmpty);
			litEdges.setEnabled(this.#isShown && isLit);
			if (isLit) button.dataset.lit = "";
			else delete button.dataset.lit;
		}
	}

	/** Marks are for whoever fills the booth in; visitors do not see them. */
	setShown(isShown: boolean): void {
		this.#isShown = isShown;
		this.#options.labels.hidden = !isShown;
		this.light(this.#lit);
	}

	/** In the booth's own frame as placed: radians about +Y that its +Z points to. */
	headingOf(slot: string): number | undefined {
		const outward = this.#marks.get(slot)?.outward;
		return outward && Math.atan2(outward.x, outward.z);
	}

	dispose(): void {
		this.#undo();
		this.#clear();
		for (const material of Object.values(this.#materials)) material.dispose();
	}

	#mark(booth: Pick<PublishedBooth, "id" | "x" | "z" | "rotation">, marked: MarkedSlot): Mark {
		const { scene } = this.#options.hall;
		const { slot, label, isEmpty } = marked;
		const root = new TransformNode(`slot mark ${slot.name}`, scene);
		root.position.set(booth.x, 0, booth.z);
		root.rotation.y = booth.rotation;
		const node = new TransformNode(`slot ${slot.name}`, scene);
		node.parent = root;
		node.position.set(slot.position.x, slot.position.y, slot.position.z);
		const { x, y, z, w } = slot.orientation;
		node.rotationQuaternion = new Quaternion(x, y, z, w);
		const size = { width: slot.width, height: slot.height, depth: Math.max(slot.depth, LEAST_DEPTH) };
		const edges = frame(`slot edges ${slot.name}`, size, EDGE, this.#materials.edge, node);
		const litEdges = frame(`slot edges lit ${slot.name}`, size, LIT_EDGE, this.#materials.lit, node);
		// Seen through whatever stands before it: one looks for the slot that one fills in.
		litEdges.renderingGroupId = 1;
		const ground = boxes(
			`slot ground ${slot.name}`,
			[[0, size.height / 2, 0, size.width, size.height, size.depth]],
			scene,
		);
		ground.parent = node;
		ground.material = this.#materials.ground;
		ground.isPickable = false;
		if (isEmpty) setPickTarget(ground, { kind: "exhibit", boothId: booth.id, slot: slot.name });

		const button = document.createElement("button");
		button.type = "button";
		button.className = this.#options.labelClass;
		button.textContent = label;
		button.dataset.slot = slot.name;
		if (isEmpty) button.dataset.empty = "";
		button.addEventListener("click", () => this.#options.onSlot(slot.name));
		button.addEventListener("pointerenter", () => this.#options.onHover(slot.name));
		button.addEventListener("pointerleave", () => this.#options.onHover(null));
		button.addEventListener("focus", () => this.#options.onHover(slot.name));
		button.addEventListener("blur", () => this.#options.onHover(null));
		this.#options.labels.append(button);

		const world = node.computeWorldMatrix(true);
		const outward = Vector3.TransformNormal(Vector3.Forward(true).scale(-1), world);
		const top = Vector3.TransformCoordinates(new Vector3(0, slot.height / 2, size.depth / 2), world);
		return { marked, node: root, edges, litEdges, ground, button, top, outward };
	}

	#placeLabels(): void {
		const { scene, engine, canvas } = this.#options.hall;
		const camera = scene.activeCamera;
		if (!camera || !canvas || !this.#isShown || this.#marks.size === 0) return;
		const width = canvas.clientWidth;
		const height = canvas.clientHeight;
		const view = camera.viewport.toGlobal(engine.getRenderWidth(), engine.getRenderHeight());
		for (const { button, top, outward } of this.#marks.values()) {
			Vector3.ProjectToRef(top, Matrix.IdentityReadOnly, scene.getTransformMatrix(), view, projected);
			camera.globalPosition.subtractToRef(top, towardsEye);
			const left = (projected.x / view.width) * width;
			const above = (projected.y / view.height) * height;
			const isBehind = Vector3.Dot(towardsEye, outward) < 0 || left < 0 || left > width || above < 0 || above > height;
			if (isBehind !== "behind" in button.dataset) {
				if (isBehind) button.dataset.behind = "";
				else delete button.dataset.behind;
			}
			button.style.transform = `translate(${left.toFixed(1)}px, ${above.toFixed(1)}px) translate(-50%, -50%)`;
		}
	}

	#clear(): void {
		for (const { node, edges, litEdges, ground, button } of this.#marks.values()) {
			for (const mesh of [edges, litEdges, ground]) mesh.dispose(false, false);
			node.dispose();
			button.remove();
		}
		this.#marks.clear();
	}
}

function shining(name: string, colour: Color3, alpha: number, scene: HallScene["scene"]): StandardMaterial {
	const material = new StandardMaterial(name, scene);
	material.disableLighting = true;
	material.emissiveColor = colour;
	material.diffuseColor = Color3.Black();
	material.specularColor = Color3.Black();
	material.alpha = alpha;
	material.backFaceCulling = false;
	material.sideOrientation = Material.CounterClockWiseSideOrientation;
	return material;
}

interface Size {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
}

/** The twelve edges of a box that stands on its origin. */
function frame(
	name: string,
	{ width, height, depth }: Size,
	edge: number,
	material: Material,
	parent: TransformNode,
): Mesh {
	const bars: Box[] = [];
	for (const sx of [-1, 1]) {
		for (const sz of [-1, 1]) bars.push([(sx * width) / 2, height / 2, (sz * depth) / 2, edge, height + edge, edge]);
		for (const y of [0, height]) bars.push([(sx * width) / 2, y, 0, edge, edge, depth]);
	}
	for (const sz of [-1, 1]) for (const y of [0, height]) bars.push([0, y, (sz * depth) / 2, width, edge, edge]);
	const mesh = boxes(name, bars, parent.getScene());
	mesh.parent = parent;
	mesh.material = material;
	mesh.isPickable = false;
	return mesh;
}

/** Middle, then extents. */
type Box = readonly [x: number, y: number, z: number, width: number, height: number, depth: number];

function boxes(name: string, list: readonly Box[], scene: HallScene["scene"]): Mesh {
	const positions: number[] = [];
	const indices: number[] = [];
	for (const [x, y, z, width, height, depth] of list) {
		const first = positions.length / 3;
		for (const dx of [-0.5, 0.5]) {
			for (const dy of [-0.5, 0.5]) {
				for (const dz of [-0.5, 0.5]) positions.push(x + dx * width, y + dy * height, z + dz * depth);
			}
		}
		for (const corner of CORNERS) indices.push(first + corner);
	}
	const mesh = new Mesh(name, scene);
	const data = new VertexData();
	data.positions = positions;
	data.indices = indices;
	data.applyToMesh(mesh);
	return mesh;
}

/** Of a box whose corners count x, then y, then z. */
const CORNERS = [
	0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3,
] as const;
