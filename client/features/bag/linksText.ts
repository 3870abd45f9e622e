import type { Language, LocalizedText } from "#shared/features/event/text.ts";

interface Link {
	readonly title: LocalizedText;
	readonly boothName: LocalizedText;
	readonly url: string;
}

/** Links as a plain text to keep anywhere: what each is, of which booth, and its address, each on a line. */
export function linksText(links: readonly Link[], language: Language): string {
	return links.map(({ title, boothName, url }) => `${title[language]}\n${boothName[language]}\n${url}\n`).join("\n");
}
