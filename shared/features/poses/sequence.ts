/**
 * Whether 16-bit sequence number `a` comes after `b`, across the wrap: by the shorter way round. Two numbers exactly
 * half a circle apart come after neither. Source: RFC 1982, serial number arithmetic.
 */
export function comesAfter(a: number, b: number): boolean {
	const ahead = (a - b) & 0xffff;
	return ahead > 0 && ahead < 0x8000;
}
