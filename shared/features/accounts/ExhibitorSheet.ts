import * as z from "zod";
import { slug } from "../event/EventDocument.ts";
import { emailAddress } from "./Account.ts";

export const SHEET_MAX_BYTES = 2 * 1024 * 1024;
export const SHEET_MAX_ROWS = 1000;

export const SHEET_COLUMNS = ["companyZh", "companyEn", "boothNumber", "contact", "email"] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** One exhibitor as the spreadsheet says it; cells may be wrong or empty. */
export const exhibitorRow = z.strictObject({
	/** Its number in the spreadsheet, as Excel shows it. */
	row: z.int().min(1),
	companyZh: z.string().max(500),
	companyEn: z.string().max(500),
	boothNumber: z.string().max(500),
	contact: z.string().max(500),
	email: z.string().max(500),
});
export type ExhibitorRow = z.infer<typeof exhibitorRow>;

export const ROW_PROBLEMS = [
	"company-missing",
	"company-long",
	"booth-missing",
	"booth-invalid",
	/** Two companies have one booth. */
	"booth-twice",
	"email-missing",
	"email-invalid",
	/** The same person at the same booth, further up. */
	"row-twice",
	"contact-long",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export const checkedRow = z.strictObject({
	...exhibitorRow.shape,
	/** The booth that the row means; null where it cannot be told. */
	boothId: slug.nullable(),
	isNewBooth: z.boolean(),
	problems: z.array(z.enum(ROW_PROBLEMS)),
});
export type CheckedRow = z.infer<typeof checkedRow>;

export const checkedSheet = z.strictObject({
	rows: z.array(checkedRow),
	/** What each column is called in the file; null where there is none. */
	columns: z.record(z.enum(SHEET_COLUMNS), z.string().nullable()),
	/** Columns that mean nothing to us. */
	ignored: z.array(z.string()),
});
export type CheckedSheet = z.infer<typeof checkedSheet>;

/** As different as people write them: "公司名称（中文）", "Company (EN)", "E-Mail". */
const HEADERS: Readonly<Record<SheetColumn, readonly string[]>> = {
	companyZh: [
		..."公司 公司名 公司名称 公司中文 公司中文名 公司中文名称 公司名称中文 中文公司名称 中文名称 企业 企业名称 企业中文名称".split(
			" ",
		),
		..."单位 单位名称 参展商 参展商名称 展商 展商名称 参展单位 参展企业 companyzh companychinese chinesename 中文名".split(
			" ",
		),
	],
	companyEn: [
		..."company companyname companyen companyenglish companynameen companynameenglish englishname exhibitor".split(" "),
		..."exhibitorname organisation organization firm 公司英文 公司英文名 公司英文名称 公司名称英文 英文公司名称".split(
			" ",
		),
		..."英文名称 英文名 企业英文名称 展商英文名称 参展商英文名称".split(" "),
	],
	boothNumber: [
		..."booth boothnumber boothno boothid stand standnumber standno 展位 展位号 展位编号 展台 展台号 摊位 摊位号".split(
			" ",
		),
	],
	contact: [..."contact contactname contactperson name person 联系人 联系人姓名 姓名 负责人 展位负责人".split(" ")],
	email: [
		..."email emailaddress mail contactemail 邮箱 电子邮箱 电子邮件 邮件 邮箱地址 联系邮箱 联系人邮箱".split(" "),
	],
};

const COLUMN_BY_HEADER = new Map(
	SHEET_COLUMNS.flatMap((column) => HEADERS[column].map((header): [string, SheetColumn] => [header, column])),
);

/** Which column a header names, whatever its case, width, spaces and brackets, in one language or both. */
export function columnOf(header: string): SheetColumn | undefined {
	const words = header
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}]/gu, "");
	const whole = COLUMN_BY_HEADER.get(words);
	if (whole !== undefined) return whole;
	// "展位号 / Booth No.", "公司名称 (English)"
	const chinese = words.replace(/[^\p{Script=Han}]/gu, "");
	const latin = words.replace(/[^a-z]/g, "");
	const named = COLUMN_BY_HEADER.get(chinese);
	if (named === "companyZh" && (latin === "en" || latin === "english")) return "companyEn";
	if (chinese === "中文" && COLUMN_BY_HEADER.get(latin) === "companyEn") return "companyZh";
	return named ?? COLUMN_BY_HEADER.get(latin);
}

/** What is known of a booth already. */
export interface KnownBooth {
	readonly boothId: string;
	readonly number: string | null;
}

const COMPANY_MAX = 60;
const CONTACT_MAX = 80;

/** The id that a booth's number gives: "A 12" and "A12" are "a12". */
function idOfNumber(number: string): string | null {
	const id = number
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return slug.safeParse(id).success ? id : null;
}

/** What is wrong with each row, and which booth it means. The server holds every import against it again. */
export function checkRows(rows: readonly ExhibitorRow[], booths: readonly KnownBooth[]): CheckedRow[] {
	const known = new Map<string, string>();
	for (const { boothId, number } of booths) {
		known.set(boothId, boothId);
		const id = number === null ? null : idOfNumber(number);
		if (id !== null) known.set(id, boothId);
	}
	const companies = new Map<string, string>();
	const seen = new Set<string>();
	return rows.map((row) => {
		const problems: RowProblem[] = [];
		const company = row.companyZh || row.companyEn;
		if (company === "") problems.push("company-missing");
		if ([row.companyZh, row.companyEn].some((name) => name.length > COMPANY_MAX)) problems.push("company-long");
		if (row.contact.length > CONTACT_MAX) problems.push("contact-long");

		const id = idOfNumber(row.boothNumber);
		if (row.boothNumber === "") problems.push("booth-missing");
		else if (id === null || [...row.boothNumber].length > 8) problems.push("booth-invalid");
		const boothId = id === null ? null : (known.get(id) ?? id);

		const email = emailAddress.safeParse(row.email);
		if (row.email === "") problems.push("email-missing");
		else if (!email.success) problems.push("email-invalid");

		if (boothId !== null && company !== "") {
			const before = companies.get(boothId) ?? company;
			companies.set(boothId, before);
			if (before !== company) problems.push("booth-twice");
			const person = `${boothId} ${email.data ?? row.email}`;
			if (seen.has(person)) problems.push("row-twice");
			seen.add(person);
		}
		return { ...row, boothId, isNewBooth: boothId !== null && !booths.some((b) => b.boothId === boothId), problems };
	});
}
