/** A drawn icon of Tabler's set: the package's own types speak of its components only. */
declare module "@tabler/icons-react/dist/esm/icons/*.mjs" {
	export const __iconNode: readonly (readonly [element: string, attributes: { readonly d?: string }])[];
}
