const MAX = 40;

/** "Spring Fair 2027!" → "spring-fair-2027"; what has no Latin letters or digits gives "". */
export function slugOf(name: string): string {
	const words = name
		.normalize("NFKD")
		.replace(/\p{Mark}/gu, "")
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	return (words ?? []).join("-").slice(0, MAX).replace(/-$/, "");
}
