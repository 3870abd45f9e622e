import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconArrowRight, IconLink, IconLock, IconMail } from "@tabler/icons-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import type { EntryKind, EntryProof } from "#shared/features/entry/entryMessages.ts";
import classes from "./DoorCard.module.css";
import type { ClosedDoor } from "./LobbyFeature.ts";

const ICONS = { link: IconLink, password: IconLock, list: IconMail } as const satisfies Record<EntryKind, unknown>;

interface DoorCardProps {
	readonly door: ClosedDoor;
	readonly onShow: (proof: EntryProof) => void;
}

/** In place of the way in, where the event asks for something first. */
export function DoorCard({ door: { asks, isAsking, refusal }, onShow }: DoorCardProps) {
	const { t } = useTranslation();
	const [typed, setTyped] = useState("");
	const [isMissing, setMissing] = useState(false);
	const field = useRef<HTMLInputElement>(null);
	const Icon = ICONS[asks];

	useEffect(() => {
		if (refusal && !isAsking) field.current?.focus();
	}, [refusal, isAsking]);

	const submit = (event: FormEvent) => {
		event.preventDefault();
		const shown = asks === "password" ? typed : asks === "link" ? tokenIn(typed) : typed.trim();
		setMissing(shown === "");
		if (shown === "") return field.current?.focus();
		onShow(proofOf(asks, shown));
	};

	const refused = refusal && refusalText(t, refusal.reason, { retryAfterMs: refusal.retryAfterMs });
	const common = {
		ref: field,
		size: "md",
		value: typed,
		label: t(`door.${asks}.label`),
		description: t(`door.${asks}.hint`),
		error: isMissing ? t(`door.${asks}.missing`) : isAsking ? null : refused,
		inputWrapperOrder: ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[],
		onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
			setTyped(event.currentTarget.value);
			setMissing(false);
		},
	};
	return (
		<form className={classes.card} onSubmit={submit} noValidate data-door={asks}>
			<span className={classes.icon} aria-hidden>
				<Icon size="1.5rem" />
			</span>
			<h2 className={classes.heading}>{t(`door.${asks}.heading`)}</h2>
			<p className={classes.text}>{t(`door.${asks}.text`)}</p>
			{asks === "password" ? (
				<PasswordInput
					{...common}
					name="event-password"
					autoComplete="off"
					maxLength={100}
					visibilityToggleButtonProps={{ "aria-label": t("door.password.reveal") }}
				/>
			) : asks === "list" ? (
				<TextInput {...common} type="email" inputMode="email" name="email" autoComplete="email" maxLength={200} />
			) : (
				<TextInput {...common} inputMode="url" name="link" autoComplete="off" maxLength={500} />
			)}
			<Button
				type="submit"
				size="lg"
				fullWidth
				loading={isAsking}
				rightSection={<IconArrowRight size="1.25rem" aria-hidden />}
			>
				{t("door.show")}
			</Button>
		</form>
	);
}

function proofOf(asks: EntryKind, shown: string): EntryProof {
	switch (asks) {
		case "link":
			return { kind: "link", token: shown };
		case "password":
			return { kind: "password", password: shown };
		case "list":
			return { kind: "list", address: shown };
		default:
			return asks satisfies never;
	}
}

/** Pasted is the whole link, or what stands in it after `entry=`. */
function tokenIn(typed: string): string {
	const token = URL.parse(typed.trim())?.searchParams.get("entry") ?? typed.trim();
	return token.slice(0, 100);
}
