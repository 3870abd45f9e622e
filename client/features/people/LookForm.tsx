import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import { AvatarPicker } from "#client/ui/avatar/AvatarPicker.tsx";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import { VISITOR_NAME_MAX, visitorName } from "#shared/features/roster/rosterMessages.ts";
import classes from "./LookForm.module.css";

interface LookFormProps {
	readonly name: string;
	readonly look: AvatarLook;
	/** Resolves when the hall has it; what it throws was told to the visitor. */
	readonly onSave: (name: string, look: AvatarLook) => Promise<void>;
}

/** Name and avatar of someone who is in the hall: nothing changes for the others before it is saved. */
export function LookForm({ name: savedName, look: savedLook, onSave }: LookFormProps) {
	const { t } = useTranslation();
	const [name, setName] = useState(savedName);
	const [look, setLook] = useState(savedLook);
	const [saving, setSaving] = useState(false);
	const valid = visitorName.safeParse(name).success;
	const changed = name.trim() !== savedName || JSON.stringify(look) !== JSON.stringify(savedLook);

	const save = async (event: FormEvent) => {
		event.preventDefault();
		if (!valid || saving) return;
		setSaving(true);
		try {
			await onSave(name.trim(), look);
		} finally {
			setSaving(false);
		}
	};

	return (
		<form className={classes.form} onSubmit={save}>
			<div className={classes.who}>
				<AvatarDrawing look={look} className={classes.drawing} />
				<TextInput
					flex={1}
					label={t("lobby.name")}
					value={name}
					maxLength={VISITOR_NAME_MAX * 2}
					error={
						valid
							? null
							: name.trim() === ""
								? t("lobby.nameMissing")
								: name.trim().length > VISITOR_NAME_MAX
									? t("lobby.nameTooLong", { max: VISITOR_NAME_MAX })
									: t("lobby.nameOdd")
					}
					onChange={(event) => setName(event.currentTarget.value)}
				/>
			</div>
			<AvatarPicker look={look} onChange={setLook} />
			<Button type="submit" disabled={!changed || !valid} loading={saving}>
				{t("common.save")}
			</Button>
		</form>
	);
}
