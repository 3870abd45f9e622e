import type { PickingInfo } from "@babylonjs/core/Collisions/pickingInfo.js";
import { Quaternion } from "@babylonjs/core/Maths/math.vector.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { BoothContent, PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { BoothBody } from "./BoothModel.ts";
import { createSign, type LitPicture, type SignLook } from "./BoothSign.ts";
import type { ExhibitDetail, ExhibitViews, MountedExhibit } from "./ExhibitMount.ts";

/** The sign stands this far before its slot's plane, so that the two never flicker. */
const SIGN_GAP = 0.004;

/** An exhibit that takes longer must not keep the other booths waiting: it is given up. */
const EXHIBIT_PATIENCE_MS = 30_000;

/** A booth's own scene, once its content is in: stand, lit signs, and whatever its exhibitor put into the slots. */
export class BoothView {
	readonly content: BoothContent;
	readonly #scene: Scene;
	readonly #booth: PublishedBooth;
	readonly #root: TransformNode;
	readonly #body: BoothBody;
	readonly #release: () => void;
	readonly #signs: LitPicture[] = [];
	readonly #slots: TransformNode[] = [];
	readonly #exhibits: MountedExhibit[] = [];
	#detail: ExhibitDetail = "far";

	constructor(
		scene: Scene,
		booth: PublishedBooth,
		content: BoothContent,
		body: BoothBody,
		{ look, release }: { look: () => SignLook; release: () => void },
	) {
		this.#scene = scene;
		this.#booth = booth;
		this.content = content;
		this.#body = body;
		this.#release = release;
		this.#root = new TransformNode(`booth ${booth.id}`, scene);
		this.#root.position.set(booth.x, 0, booth.z);
		this.#root.rotation.y = booth.rotation;
		for (const mesh of body.meshes) {
			this.#settle(mesh);
			mirrorInFloor(mesh);
		}
		for (const material of body.materials) material.freeze();
		this.#settle(body.hitBoxes);
		setPickTarget(body.hitBoxes, (_info: PickingInfo) => ({ kind: "booth", boothId: booth.id }));
		for (const slot of content.template?.slots ?? []) {
			if (slot.kind === "fascia") this.#addSign(slot, look);
		}
	}

	/** Puts the exhibits in, one after the other: near the visitor there is never more than one decode at a time. */
	async mountExhibits(exhibits: ExhibitViews, signal: AbortSignal, onError: (slot: string, error: unknown) => void) {
		for (const slot of this.content.template?.slots ?? []) {
			const exhibit = this.content.exhibits[slot.name];
			if (!exhibit) continue;
			const node = this.#slotNode(slot);
			try {
				const inTime = AbortSignal.any([signal, AbortSignal.timeout(EXHIBIT_PATIENCE_MS)]);
				const mounting = exhibits.mount({
					boothId: this.#booth.id,
					slot,
					exhibit,
					node,
					detail: this.#detail,
					signal: inTime,
				});
				this.#exhibits.push(await inTimeOrGone(mounting, inTime));
			} catch (error) {
				if (!signal.aborted) onError(slot.name, error);
			}
			signal.throwIfAborted();
		}
	}

	setDetail(detail: ExhibitDetail): void {
		if (detail === this.#detail) return;
		this.#detail = detail;
		for (const exhibit of this.#exhibits) exhibit.setDetail(detail);
	}

	redraw(): void {
		for (const sign of this.#signs) sign.redraw();
	}

	dispose(): void {
		for (const exhibit of this.#exhibits.splice(0)) exhibit.dispose();
		for (const sign of this.#signs.splice(0)) sign.dispose();
		for (const node of this.#slots.splice(0)) node.dispose();
		this.#body.dispose();
		this.#root.dispose();
		this.#release();
	}

	#settle(mesh: BoothBody["meshes"][number]): void {
		mesh.parent = this.#root;
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
	}

	#slotNode({ name, position, orientation }: BoothSlot): TransformNode {
		const node = new TransformNode(`${this.#booth.id}/${name}`, this.#scene);
		node.parent = this.#root;
		node.position.set(position.x, position.y, position.z);
		node.rotationQuaternion = new Quaternion(orientation.x, orientation.y, orientation.z, orientation.w);
		node.freezeWorldMatrix();
		this.#slots.push(node);
		return node;
	}

	#addSign(slot: BoothSlot, look: () => SignLook): void {
		const sign = createSign(this.#scene, slot, look);
		sign.mesh.parent = this.#slotNode(slot);
		sign.mesh.position.z = SIGN_GAP;
		mirrorInFloor(sign.mesh);
		sign.mesh.freezeWorldMatrix();
		sign.mesh.doNotSyncBoundingInfo = true;
		this.#signs.push(sign);
	}
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
