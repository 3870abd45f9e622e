import type { ChatMessage } from "#shared/features/chat/chatMessages.ts";

/** What the log shows, from top to bottom. */
export type LogItem =
	| { readonly kind: "day"; readonly key: string; readonly atMs: number }
	| { readonly kind: "new"; readonly key: string }
	| {
			readonly kind: "line";
			readonly key: string;
			readonly line: ChatMessage;
			/** First of a few by the same visitor: shows who and when. */
			readonly leads: boolean;
	  };

/** Lines of one visitor within this time stand together. */
const TOGETHER_MS = 3 * 60_000;

export function groupLines(lines: readonly ChatMessage[], newAfterId: number | null): readonly LogItem[] {
	const items: LogItem[] = [];
	let before: ChatMessage | undefined;
	for (const line of lines) {
		const newDay = !before || dayOf(before.saidAtMs) !== dayOf(line.saidAtMs);
		if (newDay) items.push({ kind: "day", key: `day ${line.id}`, atMs: line.saidAtMs });
		const firstNew = newAfterId !== null && line.id > newAfterId && (before?.id ?? 0) <= newAfterId;
		if (firstNew) items.push({ kind: "new", key: "new" });
		const leads =
			newDay || firstNew || before?.from !== line.from || line.saidAtMs - (before?.saidAtMs ?? 0) > TOGETHER_MS;
		items.push({ kind: "line", key: String(line.id), line, leads });
		before = line;
	}
	return items;
}

/** The day on the visitor's own calendar. */
export function dayOf(atMs: number): string {
	return new Date(atMs).toDateString();
}
