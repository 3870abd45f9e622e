import { describe, expect, it } from "vitest";
import { addDevice } from "#server/features/visitors/addDevice.ts";
import { hashDeviceToken } from "#server/features/visitors/deviceToken.ts";
import { identifyVisitor } from "#server/features/visitors/identifyVisitor.ts";
import { VisitorStore } from "#server/features/visitors/VisitorStore.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const profile = {
	name: "林晓 🦊",
	look: { body: 1, colour: 2, accent: 3, face: 4, badge: 5 },
	language: "zh-CN",
} as const;
const hall = { eventId: "carnival", hallId: "main" };

describe("VisitorStore", () => {
	onEveryDatabase((queries) => {
		it("[VISITOR1] knows a visitor again by the device's token, and never stores the token", async () => {
			const visitors = new VisitorStore(queries());
			const first = await identifyVisitor(visitors, undefined, profile, 1000);
			expect(first.visitorId).toMatch(/^[\w-]{8}$/);
			const again = await identifyVisitor(visitors, first.deviceToken, { ...profile, name: "Lin" }, 2000);
			expect(again).toEqual(first);
			expect(await visitors.identify(hashDeviceToken(first.deviceToken))).toEqual({
				id: first.visitorId,
				...profile,
				name: "Lin",
				createdAtMs: 1000,
				lastSeenAtMs: 2000,
			});
			const rows = await queries().selectFrom("visitors").selectAll().execute();
			expect(JSON.stringify(rows)).not.toContain(first.deviceToken);
		});

		it("[VISITOR2] gives a new visitor and a token of its own to a token that nobody has", async () => {
			const visitors = new VisitorStore(queries());
			const madeUp = "i-am-somebody-else-0123456789";
			const visitor = await identifyVisitor(visitors, madeUp, profile, 1000);
			expect(visitor.deviceToken).not.toBe(madeUp);
			const other = await identifyVisitor(visitors, madeUp, profile, 1000);
			expect(other.visitorId).not.toBe(visitor.visitorId);
		});

		it("[VISITOR4] knows a visitor by each of their devices, and other visitors by theirs", async () => {
			const visitors = new VisitorStore(queries());
			const anna = await identifyVisitor(visitors, undefined, profile, 1000);
			const bert = await identifyVisitor(visitors, undefined, { ...profile, name: "Bert" }, 1000);
			const headset = await addDevice(visitors, anna.visitorId, 2000);
			expect(headset).not.toBe(anna.deviceToken);
			for (const token of [anna.deviceToken, headset]) {
				expect(await identifyVisitor(visitors, token, profile, 3000)).toEqual({
					visitorId: anna.visitorId,
					deviceToken: token,
				});
			}
			expect((await visitors.identify(hashDeviceToken(bert.deviceToken)))?.id).toBe(bert.visitorId);
			const rows = await queries().selectFrom("visitor_devices").selectAll().execute();
			expect(rows).toHaveLength(3);
			expect(JSON.stringify(rows)).not.toContain(headset);
		});

		it("[VISITOR3] keeps the latest place in each hall", async () => {
			const visitors = new VisitorStore(queries());
			const { visitorId } = await identifyVisitor(visitors, undefined, profile, 1000);
			expect(await visitors.lastPlace(visitorId, hall)).toBeUndefined();
			const saved = [
				visitors.savePlace(visitorId, hall, { x: 1, z: 2, heading: 0 }, 1000),
				visitors.savePlace(visitorId, { ...hall, hallId: "other" }, { x: 9, z: 9, heading: 0 }, 1100),
				visitors.savePlace(visitorId, hall, { x: 1.25, z: -2.5, heading: -3.1 }, 1200),
			];
			await visitors.close();
			await Promise.all(saved);
			expect(await visitors.lastPlace(visitorId, hall)).toEqual({ x: 1.25, z: -2.5, heading: -3.1, savedAtMs: 1200 });
			const later = new VisitorStore(queries());
			const moved = later.savePlace(visitorId, hall, { x: 0, z: 0, heading: 0 }, 1300);
			await later.close();
			await moved;
			expect(await later.lastPlace(visitorId, hall)).toMatchObject({ x: 0, savedAtMs: 1300 });
		});

		it("keeps mutes until they are taken back", async () => {
			const visitors = new VisitorStore(queries());
			await visitors.mute("anna", "bert", 1);
			await visitors.mute("anna", "carl", 2);
			await visitors.mute("anna", "bert", 3);
			await visitors.mute("bert", "anna", 4);
			expect(await visitors.mutedBy("anna")).toEqual(["bert", "carl"]);
			await visitors.unmute("anna", "bert");
			expect(await visitors.mutedBy("anna")).toEqual(["carl"]);
		});
	});
});
