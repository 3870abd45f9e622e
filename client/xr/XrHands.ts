import "@babylonjs/core/XR/features/WebXRHandTracking.js";
import "@babylonjs/loaders/glTF/2.0/glTFLoader.js";
import "@babylonjs/loaders/glTF/glTFFileLoader.js";
import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { LoadAssetContainerAsync } from "@babylonjs/core/Loading/sceneLoader.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { WebXRHand, WebXRHandTracking } from "@babylonjs/core/XR/features/WebXRHandTracking.js";
import type { WebXRFeaturesManager } from "@babylonjs/core/XR/webXRFeaturesManager.js";
import { WebXRFeatureName } from "@babylonjs/core/XR/webXRFeaturesManager.js";
import type { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import { FINGER_JOINTS, fingerCurl } from "./fingerCurl.ts";
import type { Side } from "./XrComfort.ts";
import { XR_OVER_HALL } from "./xrDrawing.ts";
import { XR_PROFILES_URL } from "./xrProfiles.ts";

const INDEX_TIP = "index-finger-tip" as Parameters<WebXRHand["getJointMesh"]>[0];

/** Babylon's name for the mesh that its joints are instances of. */
const JOINT_SOURCE = "jointParent";

/**
 * The wearer's own hands where the headset tracks them: drawn as meshes that come once a hand is first seen, and read
 * into the pose.
 */
export class XrHands {
	readonly #scene: Scene;
	readonly #tracking: WebXRHandTracking;
	readonly #containers = new Map<Side, Promise<AssetContainer>>();
	readonly #chain: { x: number; y: number; z: number }[] = [];
	#isDisposed = false;

	constructor(scene: Scene, features: WebXRFeaturesManager, xrInput: WebXRInput) {
		this.#scene = scene;
		this.#tracking = features.enableFeature(
			WebXRFeatureName.HAND_TRACKING,
			"latest",
			{
				xrInput,
				// The default ones come from Babylon's own host. `disposeOnSessionEnd` also clears the joints' source mesh.
				handMeshes: { disableDefaultMeshes: true, disposeOnSessionEnd: true },
				jointMeshes: { invisible: true },
			},
			true,
			false,
		) as WebXRHandTracking;
		this.#tracking.onHandAddedObservable.add((hand) => void this.#dress(hand));
	}

	/** In a session: joints are read and never drawn, and as meshes the scene would look at all fifty in each frame. */
	hideJoints(): void {
		const joint = this.#scene.getMeshByName(JOINT_SOURCE);
		if (joint instanceof Mesh) for (const instance of joint.instances) instance.setEnabled(false);
		joint?.setEnabled(false);
	}

	/** Writes a tracked hand into `out`; false where none is seen now. `isSeen` is this frame's word of the wrist. */
	read(side: Side, frame: XRFrame, referenceSpace: XRReferenceSpace, out: HandSample): boolean {
		const hand = this.#tracking.getHandByHandedness(side);
		const wrist = hand?.xrController.inputSource.hand?.get("wrist");
		const pose = wrist && frame.getJointPose?.(wrist, referenceSpace);
		if (!hand || !pose) return false;
		const { position, orientation } = pose.transform;
		out.position.x = position.x;
		out.position.y = position.y;
		out.position.z = position.z;
		out.orientation.x = orientation.x;
		out.orientation.y = orientation.y;
		out.orientation.z = orientation.z;
		out.orientation.w = orientation.w;
		for (let finger = 0; finger < 5; finger++) {
			const joints = FINGER_JOINTS[finger]!;
			for (let i = 0; i < joints.length; i++) {
				this.#chain[i] = hand.getJointMesh(joints[i] as Parameters<WebXRHand["getJointMesh"]>[0]).position;
			}
			out.curl[finger] = fingerCurl(this.#chain, finger === 0);
		}
		return true;
	}

	/** The tip of the index finger, in the hall; undefined where this hand is not tracked. */
	fingertip(side: Side): Readonly<Vector3> | undefined {
		const hand = this.#tracking.getHandByHandedness(side);
		return hand?.getJointMesh(INDEX_TIP).position;
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const loading of this.#containers.values()) void loading.then((container) => container.dispose());
		this.#containers.clear();
	}

	async #dress(hand: WebXRHand): Promise<void> {
		const side: Side = hand.xrController.inputSource.handedness === "left" ? "left" : "right";
		let loading = this.#containers.get(side);
		if (!loading) {
			loading = LoadAssetContainerAsync(`${XR_PROFILES_URL}/profiles/generic-hand/${side}.glb`, this.#scene);
			this.#containers.set(side, loading);
		}
		let container: AssetContainer;
		try {
			container = await loading;
		} catch {
			// Without its mesh a hand is not drawn to its owner; others still see it by its pose.
			this.#containers.delete(side);
			return;
		}
		if (this.#isDisposed) return;
		container.addAllToScene();
		const mesh = container.meshes.find(({ skeleton }) => skeleton);
		if (!mesh || this.#tracking.getHandByHandedness(side) !== hand) return;
		for (const part of container.meshes) {
			part.isPickable = false;
			part.renderingGroupId = XR_OVER_HALL;
		}
		if (mesh.material instanceof PBRMaterial) mesh.material.albedoColor.set(0.36, 0.45, 0.6);
		// Bones are named as WebXR names joints: no mapping.
		hand.setHandMesh(mesh, undefined as never);
	}
}
