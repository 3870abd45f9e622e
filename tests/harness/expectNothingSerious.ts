import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** axe finds nothing serious on the page as it is now; `where` is for people. */
export async function expectNothingSerious(page: Page, where: string): Promise<void> {
	// Half faded in, nothing has the contrast that it is read with.
	await page.evaluate(async () => {
		for (;;) {
			// What was just opened begins to fade with the next frame.
			await new Promise(requestAnimationFrame);
			const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
			if (ending.length === 0) return;
			await Promise.allSettled(ending.map(({ finished }) => finished));
		}
	});
	// One page, no frames: axe runs in it, without a page of its own beside.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
	const serious = violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`) }));
	expect(serious, where).toEqual([]);
}
