import { readdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { may, type Role } from "#shared/rights.ts";
import { startHall } from "#tests/harness/hall.ts";

it("[CONSOLE1] every address below /console is the one page, asked for anew; what only looks like it is not", async () => {
	await using hall = await startHall();
	const built: readonly string[] = await readdir("client/dist").catch(() => []);
	const isBuilt = built.includes("console.html");
	const statusOf = async (path: string) => (await fetch(hall.origin + path)).status;
	expect(await statusOf("/consoles")).toBe(404);
	expect(await statusOf("/console.htm")).toBe(404);
	// Without a build there are no pages at all; journeys build them.
	if (!isBuilt) return;
	const pages = ["/console", "/console/", "/console/sign-in?to=x", `/console/events/${hall.eventId}/plan?hall=main`];
	for (const path of pages) {
		const response = await fetch(hall.origin + path);
		expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 200, "no-cache"]);
		expect(await response.text()).toContain('id="app"');
	}
});

it("[CONSOLE2] what the console offers by right is what the server lets through", async () => {
	await using hall = await startHall();
	const { eventId } = hall;
	const section = { plan: "event.read", visits: "visits.read" } as const;
	const addresses = { plan: `/api/events/${eventId}/plan`, visits: `/api/events/${eventId}/visits/summary` };
	for (const role of ["owner", "organizer", "moderator", "exhibitor", "attendee"] as const satisfies readonly Role[]) {
		const user = await hall.signIn(role);
		const { grants } = (await (await user.fetch("/api/account")).json()) as { grants: Parameters<typeof may>[0] };
		for (const name of ["plan", "visits"] as const) {
			const { status } = await user.fetch(addresses[name]);
			expect([role, name, status]).toEqual([role, name, may(grants, section[name], { eventId }) ? 200 : 403]);
		}
	}
});
