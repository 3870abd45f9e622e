import { linearColour } from "#client/engine/linearColour.ts";
import type { PickTarget } from "#client/engine/Picking.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { AVATAR_BODIES, AVATAR_COLOURS, type AvatarLook } from "#shared/features/roster/look.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import { Turn } from "#shared/space/Turn.ts";
import type { Quaternion } from "#shared/space/vector.ts";
import { type BodyName, type BodyProportions, MADE_FOR_EYES, PROPORTIONS } from "./avatarShapes.ts";
import type { Detail } from "./DetailBudget.ts";
import { OUT_OF_VIEW } from "./DistanceRings.ts";
import { type FaceMood, Mood } from "./decalAtlas.ts";
import {
	type BodyGesture,
	easeHand,
	GESTURE_SECONDS,
	gestureBody,
	gestureHand,
	HandPose,
	raiseHand,
	restHand,
	Side,
} from "./gestures.ts";
import { type Step, TURNS } from "./Turns.ts";

/** The eyes are at the front of a head: the body stands this far behind them. */
const EYES_AHEAD_METRES = 0.1;
/** Under the eyes of the lowest a body is squeezed to (someone on the floor), metres. */
const LEAST_EYES = 0.75;

/** Metres of two steps of a whole walk: feet stand still on the floor for {@link STANCE} of them. */
export const STRIDE_METRES = 1.25;
/** From here on a walk is a whole walk; slower ones have shorter steps too. */
const FULL_STRIDE_SPEED = 1.2;
/** Steps no shorter than this share of a whole one. */
const LEAST_STRIDE = 0.28;
/** A hand goes over to a gesture slowly; after this it follows it closely. */
const GESTURE_BEGINS_SECONDS = 0.3;
/** How long each takes to follow what it should be, seconds: about half of the way in 0.7 of it. */
const FOLLOWING = {
	speed: 0.12,
	steps: 0.13,
	heading: 0.1,
	shoulders: 0.12,
	hand: 0.085,
	gesture: 0.03,
	tracked: 0.14,
};
/** The share of the way that each goes in so many seconds; a class for the reason that {@link Turn} is one. */
class Shares {
	seconds = 0;
	speed = 0;
	steps = 0;
	heading = 0;
	shoulders = 0;
	hand = 0;
	gesture = 0;
	tracked = 0;
}
/** Of a frame and of a turn: all avatars have the same of both. */
let shares = new Shares();
let otherShares = new Shares();
/** Seconds a dip of the eyelids takes, and between two of them, at least and at most. */
const BLINK_SECONDS = 0.13;
const BLINK_EVERY = [2.2, 6.5] as const;
/** Someone just noticed, or just gone, appears and fades over this. */
const APPEAR_SECONDS = 0.35;
/** Shoulders follow a look to the side by this share. */
const SHOULDERS_FOLLOW = 0.22;

/** Scratch of this module: one avatar moves at a time, and nothing keeps them. */
const wanted = new HandPose();
const stance = { shape: PROPORTIONS.round as BodyProportions, eyes: 0, stretch: 1, swing: 0, breath: 0 };
const seen = new Turn();

/** A hand, and how far it has gone over to a tracked one: 0–1. */
export class AvatarHand extends HandPose {
	tracked = 0;
}

/** One visitor as they are drawn: how they look, where they are, and what of their body moves by itself. */
export class Avatar {
	readonly visitorId: string;
	/** What a pointer on them means. */
	readonly pickTarget: PickTarget;
	readonly slot: number;
	readonly generation: number;
	readonly pose: PoseSample = createPoseSample();
	/** False before their first pose. */
	isPlaced = false;

	body: BodyName = "round";
	bodyIndex = 0;
	readonly colour = new Float32Array(3);
	readonly accent = new Float32Array(3);
	face = 0;
	badge = 0;
	name = "";
	marks = 0;
	speaking = false;

