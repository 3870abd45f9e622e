import { buildWhenStale } from "#client/scripts/buildWhenStale.ts";
import { findBrowser } from "#tests/harness/browser.ts";

/** Once before the journeys: the pages they open, and the browser they open them in. */
export async function setup(): Promise<void> {
	await buildWhenStale();
	const { name } = await findBrowser();
	console.log(`Browser for the journeys: ${name}`);
}
