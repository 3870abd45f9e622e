import type { WalkControls, WalkIntent } from "./WalkIntent.ts";

/** Sticks never rest exactly in the middle; the rest of their way is stretched to the whole. */
const DEAD_ZONE = 0.18;
/** Turning by a whole push of the right stick, radians per second. */
const LOOK_SPEED = 2.4;
/** Buttons and axes of the standard mapping: https://w3c.github.io/gamepad/#remapping */
const USE_BUTTON = 0;
const RUN_BUTTONS = [6, 7, 10];

export interface GamepadControlsOptions {
	readonly gamepads: () => readonly (Gamepad | null)[];
	/** The lower button: as a tap in the middle of the view. */
	readonly onUse: () => void;
	/** Seconds of the frame that asks. */
	readonly frameSeconds: () => number;
}

/** Left stick walks, right stick looks, the triggers or a pressed stick run, the lower button uses what is ahead. */
export class GamepadControls implements WalkControls {
	readonly #options: GamepadControlsOptions;
	#isUsing = false;

	constructor(options: GamepadControlsOptions) {
		this.#options = options;
	}

	start(): void {}

	stop(): void {
		this.release();
	}

	release(): void {
		this.#isUsing = false;
	}

	read(intent: WalkIntent): void {
		const gamepads = this.#options.gamepads();
		for (let i = 0; i < gamepads.length; i++) {
			const gamepad = gamepads[i];
			// Others have their axes anywhere; WebXR controllers appear here too, without this mapping.
			if (gamepad?.connected && gamepad.mapping === "standard") this.#readOne(gamepad, intent);
		}
	}

	#readOne({ axes, buttons }: Gamepad, intent: WalkIntent): void {
		const step = liveliness(axes[0] ?? 0, axes[1] ?? 0);
		intent.right += (axes[0] ?? 0) * step;
		intent.forward -= (axes[1] ?? 0) * step;
		const seconds = this.#options.frameSeconds();
		const look = liveliness(axes[2] ?? 0, axes[3] ?? 0);
		intent.yaw -= (axes[2] ?? 0) * look * LOOK_SPEED * seconds;
		intent.pitch -= (axes[3] ?? 0) * look * LOOK_SPEED * 0.7 * seconds;
		intent.run ||= RUN_BUTTONS.some((button) => buttons[button]?.pressed);
		const isUsing = buttons[USE_BUTTON]?.pressed ?? false;
		if (isUsing && !this.#isUsing) this.#options.onUse();
		this.#isUsing = isUsing;
	}
}

/** What to multiply a stick's axes by: 0 in the dead zone, and full speed at its edge in every direction. */
export function liveliness(x: number, y: number): number {
	const push = Math.hypot(x, y);
	if (!(push > DEAD_ZONE)) return 0;
	return Math.min(1, (push - DEAD_ZONE) / (1 - DEAD_ZONE)) / push;
}
