import type { Scene } from "@babylonjs/core/scene.js";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import type { Avatar } from "./Avatar.ts";
import { PROPORTIONS } from "./avatarShapes.ts";
import { DetailBudget } from "./DetailBudget.ts";
import {
	type AtlasPiece,
	BUBBLE_TEXT_PIXELS,
	bubbleText,
	LabelAtlas,
	type LabelText,
	NAME_TEXT_PIXELS,
	nameText,
} from "./LabelAtlas.ts";
import { LabelSprite, LabelSprites } from "./LabelSprites.ts";
import type { MarkIcon } from "./labelIcons.ts";

/** Names are gone from here on, or from where the nearest so many are, and fade over some metres before. */
export const NAME_RANGE_METRES = 12;
const MOST_NAMES = 24;
const NAME_FADES_METRES = 3;
const REACH_PER_SECOND = 4;
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
/** A name's height in the atlas, and what its line takes upward of its own height. */
const NAME_PIXELS = 64;
const NAME_LINE = 1.15;
const ICON_PADDING = 1.08;

interface Floating {
	reaction: Reaction;
	seconds: number;
}

/** What stands over one head. */
interface Overhead {
	avatar: Avatar;
	/** In the list of all. */
	index: number;
	/** Their avatar is; and they are in the list of those who are shown, which follows with the next frame. */
	isInView: boolean;
	isListed: boolean;
	name: LabelText;
	/** Where the name is drawn, as the atlas said in this frame. */
	namePiece: AtlasPiece | undefined;
	line: LabelText;
	bubbleSeconds: number;
	readonly floating: Floating[];
}

/** Beyond all marks: whose voice is heard is not the hall's to say. */
const SPEAKING = 1 << 16;

/** Beside a name, in this order. */
const ICONS_SHOWN: readonly { readonly mark: number; readonly icon: MarkIcon }[] = [
	{ mark: SPEAKING, icon: "speaking" },
	{ mark: Mark.staff, icon: "staff" },
	{ mark: Mark.handRaised, icon: "hand" },
	{ mark: Mark.typing, icon: "typing" },
	{ mark: Mark.away, icon: "away" },
];

const NOTHING_SAID = bubbleText("");

/** Scratch: one picture is written at a time, and nothing keeps it. */
const sprite = new LabelSprite();

/** Names, marks, speech bubbles and reactions over the heads: one texture and one draw. */
export class AvatarLabels {
	readonly #atlas: LabelAtlas;
	readonly #sprites: LabelSprites;
	readonly #byVisitor = new Map<string, Overhead>();
	/** The same, to walk through without garbage. */
	readonly #overheads: Overhead[] = [];
	/** Those in view who have something over their heads, farthest first. */
	readonly #shown: Overhead[] = [];
	readonly #ages: Float32Array;
	readonly #names = new DetailBudget(NAME_RANGE_METRES, MOST_NAMES);
	/** How far names reach now: a little behind what the crowd leaves them, so that none comes or goes at once. */
	#reach = NAME_RANGE_METRES;

	/** `ages`: how long ago each of {@link Turns} was. */
	constructor(scene: Scene, ages: Float32Array) {
		this.#ages = ages;
		this.#atlas = new LabelAtlas(scene);
		this.#sprites = new LabelSprites(this.#atlas.texture, scene);
	}

	say(avatar: Avatar, text: string): void {
		const overhead = this.#over(avatar);
		overhead.line = bubbleText(text);
		overhead.bubbleSeconds = BUBBLE_SECONDS;
	}

	react(avatar: Avatar, reaction: Reaction): void {
		const { floating } = this.#over(avatar);
		if (floating.length === REACTIONS_AT_ONCE) floating.shift();
		floating.push({ reaction, seconds: 0 });
	}

	forget({ visitorId }: Avatar): void {
		const overhead = this.#byVisitor.get(visitorId);
		if (!overhead) return;
		this.#byVisitor.delete(visitorId);
		overhead.isInView = false;
		const last = this.#overheads.pop()!;
		if (last === overhead) return;
		this.#overheads[overhead.index] = last;
		last.index = overhead.index;
	}

	/** Whoever is in view, at their `distance`, until they are dropped. */
	put(avatar: Avatar): void {
		const known = this.#byVisitor.get(avatar.visitorId);
		// Nothing is made for those whose names are not shown and who say nothing.
		if (!known && avatar.distance >= NAME_RANGE_METRES) return;
		const overhead = known ?? this.#over(avatar);
		overhead.avatar = avatar;
		overhead.isInView = true;
		if (overhead.isListed || !hasSomething(overhead)) return;
		overhead.isListed = true;
		this.#shown.push(overhead);
	}

