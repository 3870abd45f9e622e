import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { ZipFile } from "yazl";
import { arrange, readExhibitorSheet } from "#server/features/accounts/readExhibitorSheet.ts";
import { readTable } from "#server/features/accounts/readTable.ts";
import { checkRows, columnOf, type ExhibitorRow } from "#shared/features/accounts/ExhibitorSheet.ts";

const CSV =
	"展位号,公司名称（中文）,Company name (EN),联系人,电子邮箱,备注\r\nA12,虹跨孪生,Hongkua Twins,林晓,Lin@Example.com,早到\r\n";
const LIN: ExhibitorRow = {
	row: 2,
	companyZh: "虹跨孪生",
	companyEn: "Hongkua Twins",
	boothNumber: "A12",
	contact: "林晓",
	email: "Lin@Example.com",
};

/** `CSV` as Excel in China saves it; made by `iconv -t GBK`. */
const GBK = Buffer.from(
	"d5b9cebbbac52cb9abcbbec3fbb3c6a3a8d6d0cec4a3a92c436f6d70616e79206e616d652028454e292cc1aacfb5c8cb2cb5e7d7d3d3cacfe42cb1b8d7a20d0a" +
		"4131322cbae7bfe7c2cfc9fa2c486f6e676b7561205477696e732cc1d6cffe2c4c696e404578616d706c652e636f6d2cd4e7b5bd0d0a",
	"hex",
);

it.each([
	["UTF-8", Buffer.from(CSV)],
	["UTF-8 with a mark", Buffer.from(`\ufeff${CSV}`)],
	["GBK", GBK],
	["UTF-16 with tabs", Buffer.from(`\ufeff${CSV.replaceAll(",", "\t")}`, "utf16le")],
	["UTF-16, the other way round", Buffer.from(`\ufeff${CSV}`, "utf16le").swap16()],
	["semicolons", Buffer.from(CSV.replaceAll(",", ";"))],
])("[ACCOUNT12] a CSV in %s is read, its columns known by their names", async (_encoding, file) => {
	const reading = await readExhibitorSheet(file);
	expect(reading).toMatchObject({ kind: "read", sheet: { rows: [LIN], ignored: ["备注"] } });
});

it("[ACCOUNT12] an XLSX is read by its first sheet, a title above the header and empty rows passed over", async () => {
	const file = await xlsx([
		["2026 展商名单"],
		["Booth no.", "公司", "E-mail", "Contact person"],
		["B3", "漕河泾动力", "power@example.com", null],
		[],
		[7, "数字", "seven@example.com", "Seven"],
	]);
	const reading = await readExhibitorSheet(file);
	if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
	expect(reading.sheet.rows.map(({ row, boothNumber, companyZh }) => [row, boothNumber, companyZh])).toEqual([
		[3, "B3", "漕河泾动力"],
		[5, "7", "数字"],
	]);
	expect(reading.sheet.columns).toMatchObject({ companyZh: "公司", companyEn: null, contact: "Contact person" });
});

it("[ACCOUNT13] what is no spreadsheet, has no rows, lacks columns or is too long says which", async () => {
	const read = async (file: string | Buffer) => {
		// Not in a thread of its own each time, which takes a second to begin on a busy machine.
		const reading = await readTable(Buffer.from(file)).then(
			arrange,
			({ reason }) => ({ kind: "refused", reason }) as const,
		);
		return reading.kind === "columns" ? reading.missing : reading.kind === "refused" ? reading.reason : "read";
	};
	expect(await read("")).toBe("sheet-empty");
	expect(await read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).toBe("sheet-unreadable");
	expect(await read(Buffer.from("PK\u0003\u0004 and nothing more"))).toBe("sheet-unreadable");
	expect(await read(await zipOf({ "readme.txt": Buffer.from("no workbook") }))).toBe("sheet-unreadable");
	expect(await read("展位号,公司\n")).toEqual(["email"]);
	expect(await read("a,b\n1,2\n")).toEqual(["companyEn", "boothNumber", "email"]);
	expect(await read("展位号,公司,邮箱\n")).toBe("sheet-empty");
	expect(await read(`展位号,公司,邮箱\n${"A1,x,a@example.com\n".repeat(1001)}`)).toBe("sheet-too-long");
	expect(await read(`展位号,公司,邮箱\n${"A1,x,a@example.com\n".repeat(100_000)}`)).toBe("sheet-too-long");
});

