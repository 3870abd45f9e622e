import type { Scene } from "@babylonjs/core/scene.js";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import type { Avatar } from "./Avatar.ts";
import { PROPORTIONS } from "./avatarShapes.ts";
import { BUBBLE_TEXT_PIXELS, LabelAtlas, NAME_TEXT_PIXELS } from "./LabelAtlas.ts";
import { LabelSprites } from "./LabelSprites.ts";
import type { MarkIcon } from "./labelIcons.ts";

/** Names are gone from here on, and fade before. */
export const NAME_RANGE_METRES = 12;
const NAME_FADES_METRES = 9;
const BUBBLE_RANGE_METRES = 16;
const REACTION_RANGE_METRES = 45;
/** Letters are seen at 1.5° at least up to this distance; further off they stop growing. */
const TEXT_RADIANS = (1.5 * Math.PI) / 180;
const READABLE_METRES = 5;
const NEAREST_METRES = 1.3;

const BUBBLE_SECONDS = 6;
const BUBBLE_FADES_SECONDS = 0.5;
const REACTION_SECONDS = 2.6;
const REACTION_RISE_METRES = 0.7;
/** Reactions of one person in the air at once; a fourth takes the place of the oldest. */
const REACTIONS_AT_ONCE = 3;
const ICON_PADDING = 1.08;

interface Floating {
	reaction: Reaction;
	seconds: number;
}

/** What stands over one head. */
interface Said {
	text: string;
	bubbleSeconds: number;
	readonly floating: Floating[];
}

const MARKS_SHOWN: readonly (readonly [number, MarkIcon])[] = [
	[Mark.staff, "staff"],
	[Mark.handRaised, "hand"],
	[Mark.typing, "typing"],
	[Mark.away, "away"],
];

/** Names, marks, speech bubbles and reactions over the heads: one texture and one draw. */
export class AvatarLabels {
	readonly #atlas: LabelAtlas;
	readonly #sprites: LabelSprites;
	readonly #said = new Map<string, Said>();
	/** Of this frame, farthest first once sorted. */
	readonly #shown: (Avatar | undefined)[] = [];
	readonly #distances: number[] = [];
	#count = 0;

	constructor(scene: Scene) {
		this.#atlas = new LabelAtlas(scene);
		this.#sprites = new LabelSprites(this.#atlas.texture, scene);
	}

	say(visitorId: string, text: string): void {
		const said = this.#saidBy(visitorId);
		said.text = text;
		said.bubbleSeconds = BUBBLE_SECONDS;
	}

	react(visitorId: string, reaction: Reaction): void {
		const { floating } = this.#saidBy(visitorId);
		if (floating.length === REACTIONS_AT_ONCE) floating.shift();
		floating.push({ reaction, seconds: 0 });
	}

	forget(visitorId: string): void {
		this.#said.delete(visitorId);
	}

	begin(): void {
		this.#count = 0;
	}

	add(avatar: Avatar, distance: number): void {
		if (distance > REACTION_RANGE_METRES) return;
		// Sorted in by distance: a few dozen, and nothing is allocated.
		let i = this.#count++;
		for (; i > 0 && this.#distances[i - 1]! < distance; i--) {
			this.#distances[i] = this.#distances[i - 1]!;
			this.#shown[i] = this.#shown[i - 1];
		}
		this.#distances[i] = distance;
		this.#shown[i] = avatar;
	}

