/**
 * The part of recast that is used here. The packages' own types re-export without file extensions, which `NodeNext`
 * does not follow, so that every name in them would be missing.
 */
declare module "@recast-navigation/core" {
	interface Point {
		readonly x: number;
		readonly y: number;
		readonly z: number;
	}

	/** Loads the wasm that comes inside the package; once. */
	export function init(): Promise<void>;

	export interface NavMesh {
		destroy(): void;
	}

	export class NavMeshQuery {
		constructor(navMesh: NavMesh);
		computePath(
			start: Point,
			end: Point,
			options?: { readonly halfExtents?: Point },
		): { readonly success: boolean; readonly path: readonly Point[] };
		destroy(): void;
	}
}

declare module "@recast-navigation/generators" {
	import type { NavMesh } from "@recast-navigation/core";

	/** `cs` and `ch` in metres, angles in degrees, everything else in cells. */
	export interface SoloNavMeshGeneratorConfig {
		readonly cs: number;
		readonly ch: number;
		readonly walkableRadius: number;
		readonly walkableHeight: number;
		readonly walkableClimb: number;
		readonly walkableSlopeAngle: number;
		readonly maxSimplificationError: number;
		readonly maxEdgeLen: number;
		readonly minRegionArea: number;
		readonly mergeRegionArea: number;
	}

	export function generateSoloNavMesh(
		positions: ArrayLike<number>,
		indices: ArrayLike<number>,
		config: SoloNavMeshGeneratorConfig,
	): { readonly success: boolean; readonly navMesh: NavMesh | undefined };
}
