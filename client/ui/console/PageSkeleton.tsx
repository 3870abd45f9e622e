import { Skeleton, Stack } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";

interface PageSkeletonProps {
	readonly rows?: number;
}

/** Where a list or a form will be, while it is read. */
export function PageSkeleton({ rows = 5 }: PageSkeletonProps) {
	const { t } = useConsoleTexts();
	return (
		<Stack gap="sm" role="status" aria-label={t("shell.loading")}>
			{Array.from({ length: rows }, (_, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
				<Skeleton key={row} height={44} radius="md" width={`${100 - ((row * 13) % 30)}%`} />
			))}
		</Stack>
	);
}
