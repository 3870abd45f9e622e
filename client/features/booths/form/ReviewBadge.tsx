import { Badge } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothReview } from "#shared/features/booths/boothEndpoints.ts";

const COLOURS = { draft: "gray", submitted: "blue", returned: "orange", approved: "teal" } as const satisfies Record<
	BoothReview["state"],
	string
>;

/** Where a booth is on its way. */
export function ReviewBadge({ state }: { readonly state: BoothReview["state"] }) {
	const { t } = useConsoleTexts();
	return (
		<Badge tt="none" color={COLOURS[state]} variant="light" size="md">
			{t(`boothForm.state.${state}`)}
		</Badge>
	);
}
