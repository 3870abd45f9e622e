import type { TFunction } from "i18next";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { english } from "./i18n.ts";

type RefusalReason = keyof typeof english.refusals;

function isKnown(reason: string): reason is RefusalReason {
	return Object.hasOwn(english.refusals, reason);
}

/** Why the hall said no, in the visitor's words. */
export function refusalText(t: TFunction, reason: string, { retryAfterMs, max = 0 }: RefusalDetails = {}): string {
	if (reason === "too-fast" && retryAfterMs !== undefined && retryAfterMs > 0) {
		return t("refusals.too-fast-in", { count: Math.ceil(retryAfterMs / 1000) });
	}
	if (!isKnown(reason)) return t("refusals.unknown", { reason });
	return t(`refusals.${reason as "offline"}`, { max });
}

interface RefusalDetails {
	readonly retryAfterMs?: number | undefined;
	/** For `too-long`. */
	readonly max?: number;
}

/** The reason in whatever a request threw; what is not a refusal is told as `unavailable`. */
export function refusalReason(error: unknown): string {
	return error instanceof RequestRefused ? error.reason : "unavailable";
}
