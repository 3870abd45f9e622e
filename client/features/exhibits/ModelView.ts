import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Node } from "@babylonjs/core/node.js";
import { type JoinedMeshes, joinMeshes } from "#client/engine/joinMeshes.ts";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { piecesOf } from "#client/engine/StillPiece.ts";
import { PART_REACH_STEPS, PART_STEPS, PARTS_MAX } from "#shared/features/exhibits/exhibitMessages.ts";
import type { Vector3 as Point } from "#shared/space/vector.ts";
import type { ExhibitPlace, ExhibitView, ShownExhibit } from "./ExhibitView.ts";
import { pitchRadians, shortWay, yawRadians, zoomFactor } from "./exhibitTurn.ts";
import { fitInto } from "./fitInto.ts";
import { PartShapes } from "./PartShapes.ts";
import { fetchMedia } from "./pictures.ts";
import { springHome } from "./springHome.ts";

/** How fast a model follows the synced state: most of the way in a quarter of a second. */
const FOLLOW_PER_SECOND = 9;
/** A part in this visitor's own hand: four fifths of the way in a frame, nearly all of it in two. */
const IN_HAND_PER_SECOND = 110;
/** Parts spread this far at most, of the model's own radius. */
const SPREAD = 0.85;
/** Taken out by its name, a part comes this far towards the viewer, of the model's radius, but never more than halfway. */
const TAKEN_OUT = 0.8;
/** Nearer than this, in steps, a part is where it is to be. */
const THERE_STEPS = 0.05;
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
	/** Carries steps of `partX`, `partY` and `partZ` into its parent's frame. */
	readonly fromSteps: Matrix;
	/** How far it is taken out, steps; not zero while it is out, or on its way home. */
	readonly offset: Vector3;
	/** Steps a second. */
	readonly velocity: Vector3;
}

export interface ModelView extends ExhibitView {
	/** What its parts are called in the file, each name once; empty until it has come in. */
	readonly partNames: readonly string[];
	/** Of what stands in the slot, in the hall: a low thing does not fill a high slot. Undefined until it has come in. */
	middle(): Vector3 | undefined;
	/** Whether a point of the hall is where the model stands, or no further than this from it. Allocates nothing. */
	isWithin(point: Readonly<Point>, reachMetres: number): boolean;
	/** Lights up the parts of this name, and lets the others be; null lights up none. */
	highlight(partName: string | null): void;
	/** What the n-th part is called, counted from 1; undefined where there is none. */
	partName(part: number): string | undefined;
	/** Of the parts of this name the one nearest to a point of the hall; 0 where there is none. */
	partOfName(partName: string, point: Readonly<Point>): number;
	/** The part nearest to a point of the hall and no further than this from it, 0 for none. Allocates nothing. */
	partNear(point: Readonly<Point>, reachMetres: number): number;
	/**
	 * The part that a ray meets first, 0 where it meets none or something else of the model before; `touchedAt` becomes
	 * where. Allocates nothing, but the first time that a ray comes by a mesh.
	 */
	partAlong(origin: Readonly<Point>, direction: Readonly<Point>, touchedAt: Point): number;
	/**
	 * Which spot of a part is at a point of the hall now, told as where it is when the part is at home: in steps, in the
	 * frame of the synced state. It stays the same however model and part move. Allocates nothing.
	 */
	spotOn(part: number, point: Readonly<Point>, out: Point): void;
	/**
	 * How far a part is out when a spot of it is at a point of the hall: steps as in the synced state, but with fractions,
	 * and no further than they go. Allocates nothing.
	 */
	offsetOf(spot: Readonly<Point>, point: Readonly<Point>, out: Point): void;
	/** What takes a part out from where `apart` has it towards a point of the hall, as it is when taken by name. */
	offsetTowards(part: number, point: Readonly<Point>, out: Point): void;
	/** This visitor's own hand has the part there, in steps: shown at once. Ends when another state is shown. Allocates nothing. */
	carry(part: number, offset: Readonly<Point>): void;
}

