import { expect, it } from "vitest";
import { startHall } from "#tests/harness/hall.ts";

it("[SHOW5] code goes out compressed and is kept for ever by browsers, pages are asked for anew", async () => {
	await using hall = await startHall();
	const page = await fetch(`${hall.origin}/`, { headers: { "accept-encoding": "br" } });
	expect(page.status).toBe(200);
	expect(page.headers.get("cache-control")).toBe("no-cache");
	expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
	// The page's own code: the file that the page names may be so small that packing it gains nothing.
	const [script] = /\/assets\/page-[\w-]+\.js/.exec(await page.text()) ?? [];
	const code = await fetch(`${hall.origin}${script}`, { headers: { "accept-encoding": "br" } });
	expect(code.headers.get("content-encoding")).toBe("br");
	expect(code.headers.get("cache-control")).toContain("immutable");
	const plain = await fetch(`${hall.origin}${script}`, { headers: { "accept-encoding": "identity" } });
	expect(plain.headers.get("content-encoding")).toBeNull();
	expect(await plain.text()).toBe(await code.text());
	expect((await fetch(`${hall.origin}/.built-from`)).status).toBe(404);
});
