import type { HandSample, PoseSample } from "#shared/features/poses/PoseSample.ts";
import { orientationOf, wrapAngle } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { Chance } from "./Chance.ts";

const EYE_HEIGHT = 1.6;
const TURNING_SPEED = 2.5;
/** A glance takes a third of a second. */
const GAZE_SPEED = 3;
/** How often the gaze wanders while standing. */
const GLANCE_SECONDS = 2;
/** From the eyes to hands that hang a little forward: to the side, down, ahead. Metres. */
const HAND = { aside: 0.24, below: 0.55, ahead: 0.22 };
/** Nobody's hands or head are ever still: metres, and turns a second. */
const SWAY = { head: 0.012, hand: 0.05, perSecond: 0.25 };

/** How somebody holds themselves: where they stand, where they look, and in a headset where their hands are. */
export class BotBody {
	readonly feet = { x: 0, z: 0 };
	heading = 0;
	jump = 0;
	readonly #chance: Chance;
	readonly #isImmersive: boolean;
	readonly #height: number;
	#gaze = 0;
	#pitch = 0;
	#wantedGaze = 0;
	#wantedPitch = 0;
	#glanceInSeconds = 0;
	#livedSeconds: number;

	constructor(chance: Chance, isImmersive: boolean) {
		this.#chance = chance;
		this.#isImmersive = isImmersive;
		this.#height = EYE_HEIGHT + chance.between(-0.12, 0.15);
		this.#livedSeconds = chance.between(0, 60);
	}

	place({ x, z }: FloorPoint, heading: number): void {
		this.feet.x = x;
		this.feet.z = z;
		this.heading = heading;
		this.#gaze = heading;
		this.#wantedGaze = heading;
	}

	turnTo(heading: number, seconds: number): void {
		this.heading = turned(this.heading, heading, TURNING_SPEED * seconds);
	}

	/** Where they go. */
	lookAhead(): void {
		this.#wantedGaze = this.heading;
		this.#wantedPitch = 0;
	}

	/** Here and there, more or less ahead. */
	lookAround(seconds: number): void {
		this.#glanceInSeconds -= seconds;
		if (this.#glanceInSeconds > 0) return;
		this.#glanceInSeconds = this.#chance.between(0.4, 1.6) * GLANCE_SECONDS;
		this.#wantedGaze = this.heading + this.#chance.between(-0.6, 0.6);
		this.#wantedPitch = this.#chance.between(-0.3, 0.15);
	}

	live(seconds: number): void {
		this.#livedSeconds += seconds;
		const most = GAZE_SPEED * seconds;
		this.#gaze = turned(this.#gaze, this.#wantedGaze, most);
		this.#pitch += Math.max(-most, Math.min(most, this.#wantedPitch - this.#pitch));
	}

	writeSample(out: PoseSample): void {
		out.jump = this.jump;
		out.head.position.x = this.feet.x;
		out.head.position.y = this.#height;
		out.head.position.z = this.feet.z;
		orientationOf(this.#gaze, this.#pitch, out.head.orientation);
		out.heading = wrapAngle(this.heading);
		out.left.tracked = this.#isImmersive;
		out.right.tracked = this.#isImmersive;
		if (!this.#isImmersive) return;
		const phase = this.#livedSeconds * SWAY.perSecond * 2 * Math.PI;
		out.head.position.x += SWAY.head * Math.sin(phase);
		out.head.position.z += SWAY.head * Math.sin(phase * 0.7);
		this.#writeHand(out.left, -1, phase);
		this.#writeHand(out.right, 1, phase * 1.3);
	}

	#writeHand(hand: HandSample, side: number, phase: number): void {
		const aside = side * HAND.aside;
		const ahead = HAND.ahead + SWAY.hand * Math.sin(phase);
		const sin = Math.sin(this.heading);
		const cos = Math.cos(this.heading);
		hand.position.x = this.feet.x + aside * cos - ahead * sin;
		hand.position.y = this.#height - HAND.below + SWAY.hand * Math.cos(phase);
		hand.position.z = this.feet.z - aside * sin - ahead * cos;
		orientationOf(this.heading + side * 0.3, -0.4, hand.orientation);
		for (let finger = 0; finger < 5; finger++) hand.curl[finger] = 0.45 + 0.35 * Math.sin(phase + finger * 0.4);
	}
}

function turned(from: number, to: number, most: number): number {
	return from + Math.max(-most, Math.min(most, wrapAngle(to - from)));
}
