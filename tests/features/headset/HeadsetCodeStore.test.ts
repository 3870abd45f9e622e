import { describe, expect, it } from "vitest";
import { HeadsetCodeStore } from "#server/features/headset/HeadsetCodeStore.ts";
import { CODE_VALID_MS } from "#shared/features/headset/headsetMessages.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const ANNA = { visitorId: "anna", eventId: "carnival", hallId: "main", noGoTo: true };
const BERT = { ...ANNA, visitorId: "bert", noGoTo: false };
const CARRIED = { bag: '[{"title":"手册"}]', favourites: ["bridge"] };
const secret = new Uint8Array(32).fill(7);

describe("HeadsetCodeStore", () => {
	onEveryDatabase((queries) => {
		const open = (...drawn: number[]) =>
			new HeadsetCodeStore({
				queries: queries(),
				secret,
				...(drawn.length > 0 && { drawCode: () => drawn.shift() ?? expect.unreachable("no more codes") }),
			});

		it("[HEADSET1] a code stands for its visitor, their hall and what they carry", async () => {
			const codes = open();
			const { code, ticket } = await codes.issue(ANNA, 1000);
			expect(code).toMatch(/^\d{6}$/);
			expect(await codes.addBelongings(ticket, CARRIED, 2000)).toBe(true);
			expect(await codes.holder(code, 3000)).toBe("anna");
			expect(await codes.redeem(code, 3000)).toEqual({ ...ANNA, belongings: CARRIED });
			const bare = await codes.issue(BERT, 1000);
			expect(await codes.redeem(bare.code, 3000)).toEqual({ ...BERT, belongings: null });
		});

		it("[HEADSET2] a code is good for five minutes, to the millisecond", async () => {
			const codes = open();
			const { code, ticket } = await codes.issue(ANNA, 1000);
			const overAt = 1000 + CODE_VALID_MS;
			expect(await codes.holder(code, overAt - 1)).toBe("anna");
			expect(await codes.holder(code, overAt)).toBeUndefined();
			expect(await codes.addBelongings(ticket, CARRIED, overAt)).toBe(false);
			expect(await codes.redeem(code, overAt)).toBeUndefined();
			expect(await codes.redeem(code, overAt - 1)).toMatchObject({ visitorId: "anna" });
		});

		it("[HEADSET2] of many devices that come with a code at once, one gets it", async () => {
			const codes = open();
			const { code, ticket } = await codes.issue(ANNA, 1000);
			const got = await Promise.all(Array.from({ length: 20 }, () => codes.redeem(code, 2000)));
			expect(got.filter((one) => one !== undefined)).toHaveLength(1);
			expect(await codes.holder(code, 2000)).toBeUndefined();
			expect(await codes.addBelongings(ticket, CARRIED, 2000)).toBe(false);
		});

		it("[HEADSET2] a new code ends the one before, and leaves other visitors' alone", async () => {
			const codes = open();
			const first = await codes.issue(ANNA, 1000);
			const other = await codes.issue(BERT, 1000);
			const second = await codes.issue(ANNA, 1500);
			expect(await codes.redeem(first.code, 2000)).toBeUndefined();
			expect(await codes.addBelongings(first.ticket, CARRIED, 2000)).toBe(false);
			expect(await codes.redeem(second.code, 2000)).toEqual({ ...ANNA, belongings: null });
			expect(await codes.redeem(other.code, 2000)).toMatchObject({ visitorId: "bert" });
		});

		it("[HEADSET2] ended by hand it is gone, whoever else's stays", async () => {
			const codes = open();
			const { code } = await codes.issue(ANNA, 1000);
			const other = await codes.issue(BERT, 1000);
			await codes.end("anna");
			expect(await codes.redeem(code, 2000)).toBeUndefined();
			expect(await codes.holder(other.code, 2000)).toBe("bert");
		});

		it("[HEADSET2] a code that somebody has is never given to somebody else; once it is too old it may be", async () => {
			const codes = open(7, 7, 7, 123456, 7);
			expect((await codes.issue(ANNA, 1000)).code).toBe("000007");
			expect((await codes.issue(BERT, 1000)).code).toBe("123456");
			expect(await codes.holder("000007", 1000)).toBe("anna");
			expect((await codes.issue(BERT, 1000 + CODE_VALID_MS)).code).toBe("000007");
			expect(await codes.holder("000007", 1000 + CODE_VALID_MS)).toBe("bert");
		});

		it("[HEADSET5] the database knows neither code nor ticket, nor which code a hash would be without the secret", async () => {
			const { code, ticket } = await open(482_915).issue(ANNA, 1000);
			const rows = JSON.stringify(await queries().selectFrom("headset_codes").selectAll().execute());
			expect(rows).toContain("anna");
			expect(rows).not.toContain(code);
			expect(rows).not.toContain(ticket);
			const stranger = new HeadsetCodeStore({ queries: queries(), secret: new Uint8Array(32) });
			expect(await stranger.holder(code, 1000)).toBeUndefined();
			expect(await open().holder(code, 1000)).toBe("anna");
		});

		it("[HEADSET5] what is too old is forgotten, and nothing else", async () => {
			const codes = open();
			await codes.issue(ANNA, 1000);
			await codes.issue(BERT, 2000);
			await codes.sweep(1000 + CODE_VALID_MS);
			const left = await queries().selectFrom("headset_codes").select("visitor_id").execute();
			expect(left).toEqual([{ visitor_id: "bert" }]);
		});
	});
});
