import type { Plugin } from "vite";

/** Babylon's tables of how surfaces answer light, as text in a script. */
const SOURCES = /@babylonjs[\\/]core[\\/]Misc[\\/]brdfTextureTools(\.pure)?\.js$/;
const PICTURES = /"data:image\/png;base64,([A-Za-z0-9+/=]+)"/g;

/** Pictures that a package has as text in its scripts become files: smaller, and only those that are used are fetched. */
export function picturesAsFiles(): Plugin {
	return {
		name: "pavilion:pictures-as-files",
		apply: "build",
		transform(code, id) {
			if (!SOURCES.test(id)) return null;
			let count = 0;
			const replaced = code.replace(PICTURES, (_whole, base64: string) => {
				const file = this.emitFile({
					type: "asset",
					name: `brdf-${++count}.png`,
					source: new Uint8Array(Buffer.from(base64, "base64")),
				});
				return `import.meta.ROLLUP_FILE_URL_${file}`;
			});
			return count > 0 ? { code: replaced, map: null } : null;
		},
	};
}