	drop({ visitorId }: Avatar): void {
		const overhead = this.#byVisitor.get(visitorId);
		if (overhead) overhead.isInView = false;
	}

	/** By how many are in each ring around the eyes: names reach less far in a crowd. */
	settle(counts: Readonly<Uint16Array>, deltaSeconds: number): void {
		this.#names.settle(counts);
		this.#reach += (this.#names.reachMetres - this.#reach) * Math.min(1, deltaSeconds * REACH_PER_SECOND);
	}

	end(deltaSeconds: number): void {
		this.#atlas.beginFrame();
		this.#sprites.begin();
		this.#sort();
		// The nearest first get what room there is in the atlas.
		for (let i = this.#shown.length - 1; i >= 0; i--) this.#findName(this.#shown[i]!);
		for (let i = 0; i < this.#shown.length; i++) this.#show(this.#shown[i]!);
		this.#sprites.end();
		// Also of those who are out of sight: what they said is over some time.
		for (let i = 0; i < this.#overheads.length; i++) age(this.#overheads[i]!, deltaSeconds);
	}

	dispose(): void {
		this.#sprites.dispose();
		this.#atlas.dispose();
	}

	/** Where they lie: from frame to frame hardly anyone changes their place. */
	#sort(): void {
		const shown = this.#shown;
		let count = 0;
		for (let i = 0; i < shown.length; i++) {
			const overhead = shown[i]!;
			if (!overhead.isInView || !hasSomething(overhead)) {
				overhead.isListed = false;
				continue;
			}
			let place = count++;
			for (; place > 0 && shown[place - 1]!.avatar.distance < overhead.avatar.distance; place--) {
				shown[place] = shown[place - 1]!;
			}
			shown[place] = overhead;
		}
		shown.length = count;
	}

	#findName(overhead: Overhead): void {
		const { avatar } = overhead;
		if (avatar.distance >= this.#reach) return;
		const isStaff = avatar.has(Mark.staff);
		const { text, isStaff: wasStaff } = overhead.name;
		if (text !== avatar.name || wasStaff !== isStaff) overhead.name = nameText(avatar.name, isStaff);
		overhead.namePiece = this.#atlas.name(overhead.name);
	}

	#show(overhead: Overhead): void {
		const { avatar } = overhead;
		const { position } = avatar.pose.head;
		const shape = PROPORTIONS[avatar.body];
		// The body goes on as it went since its turn.
		const seconds = avatar.isEachFrame ? 0 : this.#ages[avatar.turn]!;
		const sin = Math.sin(avatar.heading);
		const cos = Math.cos(avatar.heading);
		sprite.x = position.x + (avatar.speedX * cos + avatar.speedZ * sin) * seconds;
		sprite.y = position.y + shape.lift + shape.crown;
		sprite.z = position.z + (avatar.speedZ * cos - avatar.speedX * sin) * seconds;
		if (avatar.distance < this.#reach) this.#showName(overhead);
		if (overhead.floating.length > 0) this.#showReactions(overhead);
		if (overhead.bubbleSeconds > 0 && avatar.distance < BUBBLE_RANGE_METRES) this.#showBubble(overhead);
	}

	#showName({ avatar, namePiece }: Overhead): void {
		const height = nameHeight(avatar.distance);
		const width = namePiece ? (namePiece.width / NAME_PIXELS) * height : 0;
		const near = (this.#reach - avatar.distance) / NAME_FADES_METRES;
		sprite.up = height / 2;
		sprite.opacity = Math.min(1, near) * avatar.presence * (avatar.has(Mark.away) ? 0.65 : 1);

		const marks = avatar.marks | (avatar.speaking ? SPEAKING : 0);
		const iconSize = height * ICON_PADDING;
		let left = -(width + iconsAmong(marks) * iconSize) / 2;
		if (namePiece) {
			sprite.piece = namePiece;
			sprite.right = left + width / 2;
			sprite.width = width;
			sprite.height = height;
			this.#sprites.add(sprite);
			left += width;
		}
		for (let i = 0; i < ICONS_SHOWN.length; i++) {
			const { mark, icon } = ICONS_SHOWN[i]!;
			if ((marks & mark) === 0) continue;
			sprite.piece = this.#atlas.icon(icon);
			sprite.right = left + iconSize / 2;
			sprite.width = iconSize;
			sprite.height = iconSize;
			this.#sprites.add(sprite);
			left += iconSize;
		}
	}

	#showBubble({ avatar, line, bubbleSeconds }: Overhead): void {
		const piece = this.#atlas.bubble(line);
		if (!piece) return;
		const scale = textHeight(avatar.distance) / BUBBLE_TEXT_PIXELS;
		const age = BUBBLE_SECONDS - bubbleSeconds;
		// Springs open.
		const size = scale * (age < 0.22 ? 0.75 + 0.25 * Math.sin(((age / 0.22) * Math.PI) / 2) : 1);
		sprite.piece = piece;
		sprite.width = piece.width * size;
		sprite.height = piece.height * size;
		sprite.right = 0;
		sprite.up = roomOfName(avatar.distance) + sprite.height / 2;
		sprite.opacity = Math.min(1, age / 0.15, bubbleSeconds / BUBBLE_FADES_SECONDS) * avatar.presence;
		this.#sprites.add(sprite);
	}

	#showReactions({ avatar, floating }: Overhead): void {
		for (let i = 0; i < floating.length; i++) {
			const { reaction, seconds } = floating[i]!;
			const share = seconds / REACTION_SECONDS;
			if (share >= 1) continue;
			const pop = share < 0.12 ? share / 0.12 : 1;
			const size = Math.max(0.26, Math.min(avatar.distance, 30) * 0.045) * (pop + Math.sin(pop * Math.PI) * 0.25);
			const risen = REACTION_RISE_METRES * (1 - (1 - share) ** 2);
			sprite.piece = this.#atlas.icon(reaction);
			sprite.right = Math.sin(share * 7 + i * 2) * 0.06;
			sprite.up = roomOfName(avatar.distance) + size / 2 + risen;
			sprite.width = size;
			sprite.height = size;
			sprite.opacity = Math.min(1, (1 - share) * 3) * avatar.presence;
			this.#sprites.add(sprite);
		}
	}

