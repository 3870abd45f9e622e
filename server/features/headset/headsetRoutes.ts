import type { Request } from "express";
import type { VisitorProfile } from "#server/hall/Admission.ts";
import { GuessLimits } from "#server/http/GuessLimits.ts";
import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import { addBelongings, readAddresses, redeemCode } from "#shared/features/headset/headsetEndpoints.ts";
import type { HeadsetCodeStore } from "./HeadsetCodeStore.ts";

export interface HeadsetRoutesOptions {
	readonly codes: HeadsetCodeStore;
	readonly now: () => number;
	/** How a visitor shows themself. */
	readonly profileOf: (visitorId: string) => Promise<VisitorProfile | undefined>;
	/** Whom a device's token stands for. */
	readonly visitorOf: (deviceToken: string) => Promise<string | undefined>;
	/** A token for one more device of a visitor's. */
	readonly addDevice: (visitorId: string) => Promise<string>;
	/** Where other devices of the network reach the hall, as `https://192.168.1.20:2567`. */
	readonly originsInNetwork: () => readonly string[];
}

/** What another device asks: what to type, and to be let in for a code. */
export function headsetRoutes(options: HeadsetRoutesOptions): ServedEndpoint[] {
	const { codes, now } = options;
	const limits = new GuessLimits();
	return [
		serve(addBelongings, async ({ params, body }) => {
			const isAdded = await codes.addBelongings(params.ticket, body, now());
			return isAdded ? undefined : refuseCall(404, "bad-code");
		}),
		serve(redeemCode, async ({ body: { code, deviceToken, replace }, address }) => {
			const waitMs = await limits.admit(address);
			if (waitMs > 0) return refuseCall(429, "too-fast", { retryAfterMs: waitMs });

			const holder = await codes.holder(code, now());
			if (holder === undefined) return refuseCall(404, "bad-code");
			const before = deviceToken === undefined ? undefined : await options.visitorOf(deviceToken);
			if (before !== undefined && before !== holder && !replace) {
				await limits.forgive(address);
				return refuseCall(409, "another-visitor");
			}
			const handover = await codes.redeem(code, now());
			const profile = handover && (await options.profileOf(handover.visitorId));
			if (!handover || !profile) return refuseCall(404, "bad-code");
			await limits.forgive(address);

			const { visitorId, eventId, hallId, noGoTo, belongings } = handover;
			const isTheirs = deviceToken !== undefined && before === visitorId;
			const { name, look, language } = profile;
			return {
				eventId,
				hallId,
				deviceToken: isTheirs ? deviceToken : await options.addDevice(visitorId),
				profile: { name, look, language, noGoTo },
				belongings,
				sameVisitor: before === undefined || isTheirs,
			};
		}),
		serve(readAddresses, ({ request }) => ({ origins: isAskedHere(request) ? options.originsInNetwork() : [] })),
	];
}

const FORWARDED = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/**
 * By a browser on the machine itself. Its addresses in the network are no one else's business; a proxy on the same
 * machine comes from the same address, but carries the name that others know, or says that it forwards.
 */
function isAskedHere({ headers, socket }: Request): boolean {
	const from = socket.remoteAddress ?? "";
	if (!/^(::ffff:)?127\.|^::1$/.test(from)) return false;
	if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
	return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? "");
}
