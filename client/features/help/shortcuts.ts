/** Keys that do something wherever the focus is, unless it is where one writes. None of them walks. */
export const SHORTCUTS = [
	{ key: "c", does: "chat" },
	{ key: "p", does: "people" },
	{ key: "b", does: "directory" },
	{ key: "m", does: "map" },
	{ key: "k", does: "passport" },
	{ key: "g", does: "bag" },
	{ key: "h", does: "hand" },
	{ key: ",", does: "settings" },
	{ key: "?", does: "help" },
] as const;
export type ShortcutAction = (typeof SHORTCUTS)[number]["does"];

interface PressedKey {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly altKey: boolean;
	readonly metaKey: boolean;
	readonly isComposing: boolean;
	readonly repeat: boolean;
	readonly defaultPrevented: boolean;
}

/** What a key means, or null. `writing`: the focus is in a field, where every key is a letter. */
export function shortcutOf(event: PressedKey, writing: boolean): ShortcutAction | { readonly reaction: number } | null {
	if (writing || event.defaultPrevented || event.isComposing || event.repeat) return null;
	if (event.ctrlKey || event.altKey || event.metaKey) return null;
	if (/^[1-8]$/.test(event.key)) return { reaction: Number(event.key) - 1 };
	return SHORTCUTS.find(({ key }) => key === event.key.toLowerCase())?.does ?? null;
}
