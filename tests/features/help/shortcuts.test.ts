import { expect, it } from "vitest";
import { SHORTCUTS, shortcutOf } from "#client/features/help/shortcuts.ts";

const press = (key: string, changed = {}) => ({
	key,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	isComposing: false,
	repeat: false,
	defaultPrevented: false,
	...changed,
});

it("[OVERLAY1] keys 1 to 8 react, and each listed key does what help says", () => {
	expect(shortcutOf(press("1"), false)).toEqual({ reaction: 0 });
	expect(shortcutOf(press("8"), false)).toEqual({ reaction: 7 });
	expect(shortcutOf(press("9"), false)).toBeNull();
	for (const { key, does } of SHORTCUTS) expect(shortcutOf(press(key), false)).toBe(does);
	expect(shortcutOf(press("C"), false)).toBe("chat");
});

it("[OVERLAY1] nothing happens while one writes or composes, with a modifier, or when a key is held down", () => {
	expect(shortcutOf(press("c"), true)).toBeNull();
	for (const changed of [
		{ isComposing: true },
		{ ctrlKey: true },
		{ altKey: true },
		{ metaKey: true },
		{ repeat: true },
		{ defaultPrevented: true },
	]) {
		expect(shortcutOf(press("c", changed), false)).toBeNull();
	}
});

it("[OVERLAY1] no shortcut is a key that walks or turns", () => {
	const walking = new Set(["w", "a", "s", "d", "q", "e", "shift", " "]);
	for (const { key } of SHORTCUTS) expect(walking.has(key)).toBe(false);
});