it("[ACCOUNT13] a file that unpacks to very much is refused before it does, whatever it says of its size", async () => {
	const bomb = await zipOf({ "xl/worksheets/sheet1.xml": Buffer.alloc(32 * 1024 * 1024) });
	expect(bomb.length).toBeLessThan(1024 * 1024);
	expect(await readExhibitorSheet(bomb)).toEqual({ kind: "refused", reason: "sheet-unreadable" });
	// It says 10 bytes, in both places where it says so.
	const liar = Buffer.from(bomb);
	for (const [signature, at] of [
		["PK\u0003\u0004", 22],
		["PK\u0001\u0002", 24],
	] as const) {
		const offset = liar.indexOf(Buffer.from(signature));
		if (offset >= 0) liar.writeUInt32LE(10, offset + at);
	}
	expect(await readExhibitorSheet(liar)).toEqual({ kind: "refused", reason: "sheet-unreadable" });
});

it("[ACCOUNT12] columns are known whatever their case, width, spaces and brackets", () => {
	for (const header of ["E-Mail", " email ", "ＥＭＡＩＬ", "电子邮箱", "联系 邮箱", "e_mail"])
		expect(columnOf(header)).toBe("email");
	for (const header of ["Booth No.", "展位号：", "STAND"]) expect(columnOf(header)).toBe("boothNumber");
	expect([columnOf("Company (English)"), columnOf("公司英文名")]).toEqual(["companyEn", "companyEn"]);
	for (const header of ["展位号 / Booth No.", "展位号 Booth"]) expect(columnOf(header)).toBe("boothNumber");
	expect([columnOf("公司 Company"), columnOf("公司名称 (English)"), columnOf("Company name（中文）")]).toEqual([
		"companyZh",
		"companyEn",
		"companyZh",
	]);
	expect([columnOf("备注"), columnOf(""), columnOf("123")]).toEqual([undefined, undefined, undefined]);
});

it("[ACCOUNT14] rows say what is wrong with them, and which booth they mean", () => {
	const booths = [{ boothId: "bridge", number: "A12" }];
	const rows = [
		LIN,
		{ ...LIN, row: 3, email: "second@example.com" },
		{ ...LIN, row: 4, email: "SECOND@example.com " },
		{ ...LIN, row: 5, companyZh: "另一家", email: "third@example.com" },
		{ ...LIN, row: 6, companyZh: "", companyEn: "", boothNumber: "", email: "" },
		{ ...LIN, row: 7, boothNumber: "展位", email: "not an address" },
		{ ...LIN, row: 8, boothNumber: "b 03", companyEn: "x".repeat(61), contact: "y".repeat(81) },
	];
	expect(checkRows(rows, booths).map(({ boothId, isNewBooth, problems }) => [boothId, isNewBooth, problems])).toEqual([
		["bridge", false, []],
		["bridge", false, []],
		["bridge", false, ["row-twice"]],
		["bridge", false, ["booth-twice"]],
		[null, false, ["company-missing", "booth-missing", "email-missing"]],
		[null, false, ["booth-invalid", "email-invalid"]],
		["b-03", true, ["company-long", "contact-long"]],
	]);
});

function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
	zip.end();
	return buffer(zip.outputStream);
}

function xlsx(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
	const cells = rows.map((row, index) => {
		const inRow = row.map((cell, column) => {
			const place = `${String.fromCharCode(65 + column)}${index + 1}`;
			if (cell === null) return "";
			return typeof cell === "number"
				? `<c r="${place}"><v>${cell}</v></c>`
				: `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
		});
		return `<row r="${index + 1}">${inRow.join("")}</row>`;
	});
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
	const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
	return zipOf({
		"[Content_Types].xml": xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
		"xl/workbook.xml": xml(
			`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="展商" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		),
		"xl/_rels/workbook.xml.rels": xml(
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		),
		"xl/worksheets/sheet1.xml": xml(`<worksheet xmlns="${main}"><sheetData>${cells.join("")}</sheetData></worksheet>`),
	});
}
