import { hashDeviceToken, newDeviceToken } from "./deviceToken.ts";
import type { VisitorStore } from "./VisitorStore.ts";

/** A token with which one more device is this visitor's; the ones they have stay good. */
export async function addDevice(visitors: VisitorStore, visitorId: string, nowMs: number): Promise<string> {
	const token = newDeviceToken();
	await visitors.addDevice(visitorId, hashDeviceToken(token), nowMs);
	return token;
}
