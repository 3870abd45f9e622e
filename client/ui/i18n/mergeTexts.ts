type Merged<Parts extends readonly object[]> = Parts extends readonly [
	infer First extends object,
	...infer Rest extends readonly object[],
]
	? First & Merged<Rest>
	: unknown;

/** Several files' texts as one; where two have the same group (`refusals`), both are in it, and the later wins. */
export function mergeTexts<const Parts extends readonly object[]>(...parts: Parts): Merged<Parts> {
	const merged: Record<string, object> = {};
	for (const part of parts) {
		for (const [group, texts] of Object.entries(part)) merged[group] = { ...merged[group], ...texts };
	}
	return merged as Merged<Parts>;
}
