import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { parseSync } from "vite";

/** What the repository's modules import of one another. Read once, so made anew for each run. All paths are relative to its root. */
export class ImportGraph {
	readonly #root: string;
	readonly #imports = new Map<string, ReadonlyMap<string, readonly string[]>>();

	constructor(root: string) {
		this.#root = root;
	}

	/** These files and all that they import, over any number of steps, sorted. What is imported for its type alone decides nothing. */
	reach(files: readonly string[]): readonly string[] {
		const reached = new Set(files);
		// A set hands out also what is added to it on the way.
		for (const file of reached) for (const imported of this.#importsOf(file).keys()) reached.add(imported);
		return [...reached].sort();
	}

	/** The file from which a module imports a name. */
	originOf(module: string, name: string): string {
		for (const [file, names] of this.#importsOf(module)) if (names.includes(name)) return file;
		throw new Error(`${module} imports no "${name}"`);
	}

	/** By file: the names that a module imports from it. */
	#importsOf(file: string): ReadonlyMap<string, readonly string[]> {
		const known = this.#imports.get(file);
		if (known) return known;
		const imports = file.endsWith(".ts") ? this.#read(file) : new Map<string, readonly string[]>();
		this.#imports.set(file, imports);
		return imports;
	}

	#read(file: string): Map<string, readonly string[]> {
		const path = join(this.#root, file);
		const source = readFileSync(path, "utf8");
		const { module, errors } = parseSync(path, source);
		if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
		const { resolve } = createRequire(path);
		const imports = new Map<string, readonly string[]>();
		const add = (specifier: string, names: readonly string[] = []) => {
			// Packages are not sources: their versions stand in the lock file.
			if (!/^[.#]/.test(specifier)) return;
			const imported = relative(this.#root, resolve(specifier));
			imports.set(imported, [...(imports.get(imported) ?? []), ...names]);
		};
		for (const { moduleRequest, entries } of module.staticImports) {
			const values = entries.filter(({ isType }) => !isType);
			if (entries.length > 0 && values.length === 0) continue;
			add(
				moduleRequest.value,
				values.map(({ importName }) => importName.name ?? importName.kind),
			);
		}
		for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
			if (moduleRequest && !isType) add(moduleRequest.value);
		}
		for (const { moduleRequest } of module.dynamicImports) {
			add(source.slice(moduleRequest.start + 1, moduleRequest.end - 1));
		}
		return imports;
	}
}
