import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type * as Iwer from "iwer";
import type { XRDevice } from "iwer";
import type { BrowserContext, Page } from "playwright-core";
import type { PickTarget } from "#client/engine/Picking.ts";
import { repairEmulator } from "#client/xr/emulate/repairEmulator.ts";
import type { XrSpeed } from "#client/xr/XrPerformance.ts";

export type Side = "left" | "right";

/** Names of Touch Plus buttons; x and y are on the left controller, a and b on the right. */
export type ControllerButton =
	| "trigger"
	| "squeeze"
	| "thumbstick"
	| "x-button"
	| "y-button"
	| "a-button"
	| "b-button"
	| "thumbrest";

export interface Point {
	readonly x: number;
	readonly y: number;
	readonly z: number;
}

/**
 * Where a head, a controller or a hand is, in the room the wearer stands in (metres from where the headset was put on,
 * not the hall). What is left out stays as it is. `lookAt` is a point in the same room and wins over `yaw` and `pitch`
 * (radians; yaw turns left, pitch looks up; 0 looks along −Z).
 */
export interface Placement {
	readonly position?: Point;
	readonly yaw?: number;
	readonly pitch?: number;
	readonly lookAt?: Point;
}

const IWER_SCRIPT = fileURLToPath(new URL("../../node_modules/iwer/build/iwer.min.js", import.meta.url));

/** The headsets that journeys are made with. */
export const HEADSETS = { "Quest 3": "metaQuest3", "Quest 2": "metaQuest2", "Quest Pro": "metaQuestPro" } as const;
export type HeadsetName = keyof typeof HEADSETS;

/** A spot of a control: shares of its width from the left and of its height from the top. */
export interface Spot {
	readonly across: number;
	readonly down: number;
}

const MIDDLE: Spot = { across: 0.5, down: 0.5 };

/** Gives every page of the context (or one page) a headset to find at `navigator.xr`. Before the page is opened. */
export async function installHeadset(target: BrowserContext | Page, name: HeadsetName = "Quest 3"): Promise<void> {
	await target.addInitScript({ content: await readFile(IWER_SCRIPT, "utf8") });
	await target.addInitScript(wear, HEADSETS[name]);
	await target.addInitScript({ content: `(${repairEmulator})(IWER)` });
}

/** Runs in the page. */
function wear(kind: (typeof HEADSETS)[HeadsetName]): void {
	const device = new IWER.XRDevice(IWER[kind]);
	device.position.set(0, 1.6, 0);
	device.installRuntime({ forceInstall: true });
	globalThis.pavilionHeadset = device;
}

/** Something on a panel, the menu or a notice; points are in the hall. */
export interface Control {
	readonly surface: string;
	readonly name: string;
	readonly canBePressed: boolean;
	/** Its middle. */
	readonly at: Point;
	readonly upperLeft: Point;
	readonly upperRight: Point;
}

/** The emulator does not export its own name for it. */
type VisibilityState = Parameters<XRDevice["updateVisibilityState"]>[0];

declare global {
	// `var` because that is how TypeScript declares something on globalThis.
	var IWER: typeof Iwer;
	/** The headset of the page under test. */
	var pavilionHeadset: XRDevice;
	/** The hall's own word, where its address ends in `?inspect`: the wearer's body, and what there is to press. */
	var pavilionInspect: () => {
		readonly head: { readonly position: Point; readonly orientation: Point & { readonly w: number } };
		readonly left: { readonly position: Point; readonly tracked: boolean };
		readonly right: { readonly position: Point; readonly tracked: boolean };
		readonly feet: { readonly x: number; readonly z: number };
		readonly heading: number;
		readonly controls: readonly Control[];
		/** What a tap on the screen would meet, CSS pixels. */
		meets(x: number, y: number): PickTarget | undefined;
		/** Undefined outside VR. */
		readonly pointsAt: Readonly<Record<Side, PickTarget | undefined>> | undefined;
		readonly speed: XrSpeed | undefined;
		readonly textureBytes: number;
		/** Booths and exhibits round the wearer that are still to come in. */
		readonly coming: number;
		/** In VR, until what is measured says otherwise. */
		drawAt(level: "low" | "medium" | "high"): void;
		/** By the hall's leave, as any jump; throws what it refuses. */
		teleport(x: number, z: number, heading: number): Promise<void>;
	};
}

