/** The value that `share` of all values do not exceed, to a tenth or as finely as asked; 1 is the largest. */
export function quantile(values: readonly number[], share: number, decimals = 1): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
	return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
