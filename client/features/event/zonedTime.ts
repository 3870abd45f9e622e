/** Minutes that a time zone is ahead of UTC at a moment; summer time included. */
function offsetMinutes(atMs: number, zone: string): number {
	const parts = new Intl.DateTimeFormat("en-US", {
		timeZone: zone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	}).formatToParts(atMs);
	const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
	const wall = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
	return Math.round((wall - Math.floor(atMs / 1000) * 1000) / 60_000);
}

/** What clocks there show: "2026-11-01 09:00:00". */
export function wallTime(instant: string, zone: string): string {
	const atMs = Date.parse(instant);
	const wall = new Date(atMs + offsetMinutes(atMs, zone) * 60_000);
	return wall.toISOString().slice(0, 19).replace("T", " ");
}

/** The moment when clocks there show it: "2026-11-01T09:00:00+08:00". */
export function instantOf(wall: string, zone: string): string {
	const asUtc = Date.parse(`${wall.replace(" ", "T")}Z`);
	// The offset at the moment itself: looked up a second time where summer time begins or ends in between.
	const guess = asUtc - offsetMinutes(asUtc, zone) * 60_000;
	const offset = offsetMinutes(guess, zone);
	const size = Math.abs(offset);
	const two = (value: number) => String(value).padStart(2, "0");
	return `${wall.replace(" ", "T")}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function timeZones(): readonly string[] {
	return Intl.supportedValuesOf("timeZone");
}

/** "Asia/Shanghai (UTC+8)", at a moment. */
export function zoneName(zone: string, atMs: number): string {
	const minutes = offsetMinutes(atMs, zone);
	const hours = minutes / 60;
	return `${zone.replaceAll("_", " ")} (UTC${minutes < 0 ? "−" : "+"}${Math.abs(hours)})`;
}
