/** Characters that a file's name must not hold on one system or another. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;
/** In characters; systems allow some more. */
const LONGEST = 100;

/** What a saved document is called: its booth and its title. */
export function fileName(boothName: string, title: string): string {
	const plain = `${boothName} – ${title}`.replace(FORBIDDEN, " ").replace(/\s+/g, " ").trim();
	return `${[...plain].slice(0, LONGEST).join("").trim().replace(/\.+$/, "")}.pdf`;
}