/** Shared by all models: rewritten on each use, never kept. */
const toSlot = Matrix.Identity();
const inSlot = Vector3.Zero();
const toFile = new Matrix();
const inFile = new Vector3();
const inSteps = new Vector3();
const middleOfPart = new Vector3();

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
	let shapes = new PartShapes([]);
	let meshes: readonly AbstractMesh[] = [];
	/** The file's frame in the slot; its root stands in it as it was written. */
	const fit = new TransformNode(`${name} fit`, scene);
	fit.parent = turn;
	/** Of the model, in metres of the file. */
	let radius = 1;
	const target = { yaw: 0, pitch: 0, zoom: 1, apart: 0 };
	const now = { ...target };
	const takenOut = { part: 0, offset: new Vector3() };
	/** The part that this visitor's own hand has. */
	let carried = 0;
	/** Something moved since the meshes' places were last asked for. */
	let stale = true;
	let near = false;
	let settled = false;
	let undoHighlight: (() => void) | undefined;
	/** What stays as it is when the model is at rest, in fewer draws. */
	let rest: JoinedMeshes | undefined;
	let isJoined = false;

	/** Nothing of it is out of its place or lit by itself: it can be drawn as one thing. */
	function isWhole(): boolean {
		if (undoHighlight || now.apart > 0) return false;
		for (const { offset } of parts) if (offset.x !== 0 || offset.y !== 0 || offset.z !== 0) return false;
		return true;
	}

	function showJoined(): void {
		if (!rest || isJoined === isWhole()) return;
		isJoined = !isJoined;
		for (const mesh of rest.joined) mesh.setEnabled(isJoined);
		for (const mesh of rest.sources) mesh.isVisible = !isJoined;
	}

	function apply(): void {
		turn.rotation.set(now.pitch, now.yaw, 0);
		stand.scaling.setAll(now.zoom);
		for (const { mover, away, offset, fromSteps } of parts) {
			Vector3.TransformNormalToRef(offset, fromSteps, mover.position);
			away.scaleAndAddToRef(now.apart, mover.position);
		}
		stale = true;
		showJoined();
	}

	/** The part that is out goes where it was moved to, the others home; tells how many steps that leaves. */
	function moveParts(deltaSeconds: number): number {
		let left = 0;
		for (let at = 0; at < parts.length; at++) {
			const { offset, velocity } = parts[at]!;
			if (at + 1 === takenOut.part) {
				const share =
					1 - Math.exp(-(carried === takenOut.part ? IN_HAND_PER_SECOND : FOLLOW_PER_SECOND) * deltaSeconds);
				Vector3.LerpToRef(offset, takenOut.offset, share, offset);
				velocity.setAll(0);
				const away = Vector3.Distance(offset, takenOut.offset);
				if (away < THERE_STEPS) offset.copyFrom(takenOut.offset);
				left += away;
				continue;
			}
			if (offset.lengthSquared() === 0) continue;
			if (place.settings.lessMotion()) offset.scaleInPlace(Math.exp(-FOLLOW_PER_SECOND * deltaSeconds));
			else springHome(offset, velocity, deltaSeconds);
			// A spring passes through home: it is there when it has come to rest as well.
			const restless = offset.length() + velocity.length() / PART_STEPS;
			if (restless < THERE_STEPS) {
				offset.setAll(0);
				velocity.setAll(0);
			}
			left += restless;
		}
		return left;
	}

	/** Where the meshes are in the hall now. */
	function refresh(): void {
		if (!stale) return;
		for (const mesh of meshes) mesh.computeWorldMatrix(true);
		fit.computeWorldMatrix(true);
		stale = false;
	}

	/** A place in the hall in steps of the model's radius, in the frame of the synced state. */
	function toSteps(point: Readonly<Point>, out: Point): void {
		refresh();
		fit.getWorldMatrix().invertToRef(toFile);
		Vector3.TransformCoordinatesFromFloatsToRef(point.x, point.y, point.z, toFile, inFile);
		out.x = (inFile.x * PART_STEPS) / radius;
		out.y = (inFile.y * PART_STEPS) / radius;
		out.z = (inFile.z * PART_STEPS) / radius;
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
		// Not to be seen before it stands in its slot.
		for (const root of loaded.rootNodes) root.setEnabled(false);
		for (const group of loaded.animationGroups) group.stop();
		for (const mesh of loaded.meshes) mesh.isPickable = false;
		const bounds = boundsOf(loaded.meshes);
		if (!bounds) {
			loaded.dispose();
			throw new Error("the model has no meshes");
		}
		parts = partsOf(loaded, bounds);
		meshes = loaded.meshes.filter((mesh) => mesh.getTotalVertices() > 0);
		shapes = new PartShapes(meshes.map((mesh) => ({ mesh, part: partOf(mesh, parts) })));
		try {
			rest = await joinMeshes(name, stillOf(loaded, meshes), scene, signal);
		} catch (error) {
			loaded.dispose();
			for (const { mover } of parts) mover.dispose();
			throw error;
		}
		container = loaded;
		const size = bounds.max.subtract(bounds.min);
		radius = size.length() / 2;
		const scale = fitInto(slot, { width: size.x, height: size.y, depth: size.z });
		// Turned about its middle, and standing on the floor of the slot.
		const middle = bounds.min.add(bounds.max).scale(0.5);
		fit.scaling.setAll(scale);
		fit.position.set(-middle.x * scale, -middle.y * scale, -middle.z * scale);
		turn.position.y = (size.y * scale) / 2;
		for (const root of loaded.rootNodes) {
			root.parent = fit;
			root.setEnabled(true);
		}
		for (const mesh of rest.joined) mesh.parent = fit;
		apply();
	}

	return {
		show(state: ShownExhibit) {
			target.yaw = yawRadians(state.yaw);
			target.pitch = pitchRadians(state.pitch);
			target.zoom = zoomFactor(state.zoom);
			target.apart = state.apart / 255;
			takenOut.part = state.part;
			if (state.part !== carried) {
				carried = 0;
				takenOut.offset.copyFromFloats(state.partX, state.partY, state.partZ);
			}
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
			const stepsLeft = moveParts(deltaSeconds);
			if (left < 1e-3 && stepsLeft < THERE_STEPS) {
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
		isWithin(point, reachMetres) {
			if (!container) return false;
			place.node.getWorldMatrix().invertToRef(toSlot);
			Vector3.TransformCoordinatesFromFloatsToRef(point.x, point.y, point.z, toSlot, inSlot);
			return (
				Math.abs(inSlot.x) <= (slot.width / 2) * now.zoom + reachMetres &&
				Math.abs(inSlot.z) <= (slot.depth / 2) * now.zoom + reachMetres &&
				inSlot.y >= -reachMetres &&
				inSlot.y <= slot.height * now.zoom + reachMetres
			);
		},
		highlight(partName) {
			undoHighlight?.();
			undoHighlight = undefined;
			const lit = parts.filter(({ name }) => name === partName);
			if (lit.length > 0) undoHighlight = lightUp(lit.flatMap(({ node }) => meshesOf(node)));
			showJoined();
		},
		partName: (part) => parts[part - 1]?.name,
		partOfName(partName, point) {
			refresh();
			let nearest = 0;
			let least = Number.POSITIVE_INFINITY;
			for (const [at, part] of parts.slice(0, PARTS_MAX).entries()) {
				if (part.name !== partName) continue;
				const { x, y, z } = middleOf(part, middleOfPart);
				const distance = Math.hypot(x - point.x, y - point.y, z - point.z);
				if (distance >= least) continue;
				least = distance;
				nearest = at + 1;
			}
			return nearest;
		},
		partNear(point, reachMetres) {
			refresh();
			return shapes.near(point, reachMetres);
		},
		partAlong(origin, direction, touchedAt) {
			refresh();
			return shapes.along(origin, direction, touchedAt);
		},
		spotOn(part, point, out) {
			toSteps(point, out);
			const offset = parts[part - 1]?.offset;
			if (!offset) return;
			out.x -= offset.x;
			out.y -= offset.y;
			out.z -= offset.z;
		},
		offsetOf(spot, point, out) {
			toSteps(point, inSteps);
			setWay(spot, inSteps, out, PART_REACH_STEPS);
		},
		offsetTowards(part, point, out) {
			const taken = parts[part - 1];
			if (!taken) return;
			refresh();
			toSteps(middleOf(taken, middleOfPart), middleOfPart);
			toSteps(point, inSteps);
			const halfway = Vector3.Distance(middleOfPart, inSteps) / 2;
			setWay(middleOfPart, inSteps, out, Math.min(halfway, TAKEN_OUT * PART_STEPS));
		},
		carry(part, offset) {
			carried = part;
			takenOut.part = part;
			takenOut.offset.copyFromFloats(offset.x, offset.y, offset.z);
			settled = false;
		},
		dispose() {
			life.abort();
			undoHighlight?.();
			for (const mesh of rest?.joined ?? []) mesh.dispose();
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

/**
 * Nodes with `extras.part`, in the order of the file, which everyone in the hall counts them by. They go outward from the
 * model's middle, each the further the further out it sits.
 */
function partsOf(container: AssetContainer, bounds: { min: Vector3; max: Vector3 }): Part[] {
	const middle = bounds.min.add(bounds.max).scale(0.5);
	const radius = bounds.max.subtract(bounds.min).length() / 2;
	const nodes = [...container.transformNodes, ...container.meshes]
		.filter((node) => node.metadata?.gltf?.extras?.part)
		.sort((one, other) => placeInFile(one) - placeInFile(other));
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
				fromSteps: Matrix.Scaling(radius / PART_STEPS, radius / PART_STEPS, radius / PART_STEPS).multiply(toParent),
				offset: new Vector3(),
				velocity: new Vector3(),
			},
		];
	});
}

