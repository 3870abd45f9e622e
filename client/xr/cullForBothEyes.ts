import type { Camera } from "@babylonjs/core/Cameras/camera.js";
import { Frustum } from "@babylonjs/core/Maths/math.frustum.js";
import { Plane } from "@babylonjs/core/Maths/math.plane.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { WebXRCamera } from "@babylonjs/core/XR/webXRCamera.js";

/** What is this near to being in sight is drawn: eyes are not quite level in every headset. Metres. */
const MARGIN = 0.05;

/**
 * Babylon asks of every mesh, for each eye anew, whether it is in sight: a fifth of a frame's work. The eyes are six
 * centimetres apart: here it is asked once, of what either of them sees. Returns the undoing.
 */
export function cullForBothEyes(scene: Scene, wearer: WebXRCamera): () => void {
	const beginning = scene.onBeforeCameraRenderObservable.add((camera) => {
		scene._activeMeshesFrozen = camera === wearer.rigCameras[1];
	});
	const asking = scene.onBeforeActiveMeshesEvaluationObservable.add(() => {
		const { rigCameras: eyes } = wearer;
		if (eyes.length === 2 && scene.activeCamera === eyes[0]) widen(scene.frustumPlanes, eyes[1]!);
	});
	return () => {
		scene.onBeforeCameraRenderObservable.remove(beginning);
		scene.onBeforeActiveMeshesEvaluationObservable.remove(asking);
		scene._activeMeshesFrozen = false;
	};
}

/** Takes in what the other eye sees: a plane that has the other eye behind it gives way to that eye's own. */
function widen(planes: readonly Plane[], other: Camera): void {
	other.getViewMatrix();
	Frustum.GetPlanesToRef(other.getTransformationMatrix(), others);
	for (let i = 0; i < planes.length; i++) {
		const plane = planes[i]!;
		if (plane.signedDistanceTo(other.globalPosition) < -TOUCHING) {
			plane.normal.copyFrom(others[i]!.normal);
			plane.d = others[i]!.d;
		}
		plane.d += MARGIN;
	}
}

/** Both eyes lie on the planes above and below them, but for what numbers lose. */
const TOUCHING = 1e-3;
/** Scratch. */
const others = Array.from({ length: 6 }, () => new Plane(0, 0, 0, 0));
