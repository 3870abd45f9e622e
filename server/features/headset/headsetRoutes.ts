import express, { type Request, type Response, Router } from "express";
import type { VisitorProfile } from "#server/hall/Admission.ts";
import {
	BELONGINGS_MAX_BYTES,
	belongings,
	type HeadsetAddresses,
	type RedeemReply,
	redeemRequest,
} from "#shared/features/headset/headsetMessages.ts";
import { GuessLimits } from "./GuessLimits.ts";
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
export function headsetRoutes(options: HeadsetRoutesOptions): Router {
	const { codes, now } = options;
	const limits = new GuessLimits();
	const routes = Router();

	// As text: what the API takes as JSON is far smaller.
	const text = express.text({ limit: BELONGINGS_MAX_BYTES });
	routes.put("/headset/belongings/:ticket", text, async (request, response) => {
		const parsed = belongings.safeParse(readJsonText(request.body));
		if (!parsed.success) return refuse(response, 400, "invalid");
		if (!(await codes.addBelongings(String(request.params.ticket), parsed.data, now()))) {
			return refuse(response, 404, "bad-code");
		}
		response.status(204).end();
	});

	routes.post("/headset/redeem", async (request, response) => {
		response.setHeader("Cache-Control", "no-store");
		const parsed = redeemRequest.safeParse(request.body);
		if (!parsed.success) return refuse(response, 400, "invalid");
		const { code, deviceToken, replace } = parsed.data;
		const address = request.ip ?? "unknown";
		const waitMs = await limits.admit(address);
		if (waitMs > 0) return refuse(response, 429, "too-fast", waitMs);

		const holder = await codes.holder(code, now());
		if (holder === undefined) return refuse(response, 404, "bad-code");
		const before = deviceToken === undefined ? undefined : await options.visitorOf(deviceToken);
		if (before !== undefined && before !== holder && !replace) {
			await limits.forgive(address);
			return refuse(response, 409, "another-visitor");
		}
		const handover = await codes.redeem(code, now());
		const profile = handover && (await options.profileOf(handover.visitorId));
		if (!handover || !profile) return refuse(response, 404, "bad-code");
		await limits.forgive(address);

		const { visitorId, eventId, hallId, noGoTo, belongings: carried } = handover;
		const isTheirs = deviceToken !== undefined && before === visitorId;
		const { name, look, language } = profile;
		const reply: RedeemReply = {
			eventId,
			hallId,
			deviceToken: isTheirs ? deviceToken : await options.addDevice(visitorId),
			profile: { name, look, language, noGoTo },
			belongings: carried,
			sameVisitor: before === undefined || isTheirs,
		};
		response.json(reply);
	});

	routes.get("/headset/addresses", (request, response) => {
		response.setHeader("Cache-Control", "no-store");
		const reply: HeadsetAddresses = { origins: isAskedHere(request) ? options.originsInNetwork() : [] };
		response.json(reply);
	});
	return routes;
}

function refuse(response: Response, status: number, reason: string, retryAfterMs?: number): void {
	response.status(status).json(retryAfterMs === undefined ? { reason } : { reason, retryAfterMs });
}

function readJsonText(body: unknown): unknown {
	try {
		return JSON.parse(String(body));
	} catch {
		return undefined;
	}
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
