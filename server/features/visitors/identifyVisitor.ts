import type { VisitorProfile } from "#server/hall/Admission.ts";
import { hashDeviceToken, newDeviceToken } from "./deviceToken.ts";
import type { VisitorStore } from "./VisitorStore.ts";

export interface IdentifiedVisitor {
	readonly visitorId: string;
	readonly deviceToken: string;
}

/** The visitor a device token stands for; without one, or with one that nobody has, a new visitor and a new token. */
export async function identifyVisitor(
	visitors: VisitorStore,
	deviceToken: string | undefined,
	{ name, look, language }: VisitorProfile,
	nowMs: number,
): Promise<IdentifiedVisitor> {
	const profile = { name, look, language };
	const known = deviceToken === undefined ? undefined : await visitors.identify(hashDeviceToken(deviceToken));
	if (known && deviceToken !== undefined) {
		await visitors.seen(known.id, profile, nowMs);
		return { visitorId: known.id, deviceToken };
	}
	// A token of the client's own making would be as weak as the client likes: it gets one of ours.
	const fresh = newDeviceToken();
	const created = await visitors.create(hashDeviceToken(fresh), profile, nowMs);
	return { visitorId: created.id, deviceToken: fresh };
}
