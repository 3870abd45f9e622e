/** Linear, not sRGB: vertex colours are multiplied as they are. */
export type LinearColour = readonly [number, number, number];

/** "#rrggbb" as the renderer counts light. */
export function linearColour(hex: string): LinearColour {
	const channel = (from: number): number => {
		const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}
