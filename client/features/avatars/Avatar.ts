import { linearColour } from "#client/engine/SurfaceBuilder.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { AVATAR_BODIES, AVATAR_COLOURS, type AvatarLook } from "#shared/features/roster/look.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import type { BodyName } from "./avatarShapes.ts";

/** Metres of one full stride: two steps. */
const STRIDE_METRES = 1.35;
/** From here on a walk is a whole walk. */
const FULL_STRIDE_SPEED = 1.1;
const LIMB_SECONDS = 0.14;
const WAVE_SECONDS = 2.4;
const CLAP_SECONDS = 1.8;
/** Seconds a dip of the eyelids takes, and between two of them, at least and at most. */
const BLINK_SECONDS = 0.13;
const BLINK_EVERY = [2.2, 6.5] as const;
/** Someone just noticed, or just gone, appears and fades over this. */
const APPEAR_SECONDS = 0.35;

/** What a hand does when it is not tracked. */
export interface HandGesture {
	/** 0–1, each smoothed. */
	tracked: number;
	raised: number;
	clapping: number;
}

/** One visitor as they are drawn: how they look, where they are, and what of their body moves by itself. */
export class Avatar {
	readonly visitorId: string;
	readonly slot: number;
	readonly generation: number;
	readonly pose: PoseSample = createPoseSample();
	/** False before their first pose. */
	isPlaced = false;

	body: BodyName = "round";
	readonly colour = new Float32Array(3);
	readonly accent = new Float32Array(3);
	face = 0;
	badge = 0;
	name = "";
	marks = 0;
	speaking = false;

	/** Where in a stride (radians), and how much of one: 0 stands. */
	stridePhase = 0;
	stride = 0;
	/** Sideways turn of the body, smoothed: where it is drawn. */
	heading = 0;
	breathPhase: number;
	eyesClosed = false;
	/** 0 not yet here – 1 here. */
	presence = 0;
	readonly hands: readonly [left: HandGesture, right: HandGesture] = [
		{ tracked: 0, raised: 0, clapping: 0 },
		{ tracked: 0, raised: 0, clapping: 0 },
	];
	waveSeconds = 0;
	clapSeconds = 0;

	#lastX = Number.NaN;
	#lastZ = Number.NaN;
	#speed = 0;
	#blinkIn: number;
	#seed: number;

	constructor(visitorId: string, slot: number, generation: number) {
		this.visitorId = visitorId;
		this.slot = slot;
		this.generation = generation;
		// So that a crowd does not breathe and blink as one.
		this.#seed = (slot * 7919 + generation * 104_729 + 1) >>> 0;
		this.breathPhase = this.#chance() * Math.PI * 2;
		this.#blinkIn = this.#chance() * BLINK_EVERY[1];
	}

	wear(look: AvatarLook): void {
		this.body = AVATAR_BODIES[look.body] ?? "round";
		this.colour.set(linearColour(AVATAR_COLOURS[look.colour] ?? AVATAR_COLOURS[0]));
		this.accent.set(linearColour(AVATAR_COLOURS[look.accent] ?? AVATAR_COLOURS[1]));
		this.face = look.face;
		this.badge = look.badge;
	}

	has(mark: Mark): boolean {
		return (this.marks & mark) !== 0;
	}

	react(reaction: Reaction): void {
		if (reaction === "wave") this.waveSeconds = WAVE_SECONDS;
		if (reaction === "clap") this.clapSeconds = CLAP_SECONDS;
	}

	/** Goes on by a frame; `pose` is this frame's. */
	move(deltaSeconds: number): void {
		const { x, z } = this.pose.head.position;
		const step = deltaSeconds / APPEAR_SECONDS;
		this.presence = this.has(Mark.dropped) ? Math.max(0, this.presence - step) : Math.min(1, this.presence + step);
		this.#stride(x, z, deltaSeconds);
		this.#turn(deltaSeconds);
		this.#blink(deltaSeconds);
		this.breathPhase = (this.breathPhase + deltaSeconds * 1.7) % (Math.PI * 2);
		this.waveSeconds = Math.max(0, this.waveSeconds - deltaSeconds);
		this.clapSeconds = Math.max(0, this.clapSeconds - deltaSeconds);
		this.#gesture(0, deltaSeconds);
		this.#gesture(1, deltaSeconds);
	}

	#stride(x: number, z: number, deltaSeconds: number): void {
		const dx = x - this.#lastX;
		const dz = z - this.#lastZ;
		this.#lastX = x;
		this.#lastZ = z;
		// The first frame, and a jump, are no walk.
		const way = Math.hypot(dx, dz);
		if (!(way < 1) || deltaSeconds <= 0) {
			this.#speed = 0;
			this.heading = this.pose.heading;
			return;
		}
		this.#speed += (way / deltaSeconds - this.#speed) * share(deltaSeconds, 0.12);
		const wanted = Math.min(1, this.#speed / FULL_STRIDE_SPEED);
		this.stride += ((wanted < 0.08 ? 0 : wanted) - this.stride) * share(deltaSeconds, 0.15);
		const ahead = -Math.sin(this.heading) * dx - Math.cos(this.heading) * dz;
		const stepped = ahead < -0.3 * way ? -way : way;
		this.stridePhase = (this.stridePhase + (stepped / STRIDE_METRES) * Math.PI * 2) % (Math.PI * 2);
	}

	/** Body headings come in coarse steps. */
	#turn(deltaSeconds: number): void {
		const behind = wrapAngle(this.pose.heading - this.heading);
		this.heading = wrapAngle(this.heading + behind * share(deltaSeconds, 0.1));
	}

	#blink(deltaSeconds: number): void {
		this.#blinkIn -= deltaSeconds;
		if (this.#blinkIn < -BLINK_SECONDS) {
			this.#blinkIn = BLINK_EVERY[0] + this.#chance() * (BLINK_EVERY[1] - BLINK_EVERY[0]);
		}
		this.eyesClosed = this.#blinkIn < 0 || this.has(Mark.away);
	}

	#gesture(side: 0 | 1, deltaSeconds: number): void {
		const gesture = this.hands[side]!;
		const hand = side === 0 ? this.pose.left : this.pose.right;
		const step = share(deltaSeconds, LIMB_SECONDS);
		const raised = side === 1 && (this.waveSeconds > 0 || this.has(Mark.handRaised));
		gesture.tracked += ((hand.tracked ? 1 : 0) - gesture.tracked) * step;
		gesture.raised += ((raised ? 1 : 0) - gesture.raised) * step;
		gesture.clapping += ((this.clapSeconds > 0 ? 1 : 0) - gesture.clapping) * step;
	}

	/** Uniform in [0, 1); its own, so that drawing is the same each time. */
	#chance(): number {
		this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
		return this.#seed / 2 ** 32;
	}
}

/** How much of a difference goes in this time, for one that halves about every `seconds` × 0.7. */
function share(deltaSeconds: number, seconds: number): number {
	return 1 - Math.exp(-deltaSeconds / seconds);
}
