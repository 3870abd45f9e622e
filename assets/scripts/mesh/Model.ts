import { fromTurn, IDENTITY, multiply, type Quat, rotate } from "./quaternion.ts";
import { type Placing, place, type Surface } from "./Surface.ts";
import { add, type Vec3 } from "./vec3.ts";

/** Linear light, 0…1 each. */
export type Rgb = readonly [number, number, number];

export interface MaterialRecipe {
	/** sRGB, "#rrggbb". */
	readonly colour: string;
	readonly metallic?: number;
	readonly roughness?: number;
	readonly emissive?: string;
	/** Below 1 the material is blended. */
	readonly alpha?: number;
	readonly doubleSided?: boolean;
	/** PNG bytes; multiplied with the colour. */
	readonly texture?: Uint8Array;
}

/** A tint for a vertex: multiplied with its material's colour. */
export type Tint = string | ((position: Vec3, normal: Vec3) => Rgb);

export interface Piece {
	readonly material: string;
	readonly surface: Surface;
	readonly tint: Tint;
}

export interface ModelNode {
	readonly name: string;
	readonly translation: Vec3;
	readonly rotation: Quat;
	readonly extras: Readonly<Record<string, unknown>> | undefined;
	readonly pieces: Piece[];
	readonly children: ModelNode[];
}

export interface Channel {
	readonly node: string;
	readonly path: "translation" | "rotation";
	readonly times: readonly number[];
	readonly values: readonly (Vec3 | Quat)[];
	readonly steps?: boolean;
}

/** A scene being built: nodes, pieces of surface in named materials, animations. Light is baked and bytes written elsewhere. */
export class Model {
	readonly root: ModelNode;
	readonly materials: Readonly<Record<string, MaterialRecipe>>;
	readonly animations: { readonly name: string; readonly channels: readonly Channel[] }[] = [];

	constructor(
		name: string,
		materials: Readonly<Record<string, MaterialRecipe>>,
		extras?: Readonly<Record<string, unknown>>,
	) {
		this.materials = materials;
		this.root = { name, translation: [0, 0, 0], rotation: IDENTITY, extras, pieces: [], children: [] };
	}

	node(
		name: string,
		{
			at = [0, 0, 0],
			turn,
			rotation,
			parent = this.root,
			extras,
		}: {
			readonly at?: Vec3;
			readonly turn?: Vec3;
			readonly rotation?: Quat;
			readonly parent?: ModelNode;
			readonly extras?: Readonly<Record<string, unknown>>;
		} = {},
	): ModelNode {
		const node: ModelNode = {
			name,
			translation: at,
			rotation: rotation ?? (turn ? fromTurn(turn) : IDENTITY),
			extras,
			pieces: [],
			children: [],
		};
		parent.children.push(node);
		return node;
	}

	/** Adds a surface to a node (the root when none is named). */
	add(
		material: string,
		surface: Surface,
		placing: Placing & { readonly tint?: Tint; readonly node?: ModelNode } = {},
	): void {
		if (!this.materials[material]) throw new Error(`Model: no material "${material}"`);
		const { tint = "#ffffff", node = this.root, ...where } = placing;
		node.pieces.push({ material, surface: place(surface, where), tint });
	}

	animate(name: string, channels: readonly Channel[]): void {
		this.animations.push({ name, channels });
	}
}

/** Every node with its place in the scene at rest. */
export function* placedNodes(
	node: ModelNode,
	translation: Vec3 = [0, 0, 0],
	rotation: Quat = IDENTITY,
): Generator<{ node: ModelNode; translation: Vec3; rotation: Quat }> {
	const t = add(translation, rotate(rotation, node.translation));
	const r = multiply(rotation, node.rotation);
	yield { node, translation: t, rotation: r };
	for (const child of node.children) yield* placedNodes(child, t, r);
}

export function linear(hex: string): Rgb {
	const channel = (from: number): number => {
		const c = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}

/** A whole turn about an axis as evenly spaced keys: four would do for a slerp, twelve keep every player exact. */
export function spin(node: string, axis: Vec3, seconds: number, turns = 1, start: Quat = IDENTITY): Channel {
	const count = 12 * Math.abs(turns);
	const times: number[] = [];
	const values: Quat[] = [];
	for (let i = 0; i <= count; i++) {
		const angle = (i / count) * turns * Math.PI * 2;
		const sin = Math.sin(angle / 2);
		times.push((i / count) * seconds);
		values.push(multiply(start, [axis[0] * sin, axis[1] * sin, axis[2] * sin, Math.cos(angle / 2)]));
	}
	return { node, path: "rotation", times, values };
}
