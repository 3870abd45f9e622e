/** As much as shade may be off between two lines: less than an eye tells apart on paint. */
const TOLERANCE = 0.03;

/**
 * Of a surface's evenly spaced lines of division, the indices of those that its shade needs: what lies between two of
 * them is, on every crossing line, as bright as blending the two makes it.
 */
export function neededLines(lines: number, crossings: number, shadeAt: (line: number, crossing: number) => number) {
	const needed = [0];
	for (let from = 0; from < lines; ) {
		let to = from + 1;
		while (to < lines && isBlended(from, to + 1, crossings, shadeAt)) to++;
		needed.push(to);
		from = to;
	}
	return needed;
}

function isBlended(
	from: number,
	to: number,
	crossings: number,
	shadeAt: (line: number, crossing: number) => number,
): boolean {
	for (let crossing = 0; crossing <= crossings; crossing++) {
		const [first, last] = [shadeAt(from, crossing), shadeAt(to, crossing)];
		for (let line = from + 1; line < to; line++) {
			const blended = first + ((last - first) * (line - from)) / (to - from);
			if (Math.abs(shadeAt(line, crossing) - blended) > TOLERANCE) return false;
		}
	}
	return true;
}