	/** Where the body stands, and how high it carries its eyes. */
	x = 0;
	z = 0;
	eyes: number = MADE_FOR_EYES;
	/** Sideways turn of the body, smoothed: where it is drawn. */
	heading = 0;
	/** Where in a stride (radians; the left foot touches the floor at 0). */
	stridePhase = 0;
	/** Where the walk goes, seen from the body, and how long its steps are: 0 stands, 1 is a whole walk. */
	strideX = 0;
	strideZ = 0;
	breathPhase = 0;
	/** Of tails and ears, −1 – 1. */
	wag = 0;
	/** To the left, radians: of the shoulders against the hips. */
	twist = 0;
	/** Metres to the right, as weight goes from foot to foot. */
	sway = 0;
	/** Up with each step. */
	bob = 0;
	eyesClosed = false;
	/** 0 not yet here – 1 here. */
	presence = 0;
	/** How fast they go, seen from the body: metres and radians of a stride in a second. */
	speedX = 0;
	speedZ = 0;
	strideSpeed = 0;
	/** Their place in the list of all. */
	index = 0;
	/** Whether they are brought up to date in each frame, or when it is their turn: one of {@link Turns}. */
	isEachFrame = false;
	readonly turn: number;
	/** Where they are counted among those in view: a ring of {@link DistanceRings}. */
	ring = OUT_OF_VIEW;
	/** As they were drawn last: how finely, how far from the eyes (metres), and which share of their pixels. */
	detail: Detail = "far";
	distance = 0;
	visible = 0;
	readonly hands: readonly [left: AvatarHand, right: AvatarHand] = [new AvatarHand(), new AvatarHand()];
	/** What a gesture makes of head and feet. */
	readonly gesture: BodyGesture = { nod: 0, tilt: 0, hop: 0 };

	#reaction: Reaction | undefined;
	#reactionSeconds = 0;
	// Numbers from the start, as all here: a field that was ever undefined makes an object of each fraction it gets.
	#idlePhase = 0;
	#wagPhase = 0;
	#handsPlaced = false;
	#lastX = Number.NaN;
	#lastZ = Number.NaN;
	#speed = 0;
	#blinkIn = 0;
	#seed = 0;

	constructor(visitorId: string, slot: number, generation: number) {
		this.visitorId = visitorId;
		this.pickTarget = { kind: "avatar", visitorId };
		this.slot = slot;
		this.generation = generation;
		this.turn = slot % TURNS;
		// So that a crowd does not breathe and blink as one.
		this.#seed = (slot * 7919 + generation * 104_729 + 1) >>> 0;
		this.breathPhase = this.#chance() * Math.PI * 2;
		this.#idlePhase = this.#chance() * Math.PI * 2;
		this.#wagPhase = this.#chance() * Math.PI * 2;
		this.#blinkIn = this.#chance() * BLINK_EVERY[1];
	}

	wear(look: AvatarLook): void {
		this.bodyIndex = look.body;
		this.body = AVATAR_BODIES[look.body] ?? "round";
		this.colour.set(linearColour(AVATAR_COLOURS[look.colour] ?? AVATAR_COLOURS[0]));
		this.accent.set(linearColour(AVATAR_COLOURS[look.accent] ?? AVATAR_COLOURS[1]));
		this.face = look.face;
		this.badge = look.badge;
	}

	has(mark: Mark): boolean {
		return (this.marks & mark) !== 0;
	}

	/** How far the body is stretched for its eyes to be where they are. */
	get stretch(): number {
		return this.eyes / MADE_FOR_EYES;
	}

	/** How much of a walk: 0 stands. */
	get stride(): number {
		return Math.sqrt(this.strideX * this.strideX + this.strideZ * this.strideZ);
	}

