/** What is written on a sign: a near black, and white. */
const DARK = "#10161d";
const LIGHT = "#ffffff";
/** Grounds of more light than this are written on in dark. */
const DARK_FROM = 0.3;

/** Dark or light, whichever is read better on a colour (`#rrggbb`). */
export function inkOn(colour: string): string {
	return luminance(colour) > DARK_FROM ? DARK : LIGHT;
}

/** Of two colours, 1–21: large letters are read from 3, small ones from 4.5. Source: WCAG 2.2, 1.4.3. */
export function contrast(one: string, other: string): number {
	const [a, b] = [luminance(one), luminance(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative, 0–1, as in WCAG 2.2. */
function luminance(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((from) => {
		const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
