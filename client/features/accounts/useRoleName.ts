import { useCallback } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { Role } from "#shared/rights.ts";

/** "Booth staff": a role as it stands by itself, and not within a sentence. */
export function useRoleName(): (role: Role) => string {
	const { t } = useConsoleTexts();
	return useCallback(
		(role) => {
			const name = t(`events.roles.${role}`);
			return name.slice(0, 1).toUpperCase() + name.slice(1);
		},
		[t],
	);
}
