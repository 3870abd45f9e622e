import { readFile, writeFile } from "node:fs/promises";
import { launchBrowser } from "#tests/harness/browser.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
const origin = "http://localhost:4620";
let cookie: string;
try { cookie = (await readFile("/tmp/bcookie", "utf8")).trim(); } catch { const u = await ConsoleUser.setUp({ origin, greeting: await readFile("/tmp/bdev.log", "utf8") }); cookie = u.cookie; await writeFile("/tmp/bcookie", cookie); }
const [name, value] = cookie.split("=");
const what = (process.env.WHAT ?? "list,form").split(",");
const lang = process.env.LANG2 ?? "en";
const width = Number(process.env.W ?? 1440);
const browser = await launchBrowser({ largeWindows: false });
const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang, reducedMotion: "reduce" });
await context.addCookies([{ name, value, url: origin }]);
const page = await context.newPage();
page.on("response", (r) => { if (r.status() >= 400 && !r.url().includes("woff")) console.log(r.status(), r.url()); });
page.on("console", (m) => { if (m.type() === "error" && !m.text().includes("403")) console.log(m.text().slice(0, 400)); });
page.on("pageerror", (e) => console.log("pageerror", e.message, e.stack?.slice(0,600)));
const E = `${origin}/console/events/caohejing-carnival`;
const shot = async (n: string, full = true) => { await page.screenshot({ path: `/tmp/s-${n}-${lang}-${width}.png`, fullPage: full }); console.log("shot", n); };
for (const w of what) {
  if (w === "list") { await page.goto(`${E}/booths`); await page.waitForSelector("table", { timeout: 120000 }); await page.waitForTimeout(500); await shot("list", false); }
  if (w === "form") { await page.goto(`${E}/booths/robot-works?tab=form`); await page.waitForSelector("[data-preview] button", { timeout: 180000 }); await page.waitForTimeout(25000); await shot("form"); }
  if (w === "slot") { await page.locator(".mantine-Accordion-control").nth(Number(process.env.NTH ?? 0)).click(); await page.waitForTimeout(4000); await shot("slot"); }
  if (w === "review") { await page.goto(`${E}/booths/robot-works?tab=review`); await page.waitForSelector("[data-preview] button", { timeout: 180000 }); await page.waitForTimeout(20000); await shot("review"); }
  if (w === "versions") { await page.goto(`${E}/booths/robot-works?tab=versions`); await page.waitForSelector("input[type=checkbox]", { timeout: 120000 }); for (const c of await page.locator("tbody input[type=checkbox]").all()) await c.check(); await page.waitForTimeout(15000); await shot("versions"); }
}
await browser.close();
