import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { judgeType } from "#server/features/media/processing/fileType.ts";
import { takeDocument } from "#server/features/media/processing/takeDocument.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { plainPdf, sampleFile } from "./files.ts";

const folder = temporaryFolder();

async function take(bytes: Uint8Array) {
	const work = mkdtempSync(join(folder, "document-"));
	mkdirSync(work, { recursive: true });
	const path = join(work, "upload");
	writeFileSync(path, bytes);
	await judgeType(path, "document");
	return takeDocument(path, join(work, "result.pdf"), work);
}

/** Objects in a compressed stream, as most writers put them. */
const hidden = (objects: string, filter = "/Filter /FlateDecode") => {
	const data = deflateSync(Buffer.from(objects)).toString("latin1");
	return `<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${data.length} >>\nstream\n${data}\nendstream`;
};

describe("[MEDIA12] a document is read and nothing else, and its pages are drawn ahead", () => {
	it("has its first page large and every page small", async () => {
		const taken = await take(sampleFile("handbook.pdf"));
		expect(taken.facts).toMatchObject({ kind: "document", pages: 3, bytes: sampleFile("handbook.pdf").length });
		expect(taken.files.map(({ ending }) => ending)).toEqual(["pdf", "webp", "webp", "webp", "webp"]);
		const [, cover, first] = taken.files;
		expect((await sharp(cover!.path).metadata()).height).toBe(1600);
		expect((await sharp(first!.path).metadata()).height).toBe(320);
	});

	it("colours are as in the document", async () => {
		const taken = await take(plainPdf(1));
		const { data, info } = await sharp(taken.files[2]!.path).raw().toBuffer({ resolveWithObject: true });
		const at = (Math.round(info.height * 0.7) * info.width + Math.round(info.width * 0.4)) * info.channels;
		expect([...data.subarray(at, at + 3)].map((value) => Math.round(value / 51))).toEqual([1, 2, 4]);
	});

	it.each<[string, Uint8Array]>([
		["a script that runs when it is opened", plainPdf(1, "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")],
		["one whose name is spelled in signs", plainPdf(1, "/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>")],
		["one in an object stream", plainPdf(1, "", [hidden("7 0 << /S /JavaScript /JS (app.alert(1)) >>")])],
		[
			"one in an object stream that is not compressed",
			plainPdf(1, "", [
				hidden("7 0 << /S /JavaScript >>", "").replace(
					/stream\n[\s\S]*\nendstream/,
					"stream\n7 0 << /S /JavaScript /JS (1) >>\nendstream",
				),
			]),
		],
		["an action that starts a program", plainPdf(1, "/OpenAction << /S /Launch /F (calc.exe) >>")],
		["files in it", plainPdf(1, "/Names << /EmbeddedFiles << /Names [(a.exe) 9 0 R] >> >>")],
		[
			"a form that is sent elsewhere",
			plainPdf(1, "/AcroForm << /Fields [] >> /AA << /WC << /S /SubmitForm /F (https://example.com) >> >>"),
		],
		["a form in XML", plainPdf(1, "/AcroForm << /XFA 9 0 R >>")],
	])("refuses %s", async (_what, bytes) => {
		await expect(take(bytes)).rejects.toMatchObject({ reason: "pdf-active" });
	});

	it.each<[string, () => Uint8Array, string]>([
		[
			"a PDF that is a ZIP as well",
			() => Buffer.concat([plainPdf(1), Buffer.from("504b0506000000000000000000000000000000000000", "hex")]),
			"polyglot",
		],
		[
			"a ZIP behind a mark of its own",
			() => Buffer.concat([plainPdf(1), Buffer.from("PK\x05\x06hidden\n%%EOF\n", "latin1")]),
			"polyglot",
		],
		[
			"HTML before its beginning",
			() => Buffer.concat([Buffer.from("<script>alert(1)</script>\n"), plainPdf(1)]),
			"wrong-type",
		],
		[
			"one that is locked",
			() => Buffer.from(plainPdf(1).toString("latin1").replace("trailer\n<<", "trailer\n<< /Encrypt 9 0 R"), "latin1"),
			"pdf-encrypted",
		],
		["three hundred and one pages", () => plainPdf(301), "pdf-too-many-pages"],
		["one that ends in the middle", () => plainPdf(1).subarray(0, 200), "pdf-unreadable"],
		[
			"an object stream in a code that readers seldom meet",
			() => plainPdf(1, "", [hidden("7 0 <<>>", "/Filter [/ASCIIHexDecode /FlateDecode]")]),
			"pdf-unreadable",
		],
		["no pages", () => plainPdf(0), "pdf-unreadable"],
	])("refuses %s", async (_what, make, reason) => {
		await expect(take(make())).rejects.toMatchObject({ reason });
	});
});
