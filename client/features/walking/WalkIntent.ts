/** What a visitor wants to do in this frame, whichever device they say it with. One is reused for every frame. */
export interface WalkIntent {
	/** −1 backwards – 1 forwards. */
	forward: number;
	/** −1 left – 1 right. */
	right: number;
	/** How fast to turn: −1 right – 1 left. */
	turn: number;
	/** To turn and tilt in this frame, radians: left and up. */
	yaw: number;
	pitch: number;
	run: boolean;
}

/** One kind of device. Started by `WalkingFeature`, asked every frame, stopped by it. */
export interface WalkControls {
	start(): void;
	stop(): void;
	/** Adds what is wanted now to `intent`. */
	read(intent: WalkIntent): void;
	/** Forgets what is held down: the page lost the focus, a dialog opened. */
	release(): void;
}

export function createWalkIntent(): WalkIntent {
	return { forward: 0, right: 0, turn: 0, yaw: 0, pitch: 0, run: false };
}

export function clearIntent(intent: WalkIntent): void {
	intent.forward = 0;
	intent.right = 0;
	intent.turn = 0;
	intent.yaw = 0;
	intent.pitch = 0;
	intent.run = false;
}

/** Whether it asks for steps; looking round alone does not stop a walk that was begun by a click. */
export function wantsSteps(intent: Readonly<WalkIntent>): boolean {
	return Math.hypot(intent.forward, intent.right) > 0.05;
}
