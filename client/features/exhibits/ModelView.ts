import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { piecesOf } from "#client/engine/StillPiece.ts";
import type { ExhibitPlace, ExhibitView, ShownExhibit } from "./ExhibitView.ts";
import { pitchRadians, shortWay, yawRadians, zoomFactor } from "./exhibitTurn.ts";
import { fitInto } from "./fitInto.ts";
import { fetchMedia } from "./pictures.ts";

/** How fast a model follows the synced state: most of the way in a quarter of a second. */
const FOLLOW_PER_SECOND = 9;
/** Parts spread this far at most, of the model's own radius. */
const SPREAD = 0.85;
/** Of a part whose name is pointed at; linear. */
const HIGHLIGHT = new Color3(0.9, 0.28, 0.03);

interface Part {
	/** `extras.part`; several may share it. */
	readonly name: string;
	readonly node: TransformNode;
	/** Stands between the part and its parent: an animation of the model may move the part itself. */
	readonly mover: TransformNode;
	/** From where the part is at home to the end of its way, in its parent's frame. */
	readonly away: Vector3;
}

export interface ModelView extends ExhibitView {
	/** What its parts are called in the file, each name once; empty until it has come in. */
	readonly partNames: readonly string[];
	/** Of what stands in the slot, in the hall: a low thing does not fill a high slot. Undefined until it has come in. */
	middle(): Vector3 | undefined;
	/** Lights up the parts of this name, and lets the others be; null lights up none. */
	highlight(partName: string | null): void;
}

/** A glTF model, fitted into the slot and standing on its floor; turned, tilted, zoomed and taken apart by the state. */
export function createModelView(place: ExhibitPlace<"model">): ModelView {
	const { scene, slot } = place;
	const name = `exhibit ${place.boothId}/${slot.name}`;
	const stand = new TransformNode(`${name} stand`, scene);
	stand.parent = place.node;
	const turn = new TransformNode(`${name} turn`, scene);
	turn.parent = stand;
	const hit = CreateBox(`${name} hit`, { width: slot.width, height: slot.height, depth: slot.depth }, scene);
	hit.parent = place.node;
	hit.position.y = slot.height / 2;
	// Answers rays, draws nothing.
	hit.visibility = 0;
	setPickTarget(hit, { kind: "exhibit", boothId: place.boothId, slot: slot.name });

	const life = new AbortController();
	let loading: Promise<void> | undefined;
	let container: AssetContainer | undefined;
	let parts: readonly Part[] = [];
	const target = { yaw: 0, pitch: 0, zoom: 1, apart: 0 };
	const now = { ...target };
	let near = false;
	let settled = false;
	let undoHighlight: (() => void) | undefined;

	function apply(): void {
		turn.rotation.set(now.pitch, now.yaw, 0);
		stand.scaling.setAll(now.zoom);
		for (const { mover, away } of parts) mover.position.copyFrom(away).scaleInPlace(now.apart);
	}

	function animate(): void {
		if (!container) return;
		const wanted = place.exhibit.animation;
		const chosen = container.animationGroups.find((group) => group.name === wanted) ?? container.animationGroups[0];
		for (const group of container.animationGroups) {
			if (group !== chosen || !near) group.pause();
			else if (!group.isPlaying) group.play(true);
		}
	}

	async function load(signal: AbortSignal): Promise<void> {
		const response = await fetchMedia(place.exhibit.model, signal);
		const bytes = new Uint8Array(await response.arrayBuffer());
		signal.throwIfAborted();
		const loaded = await loadGlb(bytes, scene, signal);
		loaded.addAllToScene();
		for (const group of loaded.animationGroups) group.stop();
		for (const mesh of loaded.meshes) mesh.isPickable = false;
		const bounds = boundsOf(loaded.meshes);
		if (!bounds) {
			loaded.dispose();
			throw new Error("the model has no meshes");
		}
		parts = partsOf(loaded, bounds);
		container = loaded;
		const size = bounds.max.subtract(bounds.min);
		const scale = fitInto(slot, { width: size.x, height: size.y, depth: size.z });
		// Turned about its middle, and standing on the floor of the slot.
		const middle = bounds.min.add(bounds.max).scale(0.5);
		const fit = new TransformNode(`${name} fit`, scene);
		fit.parent = turn;
		fit.scaling.setAll(scale);
		fit.position.set(-middle.x * scale, -middle.y * scale, -middle.z * scale);
		turn.position.y = (size.y * scale) / 2;
		for (const root of loaded.rootNodes) root.parent = fit;
		apply();
	}

	return {
		show(state: ShownExhibit) {
			target.yaw = yawRadians(state.yaw);
			target.pitch = pitchRadians(state.pitch);
			target.zoom = zoomFactor(state.zoom);
			target.apart = state.apart / 255;
			settled = false;
		},
		update(deltaSeconds) {
			if (settled || !container) return;
			const share = 1 - Math.exp(-FOLLOW_PER_SECOND * deltaSeconds);
			const yawWay = shortWay(now.yaw, target.yaw);
			now.yaw += yawWay * share;
			now.pitch += (target.pitch - now.pitch) * share;
			now.zoom += (target.zoom - now.zoom) * share;
			now.apart += (target.apart - now.apart) * share;
			const left =
				Math.abs(yawWay) +
				Math.abs(target.pitch - now.pitch) +
				Math.abs(target.zoom - now.zoom) +
				Math.abs(target.apart - now.apart);
			if (left < 1e-3) {
				Object.assign(now, target);
				settled = true;
			}
			apply();
		},
		async setDetail(detail, signal) {
			near = detail === "near";
			loading ??= load(life.signal);
			await loading;
			signal.throwIfAborted();
			animate();
		},
		still: async () => (container ? piecesOf(container.meshes) : []),
		get partNames() {
			return [...new Set(parts.map(({ name }) => name))];
		},
		middle() {
			if (!container) return undefined;
			turn.computeWorldMatrix(true);
			return turn.getAbsolutePosition();
		},
		highlight(partName) {
			undoHighlight?.();
			undoHighlight = undefined;
			const lit = parts.filter(({ name }) => name === partName);
			if (lit.length > 0) undoHighlight = lightUp(lit.flatMap(({ node }) => meshesOf(node)));
		},
		dispose() {
			life.abort();
			undoHighlight?.();
			container?.dispose();
			for (const { mover } of parts) mover.dispose();
			hit.dispose();
			stand.dispose();
		},
	};
}

