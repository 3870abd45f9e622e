import { Select, TextInput } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { emailAddress } from "#shared/features/accounts/Account.ts";

export interface InviteFieldValues {
	readonly email: string;
	readonly note: string;
	readonly days: number;
}

export const NO_INVITE_FIELDS: InviteFieldValues = { email: "", note: "", days: 14 };

const DAYS = [3, 7, 14, 30, 90];

/** Whether what is typed so far can be sent. */
export function isWholeInvite({ email }: InviteFieldValues): boolean {
	return email.trim() === "" || emailAddress.safeParse(email).success;
}

interface InviteFieldsProps {
	readonly value: InviteFieldValues;
	readonly onChange: (value: InviteFieldValues) => void;
}

/** Whom an invitation is for, and for how long. */
export function InviteFields({ value, onChange }: InviteFieldsProps) {
	const { t } = useConsoleTexts();
	const { email, note, days } = value;
	return (
		<>
			<TextInput
				type="email"
				label={t("team.dialog.optional", { label: t("accounts.email") })}
				description={t("team.dialog.emailHint")}
				value={email}
				onChange={(event) => onChange({ ...value, email: event.currentTarget.value })}
				error={!isWholeInvite(value) && email.includes(".") && t("accounts.emailBad")}
				maxLength={200}
				autoComplete="off"
			/>
			<TextInput
				label={t("team.dialog.optional", { label: t("team.dialog.note") })}
				description={t("team.dialog.noteHint")}
				value={note}
				onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
				maxLength={120}
				autoComplete="off"
			/>
			<DaysSelect value={days} onChange={(chosen) => onChange({ ...value, days: chosen })} />
		</>
	);
}

/** How long invitations are good for. */
export function DaysSelect({ value, onChange }: { readonly value: number; readonly onChange: (days: number) => void }) {
	const { t } = useConsoleTexts();
	return (
		<Select
			label={t("team.dialog.days")}
			value={String(value)}
			onChange={(chosen) => onChange(Number(chosen))}
			data={DAYS.map((count) => ({ value: String(count), label: t("team.dialog.daysCount", { count }) }))}
			allowDeselect={false}
		/>
	);
}
