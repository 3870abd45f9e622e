import * as z from "zod/mini";

export const QUALITIES = ["auto", "low", "medium", "high"] as const;
export const MOTIONS = ["full", "reduced"] as const;
export const APPEARANCES = ["auto", "light", "dark"] as const;
export const VR_MOVEMENTS = ["teleport", "smooth"] as const;
export const VR_TURNINGS = ["snap", "smooth"] as const;
export const VR_VIGNETTES = ["off", "soft", "strong"] as const;
export const VR_HANDS = ["right", "left"] as const;
export const TEXT_SCALE = { min: 1, max: 1.5, step: 0.05 } as const;

/** What a visitor sets for this device; every field falls back alone, so one bad value loses no other. */
export const settingsSchema = z.object({
	/** How much the 3D engine draws; `auto` follows the frame rate. */
	quality: z.catch(z.enum(QUALITIES), "auto"),
	/** 0 is silent, 1 is full. */
	volume: z.catch(z.number().check(z.gte(0), z.lte(1)), 0.8),
	/** `reduced`: no swaying, no flights of the camera, cuts instead. */
	motion: z.catch(z.enum(MOTIONS), "full"),
	/** Of the overlay's text, 1 is the browser's own size. */
	textScale: z.catch(z.number().check(z.gte(TEXT_SCALE.min), z.lte(TEXT_SCALE.max)), 1),
	appearance: z.catch(z.enum(APPEARANCES), "auto"),
	/** In a headset. `smooth` glides by the stick, with a vignette; the default jumps and turns in steps. */
	vrMovement: z.catch(z.enum(VR_MOVEMENTS), "teleport"),
	vrTurning: z.catch(z.enum(VR_TURNINGS), "snap"),
	vrVignette: z.catch(z.enum(VR_VIGNETTES), "soft"),
	/** Whoever sits is raised to where a standing visitor's eyes are. */
	vrSeated: z.catch(z.boolean(), false),
	/** By so many metres, found by measuring. */
	vrSeatedRise: z.catch(z.number().check(z.gte(0), z.lte(1.2)), 0.4),
	/** The hand that points; the menu is on the other. */
	vrHand: z.catch(z.enum(VR_HANDS), "right"),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
