import fc from "fast-check";
import { expect, it } from "vitest";
import { CODE_DIGITS, headsetCode, readCode } from "#shared/features/headset/headsetMessages.ts";

it("[HEADSET9] a code is read however it was written down, and a half one stays half", () => {
	expect(readCode("482 915")).toBe("482915");
	expect(readCode("４８２-９１５")).toBe("482915");
	expect(readCode("Code: 048 291.")).toBe("048291");
	expect(readCode("4829157")).toBe("482915");
	expect(readCode("48")).toBe("48");
	expect(readCode("no code")).toBe("");
});

it("[HEADSET9] whatever is typed, what is read are digits, and every code is read as itself", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (typed) => {
			expect(readCode(typed)).toMatch(/^[0-9]{0,6}$/);
		}),
	);
	const code = fc.nat(10 ** CODE_DIGITS - 1).map((number) => String(number).padStart(CODE_DIGITS, "0"));
	const between = fc.constantFrom("", " ", "-", " ", "\n");
	fc.assert(
		fc.property(code, between, (written, gap) => {
			expect(readCode([...written].join(gap))).toBe(written);
			expect(headsetCode.safeParse(written).success).toBe(true);
		}),
	);
});
