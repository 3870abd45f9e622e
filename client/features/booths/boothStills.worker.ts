import { buildStillGeometry, type StillGeometry, type StillMesh } from "./stillGeometry.ts";

/** What the page asks of this worker: the meshes of one booth, to be made one. */
export interface StillRequest {
	readonly id: number;
	readonly meshes: readonly StillMesh[];
}

export type StillReply =
	| { readonly id: number; readonly geometry: StillGeometry }
	| { readonly id: number; readonly failed: string };

addEventListener("message", async ({ data: { id, meshes } }: MessageEvent<StillRequest>) => {
	try {
		const geometry = await buildStillGeometry(meshes);
		const { positions, normals, colours, uvs, uvs2, segments } = geometry;
		const buffers = [positions, normals, colours, uvs, uvs2, ...segments.flatMap(({ forms }) => forms)];
		reply({ id, geometry }, [...new Set(buffers.map(({ buffer }) => buffer as ArrayBuffer))]);
	} catch (error) {
		reply({ id, failed: String(error) }, []);
	}
});

function reply(message: StillReply, transfer: ArrayBuffer[]): void {
	postMessage(message, { transfer });
}
