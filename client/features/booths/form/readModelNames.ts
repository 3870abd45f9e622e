/** What a model's file calls its parts and animations. */
export interface ModelNames {
	/** `extras.part` of its nodes, in the order of the file. */
	readonly parts: readonly string[];
	readonly animations: readonly string[];
}

interface Named {
	readonly name?: unknown;
	readonly extras?: { readonly part?: unknown };
}

const NONE: ModelNames = { parts: [], animations: [] };

/** Reads them from a GLB's JSON chunk; what is no GLB has none. */
export function readModelNames(bytes: Uint8Array): ModelNames {
	try {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + view.getUint32(12, true)))) as {
			readonly nodes?: readonly Named[];
			readonly animations?: readonly Named[];
		};
		const words = (values: readonly unknown[] = []) =>
			[...new Set(values)].filter((value): value is string => typeof value === "string" && value !== "");
		return {
			parts: words(json.nodes?.map(({ extras }) => extras?.part)),
			animations: words(json.animations?.map(({ name }) => name)),
		};
	} catch {
		return NONE;
	}
}
