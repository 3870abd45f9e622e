import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Box } from "#client/xr/ui/Box.ts";
import type { Surface } from "#client/xr/ui/Surface.ts";
import { View } from "#client/xr/ui/View.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A surface as far as a view knows one. */
function createSurface() {
	const surface = { isPressed: false, shown: 0, show: () => void surface.shown++ };
	const view = new View(surface as unknown as Surface, () => ({}) as Box);
	return { surface, view };
}

it("[XR26] a panel that changes while a button of it is held down is drawn anew once it is let go of", () => {
	const { surface, view } = createSurface();
	surface.isPressed = true;
	view.refresh();
	vi.advanceTimersByTime(600);
	expect(surface.shown).toBe(0);
	surface.isPressed = false;
	vi.advanceTimersByTime(300);
	expect(surface.shown).toBe(1);
});

it("[XR26] a hand that was lost with a button held down stops nothing for long", () => {
	const { surface, view } = createSurface();
	surface.isPressed = true;
	view.refresh();
	vi.advanceTimersByTime(3_000);
	expect(surface.shown).toBe(1);
	view.refresh();
	view.dispose();
	vi.advanceTimersByTime(3_000);
	expect(surface.shown).toBe(1);
});
