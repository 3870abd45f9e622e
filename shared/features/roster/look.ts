import * as z from "zod/mini";

/** New ones go to the end: a look is kept as places in these lists. */
export const AVATAR_BODIES = ["round", "slim", "tall", "robot", "fox", "astronaut", "robe", "rabbit"] as const;
export const AVATAR_FACES = ["smile", "calm", "wink", "glasses", "visor", "freckles"] as const;
export const AVATAR_BADGES = ["none", "star", "leaf", "chip", "bridge", "cloud", "gear", "heart"] as const;
/** Sixteen body colours that hold together in the hall and stay apart for colour-blind eyes. */
export const AVATAR_COLOURS = [
	"#2f6fde",
	"#12a594",
	"#e5484d",
	"#f5a524",
	"#8e4ec6",
	"#30a46c",
	"#e93d82",
	"#0091ff",
	"#ad7f58",
	"#6e56cf",
	"#d6409f",
	"#46a758",
	"#f76b15",
	"#5b5bd6",
	"#7c8894",
	"#e2e6ea",
] as const;

/** How a visitor looks: each an index into the lists above. */
export const avatarLook = z.strictObject({
	body: z.int().check(z.gte(0), z.lte(AVATAR_BODIES.length - 1)),
	colour: z.int().check(z.gte(0), z.lte(AVATAR_COLOURS.length - 1)),
	accent: z.int().check(z.gte(0), z.lte(AVATAR_COLOURS.length - 1)),
	face: z.int().check(z.gte(0), z.lte(AVATAR_FACES.length - 1)),
	badge: z.int().check(z.gte(0), z.lte(AVATAR_BADGES.length - 1)),
});
export type AvatarLook = z.infer<typeof avatarLook>;

/**
 * Two bits of body, four each of colour and accent, three each of face and badge, and above those sixteen the rest of
 * the body: looks from when there were four bodies are the same numbers as ever.
 */
export function packLook(look: AvatarLook): number {
	return (
		(look.body & 3) |
		(look.colour << 2) |
		(look.accent << 6) |
		(look.face << 10) |
		(look.badge << 13) |
		((look.body >> 2) << 16)
	);
}

export function unpackLook(packed: number): AvatarLook {
	return {
		body: Math.min((packed & 3) | ((packed >>> 16) << 2), AVATAR_BODIES.length - 1),
		colour: (packed >> 2) & 15,
		accent: (packed >> 6) & 15,
		face: Math.min((packed >> 10) & 7, AVATAR_FACES.length - 1),
		badge: (packed >> 13) & 7,
	};
}
