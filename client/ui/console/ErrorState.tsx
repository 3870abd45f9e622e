import { Button } from "@mantine/core";
import { IconCloudOff, IconLock, IconMapOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { isRefusedFor } from "./queryClient.ts";
import classes from "./States.module.css";
import { useRefusalText } from "./useNotifyRefused.ts";

interface ErrorStateProps {
	readonly error: unknown;
	/** Absent where trying again would change nothing. */
	readonly onRetry?: () => void;
}

/** In place of what could not be read: why, and what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
	const { t } = useConsoleTexts();
	const text = useRefusalText();
	const isForbidden = isRefusedFor(error, "forbidden");
	const isGone = isRefusedFor(error, "not-found");
	const Icon = isForbidden ? IconLock : isGone ? IconMapOff : IconCloudOff;
	return (
		<div className={classes.state} role="alert">
			<Icon className={classes.icon} size={40} stroke={1.25} aria-hidden />
			<h2 className={classes.title}>
				{isForbidden ? t("shell.forbidden") : isGone ? t("shell.notFound") : t("shell.failed")}
			</h2>
			<p className={classes.words}>{isForbidden ? t("shell.forbiddenText") : text(error)}</p>
			{isForbidden || isGone ? (
				<Button component={Link} to="/console" variant="default">
					{t("shell.toEvents")}
				</Button>
			) : (
				onRetry && <Button onClick={onRetry}>{t("common.retry")}</Button>
			)}
		</div>
	);
}
