import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeLines, textLength } from "#client/features/chat/ChatFeature.ts";
import { groupLines } from "#client/features/chat/groupLines.ts";
import { splitLinks } from "#client/features/chat/splitLinks.ts";
import type { ChatMessage } from "#shared/features/chat/chatMessages.ts";

const line = (id: number, from: string, saidAtMs: number): ChatMessage => ({
	id,
	channel: { kind: "hall" },
	from,
	name: from,
	text: `line ${id}`,
	saidAtMs,
});

describe("links", () => {
	it("[TALK8] an address is found among words and Chinese punctuation, and its host told as the browser reads it", () => {
		expect(splitLinks("看（https://example.org/a?b=1#c），不错")).toEqual([
			{ kind: "words", text: "看（" },
			{ kind: "link", text: "https://example.org/a?b=1#c", url: "https://example.org/a?b=1#c", host: "example.org" },
			{ kind: "words", text: "），不错" },
		]);
		expect(splitLinks("see http://example.org.")).toMatchObject([{}, { host: "example.org" }, { text: "." }]);
		// What stands before the @ is no host, and a look-alike letter shows.
		expect(splitLinks("https://bank.example@evil.example/")).toMatchObject([{ host: "evil.example" }]);
		expect(splitLinks("https://ex\u0430mple.org")).toMatchObject([{ host: expect.stringMatching(/^xn--/) }]);
	});

	it("[TALK8] only http and https become links", () => {
		for (const text of [
			"javascript:alert(1)",
			"data:text/html,x",
			"file:///etc/passwd",
			"https://",
			"www.example.org",
		]) {
			expect(splitLinks(text).filter(({ kind }) => kind === "link")).toEqual([]);
		}
	});

	it("[TALK8] whatever is said, nothing of it is lost", () => {
		fc.assert(
			fc.property(
				fc
					.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl()), { maxLength: 6 })
					.map((parts) => parts.join(" ")),
				(text) => {
					expect(
						splitLinks(text)
							.map((piece) => piece.text)
							.join(""),
					).toBe(text);
				},
			),
		);
	});
});

it("an emoji counts as one, as the hall counts", () => {
	expect(textLength("好👍a")).toBe(3);
});

it("lines merge in order of id, each once, whichever list brought them", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 1, max: 99 })),
			fc.uniqueArray(fc.integer({ min: 1, max: 99 })),
			(a, b) => {
				const lines = (ids: number[]) => ids.toSorted((x, y) => x - y).map((id) => line(id, "a", id));
				const merged = mergeLines(lines(a), lines(b)).map(({ id }) => id);
				expect(merged).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
			},
		),
	);
});

it("the log starts each day anew, marks what is new, and lets few lines of one person stand together", () => {
	const noon = new Date(2026, 10, 21, 12).getTime();
	const lines = [
		line(1, "a", noon - 86_400_000),
		line(2, "a", noon),
		line(3, "a", noon + 1000),
		line(4, "b", noon + 2000),
	];
	expect(
		groupLines(lines, 3).map((item) => (item.kind === "line" ? `${item.line.id}${item.leads ? "!" : ""}` : item.kind)),
	).toEqual(["day", "1!", "day", "2!", "3", "new", "4!"]);
	expect(groupLines([line(1, "a", noon), line(2, "a", noon + 600_000)], null).at(-1)).toMatchObject({ leads: true });
});
