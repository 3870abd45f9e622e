import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { FreeCamera } from "@babylonjs/core/Cameras/freeCamera.js";
import { Engine } from "@babylonjs/core/Engines/engine.js";
import { DirectionalLight } from "@babylonjs/core/Lights/directionalLight.js";
import { ShadowGenerator } from "@babylonjs/core/Lights/Shadows/shadowGenerator.js";
import { LoadAssetContainerAsync } from "@babylonjs/core/Loading/sceneLoader.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import { Color3, Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import { CreateGround } from "@babylonjs/core/Meshes/Builders/groundBuilder.js";
import { MeshoptCompression } from "@babylonjs/core/Meshes/Compression/meshoptCompression.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { Scene } from "@babylonjs/core/scene.js";
import "@babylonjs/core/Lights/Shadows/shadowGeneratorSceneComponent.js";
import "@babylonjs/core/Materials/standardMaterial.js";
import "@babylonjs/core/Materials/Textures/Loaders/envTextureLoader.js";
import "@babylonjs/core/Animations/animatable.js";
import "@babylonjs/loaders/glTF/2.0/index.js";
import type { RendererPage, SceneRecipe, View } from "./RendererPage.ts";

MeshoptCompression.Configuration = {
	decoder: { url: "/repo/node_modules/@babylonjs/core/assets/meshopt/meshopt_decoder.js" },
};
const canvas = document.querySelector("canvas") as HTMLCanvasElement;
const engine = new Engine(canvas, true, { preserveDrawingBuffer: true, alpha: true, premultipliedAlpha: false });
let scene: Scene | undefined;
let camera: FreeCamera | undefined;

const page: RendererPage = {
	async build(recipe: SceneRecipe) {
		scene?.dispose();
		scene = new Scene(engine);
		scene.useRightHandedSystem = true;
		scene.clearColor = recipe.background ? Color4.FromHexString(`${recipe.background}ff`) : new Color4(0, 0, 0, 0);
		const light = CubeTexture.CreateFromPrefilteredData("/repo/assets/environments/hall.env", scene);
		scene.environmentTexture = light;
		scene.environmentIntensity = recipe.ambient ?? 0.85;
		const sun = new DirectionalLight("sun", new Vector3(-0.5, -1, -0.42), scene);
		sun.intensity = recipe.sun ?? 1.6;
		scene.imageProcessingConfiguration.toneMappingEnabled = true;
		scene.imageProcessingConfiguration.toneMappingType = 2;
		const shadows = new ShadowGenerator(1536, sun);
		shadows.usePercentageCloserFiltering = true;
		shadows.bias = 0.0006;
		shadows.normalBias = 0.004;
		for (const { url, scale = 1, at = [0, 0, 0], turn = 0, apart = 0, colours = {} } of recipe.models) {
			const container = await LoadAssetContainerAsync(url, scene, { pluginExtension: ".glb" });
			container.addAllToScene();
			if (apart) takeApart(container, apart);
			const holder = new TransformNode("holder", scene);
			for (const node of container.rootNodes) node.parent = holder;
			holder.scaling.setAll(scale);
			holder.position.set(at[0], at[1], at[2]);
			holder.rotation.y = turn;
			for (const mesh of container.meshes) {
				shadows.addShadowCaster(mesh, false);
				mesh.receiveShadows = true;
			}
			for (const material of container.materials) {
				const hex = colours[material.name];
				if (hex && material instanceof PBRMaterial) material.albedoColor = Color3.FromHexString(hex).toLinearSpace();
			}
		}
		if (recipe.floor) {
			const floor = CreateGround("floor", { width: 400, height: 400 }, scene);
			const material = new PBRMaterial("floor", scene);
			material.albedoColor = Color3.FromHexString(recipe.floor).toLinearSpace();
			material.metallic = 0;
			material.roughness = 0.7;
			floor.material = material;
			floor.receiveShadows = true;
		}
		camera = new FreeCamera("camera", Vector3.Zero(), scene);
		camera.minZ = 0.02;
		camera.maxZ = 800;
	},

	async look({ eye, target, fov = 0.7, roll = 0, seconds }: View) {
		if (!scene || !camera) throw new Error("renderer: no scene");
		engine.resize();
		camera.position.set(eye[0], eye[1], eye[2]);
		camera.fov = fov;
		camera.upVector = roll ? new Vector3(0, 0, roll) : Vector3.Up();
		camera.setTarget(new Vector3(target[0], target[1], target[2]));
		if (seconds !== undefined) {
			for (const group of scene.animationGroups) {
				if (!group.isStarted) group.start(true);
				group.pause();
				group.goToFrame(((seconds * 60) % Math.max(1, group.to - group.from)) + group.from);
			}
		}
		await scene.whenReadyAsync();
		scene.render();
	},

	overlay(html: string) {
		const overlay = document.getElementById("overlay");
		if (overlay) overlay.innerHTML = html;
		return document.fonts.ready.then(() => undefined);
	},
};
/** Nodes with `extras.part` go outward from the model's middle; a part within a part goes along with it and further. */
function takeApart(container: AssetContainer, share: number): void {
	const nodes = [...container.transformNodes, ...container.meshes].filter((n) => n.metadata?.gltf?.extras?.part);
	const middleOf = (meshes: readonly AbstractMesh[]) => {
		for (const mesh of meshes) mesh.computeWorldMatrix(true);
		const boxes = meshes.filter((m) => m.getTotalVertices() > 0).map((m) => m.getBoundingInfo().boundingBox);
		const min = boxes.reduce((v, box) => Vector3.Minimize(v, box.minimumWorld), new Vector3(1e9, 1e9, 1e9));
		const max = boxes.reduce((v, box) => Vector3.Maximize(v, box.maximumWorld), new Vector3(-1e9, -1e9, -1e9));
		return { middle: min.add(max).scale(0.5), radius: max.subtract(min).length() / 2 };
	};
	const whole = middleOf(container.meshes);
	const ways = nodes.map((node) => {
		const own = middleOf([...node.getChildMeshes(false), ...("geometry" in node ? [node as AbstractMesh] : [])]);
		const out = own.middle.subtract(whole.middle);
		if (out.length() < whole.radius * 0.02) out.copyFromFloats(0, whole.radius * 0.5, 0);
		const parent = node.parent as TransformNode | null;
		const toParent = parent ? Matrix.Invert(parent.computeWorldMatrix(true)) : Matrix.Identity();
		return Vector3.TransformNormal(out.scale(0.85 * share), toParent);
	});
	nodes.forEach((node, i) => {
		node.position.addInPlace(ways[i] as Vector3);
	});
}
(window as unknown as { renderer: RendererPage }).renderer = page;