/** The headset a page wears: put it on by clicking what a visitor clicks, then move head, controllers and hands. */
export class Headset {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Clicks the page's own button (a selector, as for Playwright's `click`) and waits until the session draws. */
	async enter(buttonSelector: string): Promise<void> {
		await this.#page.click(buttonSelector);
		await this.isEntered();
	}

	/** Waits until the session draws, however it was begun. */
	async isEntered(): Promise<void> {
		await this.#page.waitForFunction(() => !!pavilionHeadset.activeSession);
		await this.frames(3);
	}

	/** As the headset's own menu does it. */
	async leave(): Promise<void> {
		await this.#page.evaluate(() => pavilionHeadset.activeSession?.end());
		await this.#page.waitForFunction(() => !pavilionHeadset.activeSession);
	}

	isInSession(): Promise<boolean> {
		return this.#page.evaluate(() => !!pavilionHeadset.activeSession);
	}

	/**
	 * Waits until the session has drawn so many frames: what was moved or pressed is then seen by the page, which asks for
	 * its next frame before this does.
	 */
	async frames(count = 1): Promise<void> {
		if (!(await this.#drawn(count))) throw new Error("no session is running");
	}

	/** False where no session runs any more. */
	#drawn(count: number): Promise<boolean> {
		return this.#page.evaluate(
			(count) =>
				new Promise<boolean>((resolve) => {
					const session = pavilionHeadset.activeSession;
					if (!session) return resolve(false);
					session.addEventListener("end", () => resolve(false), { once: true });
					const next = (left: number): unknown =>
						left === 0 ? resolve(true) : session.requestAnimationFrame(() => next(left - 1));
					next(count);
				}),
			count,
		);
	}

	moveHead(placement: Placement): Promise<void> {
		return this.#place("head", placement);
	}

	/** Points a controller at a spot of the hall. `?inspect` on the page's address lets this find where the room lies. */
	async pointAt(side: Side, at: Point): Promise<void> {
		await this.moveController(side, { lookAt: await this.#roomOf(at) });
	}

	/** Points a controller at a spot of the hall, waits until it meets this exhibit there, and pulls the trigger. */
	async pressExhibit(
		side: Side,
		at: Point,
		exhibit: { readonly boothId: string; readonly slot: string },
	): Promise<void> {
		await this.pointAt(side, at);
		// What has not come in yet cannot be pressed: the ray would meet the floor behind, and lead there.
		await this.#page.waitForFunction(
			({ side, boothId, slot }) => {
				const met = pavilionInspect().pointsAt?.[side];
				return met?.kind === "exhibit" && met.boothId === boothId && met.slot === slot;
			},
			{ side, ...exhibit },
		);
		await this.click(side);
	}

	/** Brings a controller to a spot of the hall, by `?inspect` as well. */
	async reach(side: Side, at: Point): Promise<void> {
		await this.moveController(side, { position: await this.#roomOf(at) });
		await this.frames(3);
	}

	/** Points at a control of the wrist menu or a panel, by its name, and pulls the trigger. */
	async pressControl(
		name: string,
		surface: "wrist" | "panel",
		{ side = "right", spot = MIDDLE }: { readonly side?: Side; readonly spot?: Spot } = {},
	): Promise<void> {
		await this.moveController(side, { lookAt: await this.#placeOf(name, surface, spot) });
		await this.click(side);
	}

	/** Points a bare hand at a control and closes thumb and index finger. */
	async pinchControl(name: string, surface: "wrist" | "panel", side: Side = "right"): Promise<void> {
		await this.moveHand(side, { lookAt: await this.#placeOf(name, surface) });
		await this.pinchOnce(side);
	}

	/** Where a control is now, once it is there. */
	async control(name: string, surface: "wrist" | "panel"): Promise<Control> {
		const found = await this.#page.waitForFunction(
			({ name, surface }) =>
				pavilionInspect().controls.find((one) => one.name === name && one.surface.includes(surface)),
			{ name, surface },
		);
		return (await found.jsonValue())!;
	}

	/** The names of everything there is to press on the wrist (`wrist`) or on the open panel (`panel`). */
	controls(surface: "wrist" | "panel"): Promise<string[]> {
		return this.#page.evaluate(
			(surface) =>
				pavilionInspect()
					.controls.filter((one) => one.canBePressed && one.surface.includes(surface))
					.map(({ name }) => name),
			surface,
		);
	}

	/** Waits until a panel, the menu or a notice says so. */
	async reads(text: string): Promise<void> {
		await this.#page.waitForFunction(
			(text) => pavilionInspect().controls.some(({ name }) => name.includes(text)),
			text,
		);
	}

	/** Waits until nothing says so any more. */
	async readsNoMore(text: string): Promise<void> {
		await this.#page.waitForFunction(
			(text) => !pavilionInspect().controls.some(({ name }) => name.includes(text)),
			text,
		);
	}

	/** Looks into the palm of a bare left hand, until the menu stands above it. */
	async lookIntoPalm(): Promise<void> {
		const palm = { x: -0.15, y: 1.3, z: -0.4 };
		await this.moveHand("left", { position: palm, yaw: 0, pitch: 0 });
		// Fingers up, the back of the hand ahead.
		await this.moveHand("left", { yaw: Math.PI, pitch: Math.PI / 2 });
		await this.#page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("wrist")));
	}

	/** Puts the tip of a bare hand's index finger through a control, and takes it back. */
	async poke(name: string, surface: "wrist" | "panel", side: Side = "right"): Promise<void> {
		const at = await this.#placeOf(name, surface);
		const eyes = await this.#page.evaluate(() => {
			const { x, y, z } = pavilionHeadset.position;
			return { x, y, z };
		});
		const distance = Math.hypot(eyes.x - at.x, eyes.y - at.y, eyes.z - at.z);
		// Panels face the eyes: before them is towards the eyes, metres.
		for (const before of [0.1, 0.03, -0.01, 0.03, 0.1]) {
			const share = before / distance;
			await this.#bringFingertip(side, {
				x: at.x + (eyes.x - at.x) * share,
				y: at.y + (eyes.y - at.y) * share,
				z: at.z + (eyes.z - at.z) * share,
			});
		}
	}

	/** By a button of the hand that wears it. */
	async openMenu(wornBy: Side = "left"): Promise<void> {
		if ((await this.controls("wrist")).length === 0) {
			await this.click(wornBy, wornBy === "left" ? "x-button" : "a-button");
		}
		await this.#page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("wrist")));
	}

	async closeMenu(): Promise<void> {
		if ((await this.controls("wrist")).length > 0) await this.click("left", "x-button");
	}

	/** A point of the hall, in the room the wearer stands in. */
	async #roomOf(at: Point): Promise<Point> {
		return toRoom(at, await this.#page.evaluate(bodies));
	}

	moveController(side: Side, placement: Placement): Promise<void> {
		return this.#place(`${side} controller`, placement);
	}

	/** Moves a hand's target ray, which its joints follow. */
	moveHand(side: Side, placement: Placement): Promise<void> {
		return this.#place(`${side} hand`, placement);
	}

	async press(side: Side, button: ControllerButton): Promise<void> {
		await this.#setButton(side, button, 1);
	}

	async release(side: Side, button: ControllerButton): Promise<void> {
		await this.#setButton(side, button, 0);
	}

	/** Presses and lets go, each seen by the page. */
	async click(side: Side, button: ControllerButton = "trigger"): Promise<void> {
		await this.press(side, button);
		await this.release(side, button);
	}

	/** Right is +x, towards the wearer +y, as in the Gamepad standard; (0, 0) lets go. */
	async pushThumbstick(side: Side, x: number, y: number): Promise<void> {
		await this.#page.evaluate(
			({ side, x, y }) => {
				const controller = pavilionHeadset.controllers[side];
				if (!controller) throw new Error(`there is no ${side} controller`);
				controller.updateAxes("thumbstick", x, y);
			},
			{ side, x, y },
		);
		await this.frames();
	}

	/** Puts the controllers down: the page now sees hands. */
	async useHands(): Promise<void> {
		await this.#use("hand");
	}

	async useControllers(): Promise<void> {
		await this.#use("controller");
	}

	/** 1 closes thumb and index finger, 0 opens them. */
	async pinch(side: Side, value: number): Promise<void> {
		await this.#page.evaluate(
			({ side, value }) => {
				const hand = pavilionHeadset.hands[side];
				if (!hand) throw new Error(`there is no ${side} hand`);
				hand.updatePinchValue(value);
			},
			{ side, value },
		);
		await this.frames();
	}

	/** A pinch and its opening: a select. */
	async pinchOnce(side: Side): Promise<void> {
		await this.pinch(side, 1);
		await this.pinch(side, 0);
	}

	/**
	 * Types as the system keyboard does, into the input that the page has focused: the session is blurred meanwhile,
	 * and Enter ends it.
	 */
	async typeOnSystemKeyboard(text: string): Promise<void> {
		await this.#page.evaluate(() => {
			const focused = document.activeElement;
			if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) {
				throw new Error("the system keyboard appears only when an input has the focus");
			}
		});
		await this.become("visible-blurred");
		await this.#page.keyboard.insertText(text);
		await this.#page.keyboard.press("Enter");
		await this.become("visible");
		await this.frames();
	}

	/**
	 * As when the system's menu is opened, or the headset is taken off. Resolved when the session has heard: until then
	 * the emulator takes going back for no change, and stays in the state that was left.
	 */
	async become(visibility: "visible" | "visible-blurred" | "hidden"): Promise<void> {
		await this.#page.evaluate((visibility) => {
			const heard = new Promise((resolve) =>
				pavilionHeadset.activeSession?.addEventListener("visibilitychange", resolve, { once: true }),
			);
			pavilionHeadset.updateVisibilityState(visibility as VisibilityState);
			return heard.then(() => {});
		}, visibility);
	}

	/** How strongly the controller pulsed last, 0–1; undefined as long as it never did. */
	async lastPulse(side: Side): Promise<number | undefined> {
		return this.#page.evaluate((side) => {
			const actuator = pavilionHeadset.controllers[side]?.inputSource.gamepad?.vibrationActuator;
			if (!actuator) throw new Error(`the ${side} controller cannot pulse`);
			// The emulator keeps it under a symbol of its own.
			const [kept] = Object.getOwnPropertySymbols(actuator);
			return (actuator as unknown as Record<symbol, { readonly lastPulse: { readonly value: number } | null }>)[kept!]
				?.lastPulse?.value;
		}, side);
	}

	/** Picks a controller up, or puts it down. */
	async connect(side: Side, isConnected: boolean): Promise<void> {
		await this.#page.evaluate(
			({ side, isConnected }) => {
				const controller = pavilionHeadset.controllers[side];
				if (!controller) throw new Error(`there is no ${side} controller`);
				controller.connected = isConnected;
			},
			{ side, isConnected },
		);
		await this.#drawn(1);
	}

	/** Of a control, once it can be pressed; in the room, where it stays though the hall may move meanwhile. */
	async #placeOf(name: string, surface: string, { across, down }: Spot = MIDDLE): Promise<Point> {
		const found = await this.#page.waitForFunction(
			({ name, surface, across, down }) => {
				const { controls, head } = pavilionInspect();
				const control = controls.find((one) => one.canBePressed && one.name === name && one.surface.includes(surface));
				if (!control) return undefined;
				const { at: middle, upperLeft, upperRight } = control;
				const along = (axis: "x" | "y" | "z") =>
					upperLeft[axis] +
					across * (upperRight[axis] - upperLeft[axis]) +
					down * (2 * middle[axis] - upperRight[axis] - upperLeft[axis]);
				const at = { x: along("x"), y: along("y"), z: along("z") };
				const { x, y, z } = pavilionHeadset.position;
				const { quaternion } = pavilionHeadset;
				const turn = { x: quaternion.x, y: quaternion.y, z: quaternion.z, w: quaternion.w };
				return { at, bodies: { head: structuredClone(head), position: { x, y, z }, turn } };
			},
			{ name, surface, across, down },
		);
		const { at, bodies } = (await found.jsonValue())!;
		return toRoom(at, bodies);
	}

	/** In the room; the hand comes along, turned as it was. */
	async #bringFingertip(side: Side, at: Point): Promise<void> {
		await this.#page.evaluate(
			async ({ side, at }) => {
				const session = pavilionHeadset.activeSession;
				const hand = pavilionHeadset.hands[side];
				const joint = hand?.inputSource.hand?.get("index-finger-tip" as never);
				if (!session || !hand || !joint) throw new Error(`there is no ${side} hand`);
				const space = await session.requestReferenceSpace("local-floor" as never);
				const tip = await new Promise<Point>((resolve, reject) =>
					session.requestAnimationFrame((_now, frame) => {
						const pose = frame.getJointPose(joint, space);
						if (pose) resolve(pose.transform.position);
						else reject(new Error(`the ${side} hand is not tracked`));
					}),
				);
				const { x, y, z } = hand.position;
				hand.position.set(x + at.x - tip.x, y + at.y - tip.y, z + at.z - tip.z);
			},
			{ side, at },
		);
		await this.frames();
	}

	async #use(mode: "hand" | "controller"): Promise<void> {
		await this.#page.evaluate((mode) => {
			pavilionHeadset.primaryInputMode = mode;
		}, mode);
		await this.frames();
	}

	async #setButton(side: Side, button: ControllerButton, value: number): Promise<void> {
		await this.#page.evaluate(
			({ side, button, value }) => {
				const controller = pavilionHeadset.controllers[side];
				if (!controller) throw new Error(`there is no ${side} controller`);
				controller.updateButtonValue(button, value);
			},
			{ side, button, value },
		);
		// What is pressed may be the way out.
		await this.#drawn(1);
	}

	async #place(
		what: "head" | `${Side} controller` | `${Side} hand`,
		{ position, yaw, pitch, lookAt }: Placement,
	): Promise<void> {
		await this.#page.evaluate(
			({ what, position, yaw, pitch, lookAt }) => {
				const [side, kind] = what.split(" ") as [Side, string | undefined];
				const inputs = kind === "hand" ? pavilionHeadset.hands : pavilionHeadset.controllers;
				const moved = what === "head" ? pavilionHeadset : inputs[side];
				if (!moved) throw new Error(`there is no ${what}`);
				if (position) moved.position.set(position.x, position.y, position.z);
				if (lookAt) {
					const dx = lookAt.x - moved.position.x;
					const dy = lookAt.y - moved.position.y;
					const dz = lookAt.z - moved.position.z;
					yaw = Math.atan2(-dx, -dz);
					pitch = Math.atan2(dy, Math.hypot(dx, dz));
				}
				if (yaw === undefined && pitch === undefined) return;
				// Turn first, then tilt: q = yaw about Y × pitch about X.
				const [sinYaw, cosYaw] = [Math.sin((yaw ?? 0) / 2), Math.cos((yaw ?? 0) / 2)];
				const [sinPitch, cosPitch] = [Math.sin((pitch ?? 0) / 2), Math.cos((pitch ?? 0) / 2)];
				moved.quaternion.set(cosYaw * sinPitch, sinYaw * cosPitch, -sinYaw * sinPitch, cosYaw * cosPitch);
			},
			{ what, position, yaw, pitch, lookAt },
		);
		await this.#drawn(1);
	}
}

