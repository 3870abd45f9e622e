import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";

/** Why the server said no, in words; what is no refusal is a fault of the page and told as `failed`. */
export function useRefusalText(): (error: unknown) => string {
	const { t } = useTranslation();
	return useCallback(
		(error) =>
			error instanceof RequestRefused
				? refusalText(t, error.reason, { retryAfterMs: error.retryAfterMs })
				: refusalText(t, "failed"),
		[t],
	);
}

/** Tells in a notification why something was not done. */
export function useNotifyRefused(): (error: unknown) => void {
	const text = useRefusalText();
	return useCallback((error) => notifications.show({ color: "red", message: text(error), autoClose: 8_000 }), [text]);
}
