import type { InternalTexture } from "@babylonjs/core/Materials/Textures/internalTexture.js";
import { Quaternion } from "@babylonjs/core/Maths/math.vector.js";
import { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { StillPicture, StillPiece } from "#client/engine/StillPiece.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import { addedTextureBytes } from "#client/engine/textureBytes.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { BoothContent, PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import { middleOfSlot } from "#shared/features/walking/standPoints.ts";
import type { Vector3 } from "#shared/space/vector.ts";
import type { BoothBody, BoothModel } from "./BoothModel.ts";
import { drawSign, type SignLook } from "./BoothSign.ts";
import { type BoothStill, composeBoothStill } from "./BoothStill.ts";
import type { ExhibitViews, MountedExhibit } from "./ExhibitMount.ts";
import type { StillBuilder } from "./StillBuilder.ts";
import { STAND, STILL_FORMS } from "./stillForms.ts";

/** The sign stands this far before its slot's plane, so that the two never flicker. */
const SIGN_GAP = 0.004;
/** Of a sign: a name is read from ten metres away. */
const SIGN_PIXELS_PER_METRE = 130;
/** An exhibit that takes longer must not keep the other booths waiting: it is given up. */
const EXHIBIT_PATIENCE_MS = 30_000;

export interface BoothViewOptions {
	readonly scene: Scene;
	readonly booth: PublishedBooth;
	readonly content: BoothContent;
	readonly model: BoothModel;
	readonly exhibits: ExhibitViews;
	readonly builder: StillBuilder;
	readonly look: SignLook;
	readonly onError: (slot: string, error: unknown) => void;
}

/** An exhibit that stands by itself, under a node of its own. */
interface Close {
	readonly node: TransformNode;
	readonly mounted: MountedExhibit;
}

/**
 * A booth's own scene, once its content is in. As a whole it is one draw: stand, lit signs and exhibits as they stand.
 * Exhibits that someone comes close to are brought in by themselves and left out of that draw.
 */
export class BoothView {
	readonly content: BoothContent;
	#booth: PublishedBooth;
	readonly #exhibits: ExhibitViews;
	readonly #root: TransformNode;
	readonly #body: BoothBody;
	readonly #exhibitHits: Mesh;
	readonly #close = new Map<string, Close>();
	#still: BoothStill | undefined;
	#form: number | undefined;

	private constructor({ scene, booth, content, model, exhibits }: BoothViewOptions) {
		this.#booth = booth;
		this.content = content;
		this.#exhibits = exhibits;
		this.#root = new TransformNode(`booth ${booth.id}`, scene);
		this.#root.position.set(booth.x, 0, booth.z);
		this.#root.rotation.y = booth.rotation;
		this.#body = model.instantiate(booth.id, content.colours);
		for (const mesh of this.#body.meshes) this.#settle(mesh);
		this.#settle(this.#body.hitBoxes);
		setPickTarget(this.#body.hitBoxes, { kind: "booth", boothId: booth.id });
		this.#exhibitHits = this.#buildExhibitHits();
		this.#settle(this.#exhibitHits);
	}

	/** Brings in what the booth shows, one exhibit after the other, and makes it one draw. Leaves nothing if it fails. */
	static async bringIn(options: BoothViewOptions, signal: AbortSignal): Promise<BoothView> {
		const pieces = await collect(options, signal);
		signal.throwIfAborted();
		const view = new BoothView(options);
		try {
			const { booth, builder } = options;
			view.#still = await composeBoothStill(`booth ${booth.number}`, pieces, view.#root, builder, signal);
			return view;
		} catch (error) {
			view.dispose();
			throw error;
		}
	}

	get booth(): PublishedBooth {
		return this.#booth;
	}

	/** To another place of the hall, exhibits that stand by themselves and all. */
	move(booth: PublishedBooth): void {
		this.#booth = booth;
		this.#root.position.set(booth.x, 0, booth.z);
		this.#root.rotation.y = booth.rotation;
		this.#root.computeWorldMatrix(true);
		// Each after what it hangs under.
		for (const node of this.#root.getDescendants(false)) {
			if (!(node instanceof TransformNode)) continue;
			const keptBounds = node instanceof AbstractMesh && node.doNotSyncBoundingInfo;
			if (keptBounds) node.doNotSyncBoundingInfo = false;
			if (node.isWorldMatrixFrozen) node.freezeWorldMatrix();
			else node.computeWorldMatrix(true);
			if (!keptBounds) continue;
			node.getBoundingInfo();
			node.doNotSyncBoundingInfo = true;
		}
	}

	/** The slots that hold something, and the middle of each in the hall's frame. */
	get places(): { readonly slot: BoothSlot; readonly middle: Vector3 }[] {
		return slotsIn(this.content).map((slot) => ({
			slot,
			middle: middleOfSlot(this.booth, slot, { x: 0, y: 0, z: 0 }),
		}));
	}

	/** 0 is for beside the booth; the higher, the fewer triangles. */
	setForm(form: number): void {
		if (form === this.#form) return;
		this.#form = form;
		this.#still?.merged.setForm(form);
		for (const mesh of this.#body.meshes) mesh.setEnabled(form < STILL_FORMS - 1);
	}

	/** Of what was brought in for it alone since these were held. */
	addedTextureBytes(before: ReadonlySet<InternalTexture>): number {
		return addedTextureBytes(this.#root, before);
	}

	/** Brings an exhibit in by itself, drawn from the moment that it can be. */
	async bringClose(slot: BoothSlot, signal: AbortSignal): Promise<void> {
		const exhibit = this.content.exhibits[slot.name];
		if (!exhibit || this.#close.has(slot.name)) return;
		const node = slotNode(slot, this.#root, this.booth.id);
		node.setEnabled(false);
		try {
			const inTime = AbortSignal.any([signal, AbortSignal.timeout(EXHIBIT_PATIENCE_MS)]);
			const mounting = this.#exhibits.mount({ boothId: this.booth.id, slot, exhibit, node, signal: inTime });
			const mounted = await inTimeOrGone(mounting, inTime);
			try {
				await compiled(node);
				signal.throwIfAborted();
			} catch (error) {
				mounted.dispose();
				throw error;
			}
			this.#close.set(slot.name, { node, mounted });
		} catch (error) {
			node.dispose();
			throw error;
		}
		node.setEnabled(true);
		this.#still?.merged.show(slot.name, false);
	}

	leaveClose(slotName: string): void {
		const close = this.#close.get(slotName);
		if (!close) return;
		this.#close.delete(slotName);
		this.#still?.merged.show(slotName, true);
		close.mounted.dispose();
		close.node.dispose();
	}

	/** Takes over those exhibits that stand by themselves in the view that this one follows on, and stay. */
	takeClose(before: BoothView, stays: (slotName: string) => boolean): void {
		for (const [slotName, close] of [...before.#close]) {
			if (!stays(slotName)) continue;
			before.#close.delete(slotName);
			close.node.parent = this.#root;
			this.#close.set(slotName, close);
			this.#still?.merged.show(slotName, false);
		}
	}

	dispose(): void {
		for (const slotName of [...this.#close.keys()]) this.leaveClose(slotName);
		this.#still?.dispose();
		this.#exhibitHits.dispose();
		this.#body.dispose();
		this.#root.dispose();
	}

	#settle(mesh: Mesh): void {
		mesh.parent = this.#root;
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
	}

	/** A box on each exhibit, as rays mean it whether it stands by itself or not. */
	#buildExhibitHits(): Mesh {
		const slots = slotsIn(this.content);
		const builder = new SurfaceBuilder();
		const facesOf: number[] = [];
		for (const slot of slots) {
			const { x, y, z, w } = slot.orientation;
			// About +Y: slots stand upright, or lie on what does.
			const rotation = 2 * Math.atan2(y, w);
			const isUpright = Math.abs(x) < 0.1 && Math.abs(z) < 0.1;
			const depth = Math.max(slot.depth, 0.06);
			if (isUpright) {
				const place = { x: slot.position.x, z: slot.position.z, width: slot.width, depth, rotation };
				builder.box(place, slot.position.y, slot.position.y + slot.height, [1, 1, 1], { bottom: true });
			}
			facesOf.push(builder.gathered.indices.length / 3);
		}
		const mesh = builder.build(`booth ${this.booth.id} exhibits`, this.#root.getScene());
		mesh.visibility = 0;
		setPickTarget(mesh, ({ faceId }) => {
			const slot = slots[facesOf.findIndex((faces) => faceId < faces)];
			return slot && { kind: "exhibit", boothId: this.booth.id, slot: slot.name };
		});
		return mesh;
	}
}

function slotsIn({ template, exhibits }: BoothContent): BoothSlot[] {
	return template?.slots.filter(({ name }) => exhibits[name]) ?? [];
}

/** Everything that stands in the booth, by segment, in the booth's frame. */
async function collect(
	{ scene, booth, content, model, exhibits, look, onError }: BoothViewOptions,
	signal: AbortSignal,
): Promise<Map<string, StillPiece[]>> {
	// At the origin of the scene, where the booth's frame is the scene's, and never drawn.
	const root = new TransformNode(`booth ${booth.id} coming in`, scene);
	root.setEnabled(false);
	try {
		const stand = model.pieces(content.colours);
		const signs = new Map<string, StillPicture>();
		for (const slot of content.template?.slots ?? []) {
			if (slot.kind === "fascia") stand.push(signPiece(slot, look, signs, root));
		}
		const pieces = new Map<string, StillPiece[]>([[STAND, stand]]);
		for (const slot of slotsIn(content)) {
			const exhibit = content.exhibits[slot.name]!;
			const node = slotNode(slot, root, booth.id);
			try {
				const inTime = AbortSignal.any([signal, AbortSignal.timeout(EXHIBIT_PATIENCE_MS)]);
				const own = await exhibits.still({ boothId: booth.id, slot, exhibit, node, signal: inTime });
				if (own.length > 0) pieces.set(slot.name, [...own]);
			} catch (error) {
				if (!signal.aborted) onError(slot.name, error);
			}
			signal.throwIfAborted();
		}
		return pieces;
	} finally {
		root.dispose();
	}
}

function slotNode({ name, position, orientation }: BoothSlot, parent: TransformNode, boothId: string): TransformNode {
	const node = new TransformNode(`${boothId}/${name}`, parent.getScene());
	node.parent = parent;
	node.position.set(position.x, position.y, position.z);
	node.rotationQuaternion = new Quaternion(orientation.x, orientation.y, orientation.z, orientation.w);
	node.freezeWorldMatrix();
	return node;
}

/** A fascia's sign. Those of one shape share a picture. */
function signPiece(slot: BoothSlot, look: SignLook, drawn: Map<string, StillPicture>, root: TransformNode): StillPiece {
	const width = Math.round(slot.width * SIGN_PIXELS_PER_METRE);
	const height = Math.max(32, Math.round(slot.height * SIGN_PIXELS_PER_METRE));
	const key = `${width} ${height}`;
	let picture = drawn.get(key);
	if (!picture) {
		picture = document.createElement("canvas");
		picture.width = width;
		picture.height = height;
		drawSign(picture.getContext("2d")!, width, height, look);
		drawn.set(key, picture);
	}
	const node = slotNode(slot, root, "sign");
	const [x, z] = [slot.width / 2, SIGN_GAP];
	return {
		positions: new Float32Array([-x, 0, z, x, 0, z, x, slot.height, z, -x, slot.height, z]),
		normals: new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]),
		colours: new Float32Array(0),
		indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
		uvs: new Float32Array([0, 1, 1, 1, 1, 0, 0, 0]),
		world: Float32Array.from(node.computeWorldMatrix(true).asArray()),
		look: { kind: "picture", picture },
	};
}

/** Shaders are compiled beside the picture: what is shown before it can be drawn would leave a gap. */
async function compiled(node: TransformNode): Promise<void> {
	await Promise.all(node.getChildMeshes(false).map((mesh) => mesh.material?.forceCompilationAsync(mesh)));
}

/** What is mounted, if it is before `signal` aborts; else it is disposed of whenever it comes. */
function inTimeOrGone(mounting: Promise<MountedExhibit>, signal: AbortSignal): Promise<MountedExhibit> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(signal.reason);
		signal.addEventListener("abort", giveUp, { once: true });
		mounting.then((mounted) => {
			signal.removeEventListener("abort", giveUp);
			if (signal.aborted) mounted.dispose();
			else resolve(mounted);
		}, reject);
	});
}