interface Turn extends Point {
	readonly w: number;
}

/** The wearer's head in the hall, and the same head in their room. */
interface Bodies {
	readonly head: { readonly position: Point; readonly orientation: Turn };
	readonly position: Point;
	readonly turn: Turn;
}

/** Runs in the page. */
function bodies(): Bodies {
	const { x, y, z } = pavilionHeadset.position;
	const { quaternion } = pavilionHeadset;
	const turn = { x: quaternion.x, y: quaternion.y, z: quaternion.z, w: quaternion.w };
	return { head: structuredClone(pavilionInspect().head), position: { x, y, z }, turn };
}

/** A point of the hall, in the room: the head is known in both, and its turn and place say how the room lies in the hall. */
function toRoom(at: Point, { head, position, turn }: Bodies): Point {
	const turned = headingOf(turn) - headingOf(head.orientation);
	const [sin, cos] = [Math.sin(turned), Math.cos(turned)];
	const dx = at.x - head.position.x;
	const dz = at.z - head.position.z;
	return {
		x: position.x + dx * cos + dz * sin,
		y: position.y + at.y - head.position.y,
		z: position.z - dx * sin + dz * cos,
	};
}

function headingOf({ x, y, z, w }: Turn): number {
	return Math.atan2(2 * (w * y - x * z), 1 - 2 * (y * y + z * z));
}
