import type { TFunction } from "i18next";
import { RequestRefused } from "#client/connection/RequestRefused.ts";

/** Why the hall said no, in the visitor's words. */
export function refusalText(t: TFunction, reason: string, { retryAfterMs, max = 0 }: RefusalDetails = {}): string {
	if (reason === "too-fast" && retryAfterMs !== undefined && retryAfterMs > 0) {
		return t("refusals.too-fast-in", { count: Math.ceil(retryAfterMs / 1000) });
	}
	const known = /^[a-z-]+$/.test(reason) && t(`refusals.${reason as "offline"}`, { max, defaultValue: "" });
	return known || t("refusals.unknown", { reason });
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
