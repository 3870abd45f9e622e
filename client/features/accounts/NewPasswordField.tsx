import { PasswordInput } from "@mantine/core";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { useRefusalText } from "#client/ui/console/useNotifyRefused.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { PASSWORD_MIN, passwordProblem } from "#shared/features/accounts/passwordProblem.ts";

interface NewPasswordFieldProps {
	readonly label?: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	/** What it must not be. */
	readonly email: string;
}

/** A password that is being chosen: what is still wrong with it is said while it is typed. */
export function NewPasswordField({ label, value, onChange, email }: NewPasswordFieldProps) {
	const { t } = useConsoleTexts();
	const refusalText = useRefusalText();
	const problem = passwordProblem(value, email);
	// Too short is what every password is at first.
	const isWrong = value !== "" && problem !== null && problem !== "password-short";
	return (
		<PasswordInput
			label={label ?? t("accounts.password")}
			description={
				value !== "" && problem === null
					? t("accounts.passwordGood")
					: t("accounts.passwordHint", { count: PASSWORD_MIN })
			}
			error={isWrong && refusalText(new RequestRefused("password", { reason: problem }))}
			value={value}
			onChange={(event) => onChange(event.currentTarget.value)}
			autoComplete="new-password"
			maxLength={200}
			required
			withAsterisk={false}
		/>
	);
}
