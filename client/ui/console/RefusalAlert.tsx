import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useRefusalText } from "./useNotifyRefused.ts";

/** Why something was refused, beside where it was asked for; nothing where `error` is null. */
export function RefusalAlert({ error }: { readonly error: unknown }) {
	const text = useRefusalText();
	if (error === null || error === undefined) return null;
	return (
		<Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
			{text(error)}
		</Alert>
	);
}
