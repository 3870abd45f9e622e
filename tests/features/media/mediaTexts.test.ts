import { describe, expect, it } from "vitest";
import { bytesText, factsText } from "#client/features/media/mediaText.ts";
import { consoleChinese } from "#client/ui/i18n/consoleChinese.ts";
import { consoleEnglish } from "#client/ui/i18n/consoleEnglish.ts";
import { MEDIA_REFUSALS } from "#shared/features/media/Media.ts";

describe("what people read of media", () => {
	it("[LANGUAGE3] every reason a file is refused for is put in words", () => {
		for (const reason of MEDIA_REFUSALS) {
			expect(consoleEnglish.refusals).toHaveProperty(reason);
			expect(consoleChinese.refusals).toHaveProperty(reason);
		}
	});

	it("sizes are as people say them", () => {
		expect(
			[640 * 1024, 3.25 * 1024 ** 2, 300 * 1024 ** 2, 1.4 * 1024 ** 3].map((bytes) => bytesText(bytes, "en")),
		).toEqual(["640 kB", "3.3 MB", "300 MB", "1.4 GB"]);
	});

	it("a film says how long it is", () => {
		const film = { kind: "video", bytes: 1024 ** 2, width: 640, height: 360, seconds: 125.4, hasSound: true } as const;
		expect(factsText(film, (key) => key, "en")).toBe("2:05 · 640 × 360 · 1 MB");
	});
});
