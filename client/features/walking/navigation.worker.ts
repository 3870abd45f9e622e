import type { FloorPlan } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { createPathfinder, type Pathfinder } from "./navigationMesh.ts";

/** What the page asks of this worker: a floor to walk on, then ways over it. */
export type NavigationRequest =
	| { readonly kind: "floor"; readonly plan: FloorPlan }
	| { readonly kind: "find"; readonly id: number; readonly from: FloorPoint; readonly to: FloorPoint };

export type NavigationReply =
	| { readonly kind: "found"; readonly id: number; readonly path: readonly FloorPoint[] }
	| { readonly kind: "failed"; readonly message: string };

let pathfinder: Promise<Pathfinder> | undefined;

addEventListener("message", async ({ data }: MessageEvent<NavigationRequest>) => {
	if (data.kind === "floor") {
		const before = pathfinder;
		pathfinder = createPathfinder(data.plan);
		pathfinder.catch((error) => reply({ kind: "failed", message: String(error) }));
		void before?.then((old) => old.dispose()).catch(() => {});
		return;
	}
	try {
		reply({ kind: "found", id: data.id, path: (await pathfinder)?.find(data.from, data.to) ?? [] });
	} catch {
		// Without a mesh there is no way; the page was told why.
		reply({ kind: "found", id: data.id, path: [] });
	}
});

function reply(message: NavigationReply): void {
	postMessage(message);
}
