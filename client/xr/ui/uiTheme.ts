/** Sizes on a surface, pixels. `text` is the smallest that anything is written in. */
export const PIXELS = {
	text: 42,
	title: 54,
	line: 1.42,
	gap: 18,
	padding: 40,
	control: 92,
	radius: 24,
	icon: 52,
} as const;

/** Text of the smallest size is this high to the eye, degrees: MIN_TEXT_DEGREES or more, at the distances below. */
const MIN_TEXT_DEGREES = 1.5;

/** How many pixels a metre has on a surface that is read from this far, so that text is high enough. */
export function pixelsPerMetreAt(distanceMetres: number): number {
	const textMetres = 2 * distanceMetres * Math.tan((MIN_TEXT_DEGREES * Math.PI) / 360);
	return PIXELS.text / textMetres;
}

/** The product's own deep teal, on a night that holds up against a bright hall. Contrast 4.5:1 or more on `panel`. */
export const COLOURS = {
	panel: "#0d1816",
	raised: "#1d302c",
	hovered: "#2c4a44",
	pressed: "#12786d",
	ink: "#eef5f3",
	quiet: "#a9beb9",
	line: "#33504a",
	brand: "#4abaab",
	onBrand: "#08110f",
	good: "#63d6a0",
	bad: "#ff9d8a",
	stamp: "#ffd166",
} as const;
