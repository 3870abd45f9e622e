import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";

/** Two colours that differ, so that nobody arrives all in one. */
export function randomLook(random: () => number): AvatarLook {
	const below = (count: number) => Math.floor(random() * count);
	const colour = below(AVATAR_COLOURS.length);
	const accent = (colour + 1 + below(AVATAR_COLOURS.length - 1)) % AVATAR_COLOURS.length;
	return {
		body: below(AVATAR_BODIES.length),
		colour,
		accent,
		face: below(AVATAR_FACES.length),
		badge: below(AVATAR_BADGES.length),
	};
}
