import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PanZoom } from "#client/ui/zoom/PanZoom.ts";

const STAGE = { width: 400, height: 600 };
const CONTENT = { width: 360, height: 500 };

let stage: EventTarget & { readonly style: Record<string, string>; readonly dataset: Record<string, string> };
let content: { readonly style: Record<string, string>; readonly offsetWidth: number; readonly offsetHeight: number };
let turns: number[];
let scales: number[];
let nowMs: number;
let zoom: PanZoom;

beforeEach(() => {
	vi.stubGlobal("Element", class {});
	stage = Object.assign(new EventTarget(), {
		style: {},
		dataset: {},
		clientWidth: STAGE.width,
		clientHeight: STAGE.height,
		getBoundingClientRect: () => ({ left: 0, top: 0, ...STAGE }),
		setPointerCapture() {},
	});
	content = { style: {}, offsetWidth: CONTENT.width, offsetHeight: CONTENT.height };
	turns = [];
	scales = [];
	nowMs = 1000;
	zoom = open();
});
afterEach(() => {
	zoom.stop();
	vi.unstubAllGlobals();
});

function open(more: Partial<ConstructorParameters<typeof PanZoom>[0]> = {}): PanZoom {
	return new PanZoom({
		stage: stage as unknown as HTMLElement,
		content: content as unknown as HTMLElement,
		most: 5,
		wheel: "turn",
		onTurn: (way) => turns.push(way),
		onScale: (scale) => scales.push(scale),
		now: () => nowMs,
		...more,
	});
}

function finger(type: "down" | "move" | "up", x: number, y: number, pointerId = 1): void {
	const event = Object.assign(new Event(`pointer${type}`), { pointerId, clientX: x, clientY: y, button: 0 });
	stage.dispatchEvent(event);
}

function wheel(deltaY: number, ctrlKey = false): void {
	const event = new Event("wheel", { cancelable: true });
	stage.dispatchEvent(Object.assign(event, { deltaX: 0, deltaY, ctrlKey, clientX: 200, clientY: 300 }));
}

/** Where a point of the content, counted from its middle, is seen, counted from the middle of the stage. */
function seenAt(x: number, y: number): { x: number; y: number } {
	const [, left, top, scale] = /translate\((.+)px, (.+)px\) scale\((.+)\)/.exec(content.style.transform ?? "") ?? [];
	return { x: x * Number(scale) + Number(left), y: y * Number(scale) + Number(top) };
}

it("[LEAF1] a swipe to the side turns on or back; a short one, and one up or down, does not", () => {
	const swipe = (across: number, down: number) => {
		finger("down", 200, 300);
		for (let step = 1; step <= 5; step++) finger("move", 200 + (across * step) / 5, 300 + (down * step) / 5);
		nowMs += 300;
		finger("up", 200 + across, 300 + down);
		nowMs += 1000;
	};
	swipe(-120, 10);
	expect(turns).toEqual([1]);
	swipe(120, 10);
	expect(turns).toEqual([1, -1]);
	swipe(-30, 0);
	swipe(-80, 200);
	expect(turns).toEqual([1, -1]);
	expect(scales).toEqual([]);
});

it("[LEAF1] at the end a swipe gives way a little and turns nothing", () => {
	zoom.stop();
	zoom = open({ canTurn: () => false });
	finger("down", 300, 300);
	finger("move", 200, 300);
	expect(seenAt(0, 0).x).toBeGreaterThan(-40);
	finger("up", 200, 300);
	expect(turns).toEqual([]);
	expect(seenAt(0, 0)).toEqual({ x: 0, y: 0 });
});

it("[LEAF2] two fingers scale what lies between them, from whole to the most, and never out of sight", () => {
	finger("down", 150, 300, 1);
	finger("down", 250, 300, 2);
	finger("move", 100, 300, 1);
	finger("move", 300, 300, 2);
	expect(zoom.scale).toBeCloseTo(2);
	expect(seenAt(0, 0).x).toBeCloseTo(0);
	finger("move", 2000, 300, 2);
	expect(zoom.scale).toBe(5);
	finger("up", 2000, 300, 2);
	finger("up", 100, 300, 1);
	// Dragged as far as it goes, its edge stays at the edge of the stage.
	finger("down", 200, 300);
	finger("move", 5000, 5000);
	finger("up", 5000, 5000);
	expect(seenAt(-CONTENT.width / 2, -CONTENT.height / 2)).toEqual({ x: -STAGE.width / 2, y: -STAGE.height / 2 });
	expect(turns).toEqual([]);
	zoom.reset();
	expect(zoom.scale).toBe(1);
	expect(seenAt(0, 0)).toEqual({ x: 0, y: 0 });
});

it("[LEAF2] a double tap brings near what was tapped, and the next one the whole", () => {
	const tap = (x: number, y: number) => {
		finger("down", x, y);
		finger("up", x, y);
		nowMs += 100;
	};
	tap(260, 360);
	tap(260, 360);
	expect(zoom.scale).toBe(2.5);
	expect(seenAt(60, 60).x).toBeCloseTo(60);
	nowMs += 1000;
	tap(260, 360);
	tap(260, 360);
	expect(zoom.scale).toBe(1);
	nowMs += 1000;
	tap(100, 100);
	nowMs += 1000;
	tap(100, 100);
	expect(zoom.scale).toBe(1);
});

it("[LEAF1] [LEAF2] the wheel turns one page for each push; with Ctrl it scales", () => {
	for (let notch = 0; notch < 6; notch++) wheel(30);
	expect(turns).toEqual([1]);
	nowMs += 1000;
	wheel(-100);
	expect(turns).toEqual([1, -1]);
	wheel(-200, true);
	expect(zoom.scale).toBeGreaterThan(2);
	nowMs += 1000;
	wheel(100);
	expect(turns).toEqual([1, -1]);
});
