/** The key of an exhibit in `HallState.exhibits`. Neither part holds a slash: booth ids are slugs, slot names words. */
export function exhibitKey(boothId: string, slot: string): string {
	return `${boothId}/${slot}`;
}