/** Of these meshes the ones that no animation of the file moves. */
function stillOf({ animationGroups }: AssetContainer, meshes: readonly AbstractMesh[]): AbstractMesh[] {
	const moved = new Set(animationGroups.flatMap((group) => group.targetedAnimations.map(({ target }) => target)));
	return meshes.filter((mesh) => {
		for (let node: Node | null = mesh; node; node = node.parent) if (moved.has(node)) return false;
		return true;
	});
}

/** The way from one place to another, no longer than that. */
function setWay(from: Readonly<Point>, to: Readonly<Point>, out: Point, longest: number): void {
	const x = to.x - from.x;
	const y = to.y - from.y;
	const z = to.z - from.z;
	const share = Math.min(1, longest / Math.max(Number.EPSILON, Math.hypot(x, y, z)));
	out.x = x * share;
	out.y = y * share;
	out.z = z * share;
}

/** Of a node among the file's; the reader notes it as `/nodes/7`. */
function placeInFile(node: Node): number {
	const pointers: readonly string[] = node._internalMetadata?.gltf?.pointers ?? [];
	const place = pointers.map((pointer) => /^\/nodes\/(\d+)$/.exec(pointer)?.[1]).find(Boolean);
	return Number(place ?? Number.MAX_SAFE_INTEGER);
}

/** The innermost part that a mesh belongs to, counted from 1; 0 for what belongs to none. */
function partOf(mesh: AbstractMesh, parts: readonly Part[]): number {
	for (let node: Node | null = mesh; node; node = node.parent) {
		const at = parts.findIndex((part) => part.node === node);
		if (at >= 0) return at < PARTS_MAX ? at + 1 : 0;
	}
	return 0;
}

/** Of a part's boxes, in the hall; their world matrices are current. */
function middleOf({ node }: Part, out: Vector3): Vector3 {
	const meshes = meshesOf(node).filter((mesh) => mesh.getTotalVertices() > 0);
	out.setAll(0);
	for (const mesh of meshes) out.addInPlace(mesh.getBoundingInfo().boundingBox.centerWorld);
	return out.scaleInPlace(1 / meshes.length);
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