function boundsOf(meshes: readonly AbstractMesh[]): { min: Vector3; max: Vector3 } | undefined {
	const min = new Vector3(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
	const max = min.scale(-1);
	for (const mesh of meshes) {
		if (mesh.getTotalVertices() === 0) continue;
		mesh.computeWorldMatrix(true);
		mesh.refreshBoundingInfo({ applySkeleton: true, applyMorph: true });
		const box = mesh.getBoundingInfo().boundingBox;
		min.minimizeInPlace(box.minimumWorld);
		max.maximizeInPlace(box.maximumWorld);
	}
	return Number.isFinite(min.x) ? { min, max } : undefined;
}

/** Nodes with `extras.part` go outward from the model's middle, each the further the further out it sits. */
function partsOf(container: AssetContainer, bounds: { min: Vector3; max: Vector3 }): Part[] {
	const middle = bounds.min.add(bounds.max).scale(0.5);
	const radius = bounds.max.subtract(bounds.min).length() / 2;
	const nodes = [...container.transformNodes, ...container.meshes].filter((node) => node.metadata?.gltf?.extras?.part);
	return nodes.flatMap((node) => {
		const own = boundsOf(meshesOf(node));
		if (!own) return [];
		const outward = own.min.add(own.max).scale(0.5).subtract(middle);
		// What sits in the very middle rises.
		if (outward.length() < radius * 0.02) outward.copyFromFloats(0, radius * 0.5, 0);
		const way = outward.scale(SPREAD);
		// A part within a part moves along with it, and by itself only beyond.
		const parent = node.parent as TransformNode | null;
		const toParent = parent ? Matrix.Invert(parent.computeWorldMatrix(true)) : Matrix.Identity();
		const mover = new TransformNode(`${node.name} mover`, node.getScene());
		mover.parent = parent;
		node.parent = mover;
		return [
			{
				name: String(node.metadata.gltf.extras.part),
				node,
				mover,
				away: Vector3.TransformNormal(way, toParent),
			},
		];
	});
}

function meshesOf(node: TransformNode): AbstractMesh[] {
	return node.getChildMeshes(false).concat("geometry" in node ? [node as AbstractMesh] : []);
}

/** Gives meshes a glow of their own, in copies of their materials; returns the undoing. */
function lightUp(meshes: readonly AbstractMesh[]): () => void {
	const before = meshes.map((mesh) => ({ mesh, material: mesh.material }));
	const copies = new Map<Material, Material | null>();
	for (const { mesh, material } of before) {
		if (!(material instanceof PBRMaterial)) continue;
		let copy = copies.get(material) ?? null;
		if (!copy) {
			const glowing = material.clone(`${material.name} lit`);
			glowing.emissiveColor = HIGHLIGHT;
			copy = glowing;
			copies.set(material, copy);
		}
		mesh.material = copy;
	}
	return () => {
		for (const { mesh, material } of before) if (!mesh.isDisposed()) mesh.material = material;
		// Textures belong to the originals.
		for (const copy of copies.values()) copy?.dispose(false, false);
	};
}
