import type { Browser } from "playwright-core";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { servePage } from "#tests/harness/servePage.ts";
import { crowdBefore } from "#tests/screenshots/crowd.ts";
import type { Viewpoint } from "#tests/screenshots/page/PictureHall.ts";
import { beforeBooth, type Picture, viewpointsOf } from "#tests/screenshots/viewpoints.ts";

export interface ViewCost {
	readonly drawCalls: number;
	readonly triangles: number;
	readonly textureMb: number;
}

export interface ViewCosts {
	/** For whoever comes first. */
	readonly spawnView: ViewCost;
	/** Of each figure the worst, wherever that was. */
	readonly worstView: ViewCost & { readonly at: Readonly<Record<keyof ViewCost, string>> };
	readonly viewpoints: number;
}

/** From every fixed viewpoint and from before every booth, with all that belongs there brought in. */
export async function measureViews(browser: Browser, origin: string, index: string): Promise<ViewCosts> {
	const published = (await (await fetch(origin + index)).json()) as PublishedHall;
	const viewpoints = new Map<string, Picture>([
		...viewpointsOf(published),
		...published.booths.map((booth) => [booth.number, beforeBooth(booth)] as const),
	]);
	await using served = await servePage(new URL("../../screenshots/page/", import.meta.url), origin);
	const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
	try {
		await page.goto(`${served.url}/?hall=${encodeURIComponent(index)}`);
		await page.waitForFunction("window.pictureHall", undefined, { timeout: 120_000 });
		await page.evaluate(() => window.pictureHall!.startBooths());
		const costs = new Map<string, ViewCost>();
		const measure = async (viewpoint: Picture): Promise<ViewCost> => {
			await page.evaluate((crowd) => window.pictureHall!.crowd(crowd), crowdBefore(published, viewpoint));
			const { draws, triangles, textureMb } = await page.evaluate(
				(at: Viewpoint) => window.pictureHall!.view(at),
				viewpoint as Viewpoint,
			);
			return { drawCalls: draws, triangles, textureMb: Math.round(textureMb * 10) / 10 };
		};
		const spawnView = await measure({ ...viewpoints.get("spawn")!, visitors: 0 });
		for (const [name, viewpoint] of viewpoints) costs.set(name, await measure(viewpoint));
		return { spawnView, worstView: worstOf(costs), viewpoints: costs.size };
	} finally {
		await page.close();
	}
}

function worstOf(costs: ReadonlyMap<string, ViewCost>): ViewCosts["worstView"] {
	const worst = (figure: keyof ViewCost) => [...costs].reduce((a, b) => (b[1][figure] > a[1][figure] ? b : a));
	const [draws, triangles, textures] = [worst("drawCalls"), worst("triangles"), worst("textureMb")];
	return {
		drawCalls: draws[1].drawCalls,
		triangles: triangles[1].triangles,
		textureMb: textures[1].textureMb,
		at: { drawCalls: draws[0], triangles: triangles[0], textureMb: textures[0] },
	};
}
