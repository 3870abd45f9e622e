import { expect, it } from "vitest";
import { Passwords, PasswordsBusyError } from "#server/features/accounts/Passwords.ts";
import { hashPassword, isCheaper, verifyPassword } from "#server/features/accounts/passwordHash.ts";
import { passwordProblem } from "#shared/features/accounts/passwordProblem.ts";

const CHEAP = { memoryKiB: 64, passes: 2, lanes: 1 };

it("[ACCOUNT2] a password is kept as argon2id with its parameters and a salt of its own", async () => {
	const [first, second] = await Promise.all([
		hashPassword("correct horse", CHEAP),
		hashPassword("correct horse", CHEAP),
	]);
	expect(first).toMatch(/^\$argon2id\$v=19\$m=64,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(second).not.toBe(first);
	expect(await verifyPassword("correct horse", first)).toBe(true);
	expect(await verifyPassword("correct horse ", first)).toBe(false);
	expect(await verifyPassword("correct horse", "none")).toBe(false);
	expect([isCheaper(first), isCheaper(first, CHEAP), isCheaper("none")]).toEqual([true, false, true]);
	expect(isCheaper(await hashPassword("x"))).toBe(false);
});

it("[ACCOUNT2] verifies what another implementation of argon2id made", async () => {
	// From the reference implementation's test.c.
	const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
	expect(await verifyPassword("password", stored)).toBe(true);
});

it("[ACCOUNT2] a password is the same in whichever form of Unicode a system types it", async () => {
	const stored = await hashPassword("M\u00fcnchen im Mai", CHEAP);
	expect(await verifyPassword("Mu\u0308nchen im Mai", stored)).toBe(true);
});

it("[ACCOUNT5] two passwords are checked at once, the others wait, and too many are sent away", async () => {
	const passwords = new Passwords(CHEAP);
	const all = await Promise.allSettled(Array.from({ length: 80 }, (_, index) => passwords.hash(`password ${index}`)));
	const refused = all.filter((one) => one.status === "rejected");
	expect(refused).toHaveLength(80 - 2 - 60);
	for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordsBusyError);
	expect(await passwords.hash("afterwards")).toContain("argon2id");
});

it("[ACCOUNT2] short ones, common ones and the address itself are refused; length is all that is asked for", () => {
	const problem = (password: string) => passwordProblem(password, "lin.wei@example.com");
	expect(problem("short1234")).toBe("password-short");
	expect(problem("Password123")).toBe("password-common");
	expect(problem("ｐａｓｓｗｏｒｄ１２３")).toBe("password-common");
	expect(problem("aaaaaaaaaaaa")).toBe("password-common");
	expect(problem("Lin.Wei@example.com")).toBe("password-address");
	expect(problem("correct horse battery")).toBeNull();
	expect(problem("一二三四五六七八九十")).toBeNull();
});
