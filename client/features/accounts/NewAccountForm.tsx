import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useConsolePreferences } from "#client/ui/console/ConsolePreferences.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ACCOUNT_NAME_MAX, emailAddress } from "#shared/features/accounts/Account.ts";
import { passwordProblem } from "#shared/features/accounts/passwordProblem.ts";
import type { Language } from "#shared/features/event/text.ts";
import { NewPasswordField } from "./NewPasswordField.tsx";

export interface DescribedAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly language: Language;
}

interface NewAccountFormProps {
	readonly action: string;
	/** The address that it has to have, where an invitation says so. */
	readonly email?: string | null;
	readonly isPending: boolean;
	readonly error: unknown;
	readonly onSubmit: (account: DescribedAccount) => void;
}

/** Who somebody is, and the password of their choice. */
export function NewAccountForm({ action, email: givenEmail, isPending, error, onSubmit }: NewAccountFormProps) {
	const { t } = useConsoleTexts();
	const { language } = useConsolePreferences();
	const [name, setName] = useState("");
	const [typedEmail, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const [isChecked, setChecked] = useState(false);
	const email = givenEmail ?? typedEmail;
	const isEmail = emailAddress.safeParse(email).success;
	const isWhole = name.trim() !== "" && isEmail && passwordProblem(password, email) === null;
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setChecked(true);
				if (isWhole && !isPending) onSubmit({ name: name.trim(), email, password, language });
			}}
		>
			<Stack gap="md">
				<TextInput
					label={t("accounts.name")}
					description={t("accounts.nameHint")}
					value={name}
					onChange={(event) => setName(event.currentTarget.value)}
					error={isChecked && name.trim() === ""}
					autoComplete="name"
					maxLength={ACCOUNT_NAME_MAX}
					required
					withAsterisk={false}
					autoFocus
				/>
				<TextInput
					type="email"
					label={t("accounts.email")}
					value={email}
					onChange={(event) => setEmail(event.currentTarget.value)}
					readOnly={typeof givenEmail === "string"}
					error={isChecked && !isEmail && t("accounts.emailBad")}
					autoComplete="username"
					maxLength={200}
					required
					withAsterisk={false}
				/>
				<NewPasswordField value={password} onChange={setPassword} email={email} />
				<RefusalAlert error={error} />
				<Button type="submit" size="md" fullWidth loading={isPending} disabled={isChecked && !isWhole}>
					{action}
				</Button>
			</Stack>
		</form>
	);
}