	#over(avatar: Avatar): Overhead {
		let overhead = this.#byVisitor.get(avatar.visitorId);
		if (!overhead) {
			const name = nameText(avatar.name, avatar.has(Mark.staff));
			overhead = {
				avatar,
				index: this.#overheads.length,
				isInView: false,
				isListed: false,
				name,
				namePiece: undefined,
				line: NOTHING_SAID,
				bubbleSeconds: 0,
				floating: [],
			};
			this.#byVisitor.set(avatar.visitorId, overhead);
			this.#overheads.push(overhead);
		}
		// Someone who came back on another slot is another avatar.
		overhead.avatar = avatar;
		return overhead;
	}
}

/** A name, a line or a reaction, near enough to be seen. */
function hasSomething({ avatar, bubbleSeconds, floating }: Overhead): boolean {
	if (avatar.distance < NAME_RANGE_METRES) return true;
	return avatar.distance <= REACTION_RANGE_METRES && (bubbleSeconds > 0 || floating.length > 0);
}

function iconsAmong(marks: number): number {
	let icons = 0;
	for (let i = 0; i < ICONS_SHOWN.length; i++) if ((marks & ICONS_SHOWN[i]!.mark) !== 0) icons++;
	return icons;
}

function age(overhead: Overhead, deltaSeconds: number): void {
	const { floating, bubbleSeconds } = overhead;
	if (bubbleSeconds > 0) overhead.bubbleSeconds = Math.max(0, bubbleSeconds - deltaSeconds);
	for (let i = 0; i < floating.length; i++) floating[i]!.seconds += deltaSeconds;
	while (floating.length > 0 && floating[0]!.seconds > REACTION_SECONDS) floating.shift();
}

/** Metres of a letter's height for 1.5° at this distance. */
function textHeight(distance: number): number {
	return Math.min(Math.max(distance, NEAREST_METRES), READABLE_METRES) * TEXT_RADIANS;
}

/** Metres of a whole name plate. */
function nameHeight(distance: number): number {
	return (textHeight(distance) / NAME_TEXT_PIXELS) * NAME_PIXELS;
}

/** What a name takes upward, metres: bubbles and reactions stand above it. */
function roomOfName(distance: number): number {
	return distance < NAME_RANGE_METRES ? nameHeight(distance) * NAME_LINE : 0;
}
