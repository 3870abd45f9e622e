import * as z from "zod";

export const QUALITIES = ["auto", "low", "medium", "high"] as const;
export const MOTIONS = ["full", "reduced"] as const;
export const APPEARANCES = ["auto", "light", "dark"] as const;
export const TEXT_SCALE = { min: 1, max: 1.5, step: 0.05 } as const;

/** What a visitor sets for this device; every field falls back alone, so one bad value loses no other. */
export const settingsSchema = z.object({
	/** How much the 3D engine draws; `auto` follows the frame rate. */
	quality: z.enum(QUALITIES).catch("auto"),
	/** 0 is silent, 1 is full. */
	volume: z.number().min(0).max(1).catch(0.8),
	/** `reduced`: no swaying, no flights of the camera, cuts instead. */
	motion: z.enum(MOTIONS).catch("full"),
	/** Of the overlay's text, 1 is the browser's own size. */
	textScale: z.number().min(TEXT_SCALE.min).max(TEXT_SCALE.max).catch(1),
	appearance: z.enum(APPEARANCES).catch("auto"),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
