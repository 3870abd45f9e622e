import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foreignRequests, launchBrowser, openContext } from "#tests/harness/browser.ts";
import { startSite } from "#tests/harness/startSite.ts";

const PAGE = `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#fff">
<span id="text" style="font:48px sans-serif">Pavilion</span><br><canvas id="canvas" width="64" height="64"></canvas>
<script>
const gl = document.getElementById("canvas").getContext("webgl2", { preserveDrawingBuffer: true });
if (gl) { gl.clearColor(1, 0, 0.5, 1); gl.clear(gl.COLOR_BUFFER_BIT); }
</script>`;

describe.each([
	{ which: "the first browser there is", options: {} },
	{ which: "the browser that comes with npm ci", options: { bundled: true } },
])("$which", ({ options }) => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchBrowser(options);
	});
	afterAll(() => browser?.close());

	it("draws WebGL2 and text, and knows WebXR", async () => {
		await using site = await startSite(PAGE);
		await using visitor = await openContext(browser, { hallUrl: site.url });
		const page = await visitor.context.newPage();
		await page.goto("/");
		const seen = await page.evaluate(() => {
			const gl = (document.getElementById("canvas") as HTMLCanvasElement).getContext("webgl2");
			const pixel = new Uint8Array(4);
			gl?.readPixels(1, 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
			const { width, height } = (document.getElementById("text") as HTMLElement).getBoundingClientRect();
			return { pixel: [...pixel], width, height, hasXR: "xr" in navigator };
		});
		expect(seen.pixel).toEqual([255, 0, 128, 255]);
		expect(seen.width).toBeGreaterThan(100);
		expect(seen.height).toBeGreaterThan(40);
		expect(seen.hasXR).toBe(true);
		// Glyphs and not only their boxes: a text without fonts leaves the paper white.
		const drawn = await page.locator("#text").screenshot();
		await page.locator("#text").evaluate((text) => {
			text.style.color = "transparent";
		});
		expect(drawn.equals(await page.locator("#text").screenshot())).toBe(false);
		visitor.expectNoForeignRequests();
	});

	it("outlives a page that asks whether the device recognizes speech", async () => {
		await using site = await startSite(PAGE);
		await using visitor = await openContext(browser, { hallUrl: site.url });
		const page = await visitor.context.newPage();
		await page.goto("/");
		const answer = await page.evaluate(async () => {
			const { SpeechRecognition } = globalThis as {
				SpeechRecognition?: { available?(options: object): Promise<string> };
			};
			return (await SpeechRecognition?.available?.({ langs: ["en-US"], processLocally: true })) ?? "none";
		});
		expect(answer).toMatch(/^(none|unavailable)$/);
	});
});

describe("the watched context", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(() => browser?.close());

	it.each([
		[
			"an image",
			() => new Image().setAttribute("src", "https://cdn.example.com/a.png"),
			"https://cdn.example.com/a.png",
		],
		[
			"a request from a worker",
			() => void new Worker(URL.createObjectURL(new Blob(["fetch('https://cdn.example.com/b')"]))),
			"https://cdn.example.com/b",
		],
		["a socket", () => void new WebSocket("wss://cdn.example.com/c"), "wss://cdn.example.com/c"],
		["a beacon", () => void navigator.sendBeacon("https://cdn.example.com/d"), "https://cdn.example.com/d"],
	])("notices %s from another host", async (_what, ask, address) => {
		await using site = await startSite(PAGE);
		await using visitor = await openContext(browser, { hallUrl: site.url });
		const page = await visitor.context.newPage();
		await page.goto("/");
		visitor.expectNoForeignRequests();
		await page.evaluate(ask);
		await expect.poll(() => visitor.requests).toContain(address);
		expect(() => visitor.expectNoForeignRequests()).toThrow(address);
	});

	it("notices what the page's own security policy stopped", async () => {
		await using site = await startSite(PAGE, { "Content-Security-Policy": "img-src 'self'" });
		await using visitor = await openContext(browser, { hallUrl: site.url });
		const page = await visitor.context.newPage();
		await page.goto("/");
		await page.evaluate(() => new Image().setAttribute("src", "https://cdn.example.com/e.png"));
		await expect.poll(() => visitor.requests).toContain("https://cdn.example.com/e.png");
		expect(() => visitor.expectNoForeignRequests()).toThrow("cdn.example.com");
	});

	it("takes the hall itself, data and blobs for its own", () => {
		const own = ["http://localhost:1/a", "ws://localhost:1/b", "data:text/plain,x", "blob:http://localhost:1/c"];
		expect(foreignRequests([...own, "http://localhost:2/"], "localhost:1")).toEqual(["http://localhost:2/"]);
	});
});
