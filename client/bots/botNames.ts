/** Given in turn; a number follows from the second round on. */
export const BOT_NAMES = [
	"林悦",
	"Chen Wei",
	"王思远",
	"Maria",
	"赵晴",
	"Jonas",
	"李想",
	"Aiko",
	"周航",
	"Elena",
	"吴桐",
	"David",
] as const;

export function botName(index: number): string {
	const name = BOT_NAMES[index % BOT_NAMES.length] as string;
	const round = Math.floor(index / BOT_NAMES.length);
	return round === 0 ? name : `${name} ${round + 1}`;
}