	get mood(): FaceMood {
		if (this.#reaction === "laugh") return Mood.laughing;
		if (this.eyesClosed) return Mood.closed;
		if (this.speaking || this.#reaction === "surprise" || this.#reaction === "party") return Mood.speaking;
		return Mood.open;
	}

	react(reaction: Reaction): void {
		this.#reaction = reaction;
		this.#reactionSeconds = 0;
	}

	/** While nobody sees them they do not walk, come or go: where they are seen next, they are. */
	rest(): void {
		this.presence = this.has(Mark.dropped) ? 0 : 1;
		this.#lastX = Number.NaN;
	}

	/** Goes on by a frame; `pose` is this frame's. Of those far away nobody sees the hands. */
	move(step: Readonly<Step>, withHands = true): void {
		const deltaSeconds = step.seconds;
		if (deltaSeconds !== shares.seconds) takeShares(deltaSeconds);
		const { x, y, z } = this.pose.head.position;
		const share = deltaSeconds / APPEAR_SECONDS;
		this.presence = this.has(Mark.dropped) ? Math.max(0, this.presence - share) : Math.min(1, this.presence + share);
		this.#stride(step);
		this.#turn();
		this.x = x + Math.sin(this.heading) * EYES_AHEAD_METRES;
		this.z = z + Math.cos(this.heading) * EYES_AHEAD_METRES;
		this.eyes = Math.max(LEAST_EYES, y + PROPORTIONS[this.body].lift);
		this.#blink(step);
		this.#live(step);
		if (withHands) {
			this.#moveHand(Side.left);
			this.#moveHand(Side.right);
		}
		this.#handsPlaced = withHands;
	}

	#stride({ seconds: deltaSeconds }: Readonly<Step>): void {
		const { x, z } = this.pose.head.position;
		const dx = x - this.#lastX;
		const dz = z - this.#lastZ;
		this.#lastX = x;
		this.#lastZ = z;
		// The first frame, and a jump, are no walk.
		const way = Math.sqrt(dx * dx + dz * dz);
		if (!(way < 1) || deltaSeconds <= 0) {
			this.#speed = 0;
			this.speedX = 0;
			this.speedZ = 0;
			this.strideSpeed = 0;
			this.heading = this.pose.heading;
			return;
		}
		this.#speed += (way / deltaSeconds - this.#speed) * shares.speed;
		const walks = this.#speed > 0.08;
		const size = walks ? Math.max(LEAST_STRIDE, Math.min(1, this.#speed / FULL_STRIDE_SPEED)) : 0;
		const ease = shares.steps;
		const sin = Math.sin(this.heading);
		const cos = Math.cos(this.heading);
		const towards = way > 1e-6 ? size / way : 0;
		const across = dx * cos - dz * sin;
		const along = dx * sin + dz * cos;
		this.speedX = across / deltaSeconds;
		this.speedZ = along / deltaSeconds;
		this.strideX += (across * towards - this.strideX) * ease;
		this.strideZ += (along * towards - this.strideZ) * ease;
		// As long as the steps are, so long is the way of one cycle: feet do not slide.
		const cycle = STRIDE_METRES * Math.max(this.stride, LEAST_STRIDE);
		const turned = (way / cycle) * Math.PI * 2;
		this.strideSpeed = turned / deltaSeconds;
		this.stridePhase = (this.stridePhase + turned) % (Math.PI * 2);
	}

	/** Body headings come in coarse steps. */
	#turn(): void {
		const behind = wrapAngle(this.pose.heading - this.heading);
		this.heading = wrapAngle(this.heading + behind * shares.heading);
	}

	#blink({ seconds: deltaSeconds }: Readonly<Step>): void {
		this.#blinkIn -= deltaSeconds;
		if (this.#blinkIn < -BLINK_SECONDS) {
			this.#blinkIn = BLINK_EVERY[0] + this.#chance() * (BLINK_EVERY[1] - BLINK_EVERY[0]);
		}
		this.eyesClosed = this.#blinkIn < 0 || this.has(Mark.away);
	}

	/** Breath, weight, tail and the body's share in a gesture. */
	#live({ seconds: deltaSeconds }: Readonly<Step>): void {
		const { stride } = this;
		if (this.#reaction) {
			this.#reactionSeconds += deltaSeconds;
			if (this.#reactionSeconds > GESTURE_SECONDS[this.#reaction]) this.#reaction = undefined;
		}
		this.breathPhase = (this.breathPhase + deltaSeconds * 1.7) % TURN;
		this.#idlePhase = (this.#idlePhase + deltaSeconds * 0.55) % TURN;
		this.#wagPhase = (this.#wagPhase + deltaSeconds * (1.6 + stride * 5 + (this.#reaction ? 9 : 0))) % TURN;
		this.wag = Math.sin(this.#wagPhase);
		this.sway = -Math.sin(this.stridePhase) * 0.016 * stride + Math.sin(this.#idlePhase) * 0.012 * (1 - stride);
		this.bob = (0.5 - 0.5 * Math.cos(2 * this.stridePhase)) * 0.024 * stride;
		const look = lookAside(this.pose.head.orientation, this.heading);
		// The right shoulder goes with the left foot.
		const swing = -Math.cos(this.stridePhase) * 0.13 * this.strideZ;
		this.twist += (look * SHOULDERS_FOLLOW + swing - this.twist) * shares.shoulders;
		const { nod, tilt } = this.gesture;
		gestureBody(this.#reaction, this.#reactionSeconds, this.gesture);
		const ease = shares.hand;
		this.gesture.nod = nod + (this.gesture.nod - nod) * ease;
		this.gesture.tilt = tilt + (this.gesture.tilt - tilt) * ease;
	}

	#moveHand(side: Side): void {
		const hand = this.hands[side];
		const sample = side === Side.left ? this.pose.left : this.pose.right;
		stance.shape = PROPORTIONS[this.body];
		stance.eyes = this.eyes;
		stance.stretch = this.stretch;
		// With the foot of the other side.
		stance.swing = Math.cos(this.stridePhase) * (side === Side.left ? -1 : 1) * this.strideZ;
		stance.breath = this.breathPhase;
		const reacts =
			this.#reaction !== undefined && gestureHand(this.#reaction, this.#reactionSeconds, side, stance, wanted);
		if (!reacts) {
			if (side === Side.right && this.has(Mark.handRaised)) raiseHand(side, stance, wanted);
			else restHand(side, stance, wanted);
		}
		hand.tracked += ((sample.tracked ? 1 : 0) - hand.tracked) * shares.tracked;
		if (sample.tracked) {
			const dx = sample.position.x - this.x;
			const dz = sample.position.z - this.z;
			const sin = Math.sin(this.heading);
			const cos = Math.cos(this.heading);
			wanted.x = dx * cos - dz * sin;
			wanted.y = sample.position.y + PROPORTIONS[this.body].lift;
			wanted.z = dx * sin + dz * cos;
			turnedBack(sample.orientation, this.heading, wanted.turn);
			const { curl } = sample;
			wanted.thumb = curl[0];
			wanted.index = curl[1];
			wanted.fingers = (curl[2] + curl[3] + curl[4]) / 3;
		}
		// A tracked hand is where it is, once the arm has got there.
		const follows = reacts && this.#reactionSeconds > GESTURE_BEGINS_SECONDS ? shares.gesture : shares.hand;
		const ease = this.#handsPlaced ? follows : 1;
		easeHand(hand, wanted, sample.tracked ? ease + (1 - ease) * hand.tracked : ease);
	}

	/** Uniform in [0, 1); its own, so that drawing is the same each time. */
	#chance(): number {
		this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
		return this.#seed / 2 ** 32;
	}
}

const TURN = Math.PI * 2;

function takeShares(deltaSeconds: number): void {
	const before = shares;
	shares = otherShares;
	otherShares = before;
	if (shares.seconds === deltaSeconds) return;
	shares.seconds = deltaSeconds;
	// One by one: a number stored by a name that varies becomes an object.
	shares.speed = 1 - Math.exp(-deltaSeconds / FOLLOWING.speed);
	shares.steps = 1 - Math.exp(-deltaSeconds / FOLLOWING.steps);
	shares.heading = 1 - Math.exp(-deltaSeconds / FOLLOWING.heading);
	shares.shoulders = 1 - Math.exp(-deltaSeconds / FOLLOWING.shoulders);
	shares.hand = 1 - Math.exp(-deltaSeconds / FOLLOWING.hand);
	shares.gesture = 1 - Math.exp(-deltaSeconds / FOLLOWING.gesture);
	shares.tracked = 1 - Math.exp(-deltaSeconds / FOLLOWING.tracked);
}

/** How far to the left of the body the eyes look, radians, at most a quarter turn. */
function lookAside(orientation: Readonly<Quaternion>, heading: number): number {
	turnedBack(orientation, heading, seen);
	// Where −Z goes.
	const x = -2 * (seen.x * seen.z + seen.w * seen.y);
	const z = -1 + 2 * (seen.x * seen.x + seen.y * seen.y);
	return Math.max(-Math.PI / 2, Math.min(Math.PI / 2, Math.atan2(-x, -z)));
}

/** `q` seen from a body that is turned by `heading` about +Y. */
export function turnedBack(q: Readonly<Quaternion>, heading: number, out: Quaternion): void {
	const s = Math.sin(-heading / 2);
	const c = Math.cos(-heading / 2);
	const { x, y, z, w } = q;
	out.x = c * x + s * z;
	out.y = c * y + s * w;
	out.z = c * z - s * x;
	out.w = c * w - s * y;
}