	end(deltaSeconds: number): void {
		this.#atlas.beginFrame();
		this.#sprites.begin();
		// The nearest first get what room there is in the atlas.
		for (let i = this.#count - 1; i >= 0; i--) this.#want(this.#shown[i]!, this.#distances[i]!);
		for (let i = 0; i < this.#count; i++) this.#show(this.#shown[i]!, this.#distances[i]!);
		this.#sprites.end();
		// Also of those who are out of sight: what they said is over some time.
		for (const said of this.#said.values()) age(said, deltaSeconds);
	}

	dispose(): void {
		this.#sprites.dispose();
		this.#atlas.dispose();
	}

	#want(avatar: Avatar, distance: number): void {
		if (distance < NAME_RANGE_METRES) this.#atlas.name(avatar.name, avatar.has(Mark.staff));
	}

	#show(avatar: Avatar, distance: number): void {
		const shape = PROPORTIONS[avatar.body];
		const { x, y, z } = avatar.pose.head.position;
		const head = y + shape.lift + shape.crown;
		let up = 0;
		if (distance < NAME_RANGE_METRES) up = this.#showName(avatar, x, head, z, distance);
		const said = this.#said.get(avatar.visitorId);
		if (!said) return;
		this.#showReactions(said, x, head, z, up, distance, avatar.presence);
		if (said.bubbleSeconds > 0 && distance < BUBBLE_RANGE_METRES) {
			this.#showBubble(said, x, head, z, up, distance, avatar.presence);
		}
	}

	/** Returns how much room it took upward, metres. */
	#showName(avatar: Avatar, x: number, y: number, z: number, distance: number): number {
		const scale = textHeight(distance) / NAME_TEXT_PIXELS;
		const piece = this.#atlas.name(avatar.name, avatar.has(Mark.staff));
		const height = 64 * scale;
		const width = piece ? piece.width * scale : 0;
		const near = 1 - (distance - NAME_FADES_METRES) / (NAME_RANGE_METRES - NAME_FADES_METRES);
		const opacity = Math.min(1, near) * avatar.presence * (avatar.has(Mark.away) ? 0.65 : 1);

		let icons = avatar.speaking ? 1 : 0;
		for (const [mark] of MARKS_SHOWN) if ((avatar.marks & mark) !== 0) icons++;
		const iconSize = height * ICON_PADDING;
		const whole = width + icons * iconSize;
		const up = height / 2;
		let left = -whole / 2;
		if (piece) {
			this.#sprites.add(x, y, z, piece, left + width / 2, up, width, piece.height * scale, opacity);
			left += width;
		}
		if (avatar.speaking) left = this.#showIcon("speaking", x, y, z, left, up, iconSize, opacity);
		for (const [mark, icon] of MARKS_SHOWN) {
			if ((avatar.marks & mark) !== 0) left = this.#showIcon(icon, x, y, z, left, up, iconSize, opacity);
		}
		return height * 1.15;
	}

	#showIcon(
		icon: MarkIcon,
		x: number,
		y: number,
		z: number,
		left: number,
		up: number,
		size: number,
		opacity: number,
	): number {
		this.#sprites.add(x, y, z, this.#atlas.icon(icon), left + size / 2, up, size, size, opacity);
		return left + size;
	}

	#showBubble(said: Said, x: number, y: number, z: number, up: number, distance: number, presence: number): void {
		const piece = this.#atlas.bubble(said.text);
		if (!piece) return;
		const scale = textHeight(distance) / BUBBLE_TEXT_PIXELS;
		const age = BUBBLE_SECONDS - said.bubbleSeconds;
		const opacity = Math.min(1, age / 0.15, said.bubbleSeconds / BUBBLE_FADES_SECONDS) * presence;
		// Springs open.
		const size = scale * (age < 0.22 ? 0.75 + 0.25 * Math.sin(((age / 0.22) * Math.PI) / 2) : 1);
		const height = piece.height * size;
		this.#sprites.add(x, y, z, piece, 0, up + height / 2, piece.width * size, height, opacity);
	}

	#showReactions(said: Said, x: number, y: number, z: number, up: number, distance: number, presence: number): void {
		for (let i = 0; i < said.floating.length; i++) {
			const { reaction, seconds } = said.floating[i]!;
			const share = seconds / REACTION_SECONDS;
			if (share >= 1) continue;
			const pop = share < 0.12 ? share / 0.12 : 1;
			const size = Math.max(0.26, Math.min(distance, 30) * 0.045) * (pop + Math.sin(pop * Math.PI) * 0.25);
			const rise = up + size / 2 + REACTION_RISE_METRES * (1 - (1 - share) ** 2);
			const sway = Math.sin(share * 7 + i * 2) * 0.06;
			this.#sprites.add(
				x,
				y,
				z,
				this.#atlas.icon(reaction),
				sway,
				rise,
				size,
				size,
				Math.min(1, (1 - share) * 3) * presence,
			);
		}
	}

	#saidBy(visitorId: string): Said {
		let said = this.#said.get(visitorId);
		if (!said) {
			said = { text: "", bubbleSeconds: 0, floating: [] };
			this.#said.set(visitorId, said);
		}
		return said;
	}
}

function age(said: Said, deltaSeconds: number): void {
	said.bubbleSeconds = Math.max(0, said.bubbleSeconds - deltaSeconds);
	for (const floating of said.floating) floating.seconds += deltaSeconds;
	while (said.floating.length > 0 && said.floating[0]!.seconds > REACTION_SECONDS) said.floating.shift();
}

/** Metres of a letter's height for 1.5° at this distance. */
function textHeight(distance: number): number {
	return Math.min(Math.max(distance, NEAREST_METRES), READABLE_METRES) * TEXT_RADIANS;
}
