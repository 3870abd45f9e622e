import {
	ActionIcon,
	Button,
	CopyButton,
	FileButton,
	Group,
	PasswordInput,
	Radio,
	Stack,
	Text,
	Textarea,
	TextInput,
	Tooltip,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type EntryPolicy, editEntry, readEntry } from "#shared/features/event/eventEndpoints.ts";
import classes from "./EntrySettings.module.css";
import { guestAddresses } from "./guestAddresses.ts";

type Kind = EntryPolicy["kind"];
const KINDS: readonly Kind[] = ["open", "link", "password", "list"];
const PASSWORD_MIN = 4;
const GUESTS_MAX = 20_000;

/** Who may come in. It holds at once: it is about the door, and not about the draft. */
export function EntrySettings({ eventId }: { readonly eventId: string }) {
	const { t } = useConsoleTexts();
	const { data, error, refetch } = useEndpoint(readEntry, { params: { eventId } });
	return (
		<Panel title={t("eventSettings.entry")} description={t("eventSettings.entryText")}>
			{error && !data ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : data ? (
				<EntryForm eventId={eventId} policy={data} />
			) : (
				<PageSkeleton rows={3} />
			)}
		</Panel>
	);
}

function EntryForm({ eventId, policy }: { readonly eventId: string; readonly policy: EntryPolicy }) {
	const { t } = useConsoleTexts();
	const [kind, setKind] = useState<Kind>(policy.kind);
	const [password, setPassword] = useState("");
	const [guests, setGuests] = useState("");
	const [isRenewing, setRenewing] = useState(false);
	const saving = useEndpointMutation(editEntry, {
		changes: [readEntry],
		handles: () => true,
		onDone: () => {
			setPassword("");
			setGuests("");
			notifications.show({ message: t("eventSettings.entrySaved") });
		},
	});
	const { addresses, refused } = guestAddresses(guests);
	const save = (body: Parameters<typeof saving.mutate>[0]["body"]) => saving.mutateAsync({ params: { eventId }, body });
	const body = wanted(kind, password, addresses);
	const isChanged = kind !== policy.kind || password !== "" || guests !== "";
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (body && isChanged) void save(body).catch(() => {});
			}}
		>
			<Stack gap="md">
				<Radio.Group
					value={kind}
					onChange={(chosen) => setKind(chosen as Kind)}
					label={<span className="visually-hidden">{t("eventSettings.entry")}</span>}
				>
					<div className={classes.kinds}>
						{KINDS.map((one) => (
							<Radio.Card key={one} value={one} className={classes.kind ?? ""} radius="md">
								<Group wrap="nowrap" align="flex-start" gap="sm">
									<Radio.Indicator />
									<div>
										<Text size="sm" fw={500}>
											{t(`eventSettings.entries.${one}`)}
										</Text>
										<Text size="xs" c="dimmed" lh={1.5}>
											{t(`eventSettings.entryHints.${one}`)}
										</Text>
									</div>
								</Group>
							</Radio.Card>
						))}
					</div>
				</Radio.Group>
				{kind === "link" && policy.kind === "link" && (
					<Group align="flex-end" gap="xs">
						<LinkField eventId={eventId} token={policy.token} />
						<Button variant="default" onClick={() => setRenewing(true)}>
							{t("eventSettings.newLink")}
						</Button>
					</Group>
				)}
				{kind === "password" && (
					<PasswordInput
						label={policy.kind === "password" ? t("eventSettings.newPassword") : t("eventSettings.password")}
						description={t("eventSettings.passwordHint", { count: PASSWORD_MIN })}
						value={password}
						maxLength={100}
						autoComplete="new-password"
						onChange={(event) => setPassword(event.currentTarget.value)}
						className={classes.short ?? ""}
					/>
				)}
				{kind === "list" && (
					<Stack gap="xs">
						{policy.kind === "list" && <Text size="sm">{t("eventSettings.guestsNow", { count: policy.guests })}</Text>}
						<Textarea
							label={t("eventSettings.guests")}
							description={t("eventSettings.guestsHint")}
							value={guests}
							onChange={(event) => setGuests(event.currentTarget.value)}
							minRows={4}
							maxRows={12}
							autosize
							spellCheck={false}
							error={
								refused.length > 0 && t("eventSettings.guestsBad", { count: refused.length, first: refused[0] ?? "" })
							}
						/>
						<Group gap="sm">
							<FileButton
								accept=".csv,.txt,text/csv,text/plain"
								onChange={async (file) => {
									if (file) setGuests(await file.text());
								}}
							>
								{(props) => (
									<Button {...props} variant="default" size="xs" leftSection={<IconUpload size={16} />}>
										{t("eventSettings.upload")}
									</Button>
								)}
							</FileButton>
							{addresses.length > 0 && (
								<Text size="sm" c="dimmed" role="status">
									{t("eventSettings.guestsFound", { count: addresses.length })}
								</Text>
							)}
						</Group>
					</Stack>
				)}
				<RefusalAlert error={saving.error} />
				{isChanged && (
					<Group>
						<Button type="submit" loading={saving.isPending} disabled={!body || addresses.length > GUESTS_MAX}>
							{t("eventSettings.saveEntry")}
						</Button>
						<Button
							variant="subtle"
							color="gray"
							onClick={() => {
								setKind(policy.kind);
								setPassword("");
								setGuests("");
							}}
						>
							{t("common.cancel")}
						</Button>
					</Group>
				)}
			</Stack>
			<ConfirmAction
				opened={isRenewing}
				onClose={() => setRenewing(false)}
				title={t("eventSettings.newLinkTitle")}
				confirm={t("eventSettings.newLink")}
				isDangerous
				onConfirm={() => save({ kind: "link" })}
			>
				{t("eventSettings.newLinkText")}
			</ConfirmAction>
		</form>
	);
}

/** Null while something is missing. */
function wanted(kind: Kind, password: string, guests: readonly string[]) {
	switch (kind) {
		case "open":
		case "link":
			return { kind };
		case "password":
			return password.length >= PASSWORD_MIN ? { kind, password } : null;
		case "list":
			return guests.length > 0 ? { kind, guests: [...guests] } : null;
		default:
			return kind satisfies never;
	}
}

function LinkField({ eventId, token }: { readonly eventId: string; readonly token: string }) {
	const { t } = useConsoleTexts();
	const address = `${location.origin}/?event=${encodeURIComponent(eventId)}&entry=${encodeURIComponent(token)}`;
	return (
		<TextInput
			label={t("eventSettings.link")}
			value={address}
			readOnly
			className={classes.link ?? ""}
			onFocus={(event) => event.currentTarget.select()}
			rightSection={
				<CopyButton value={address}>
					{({ copied, copy }) => (
						<Tooltip label={copied ? t("shell.copied") : t("shell.copy")}>
							<ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={t("shell.copy")}>
								{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
							</ActionIcon>
						</Tooltip>
					)}
				</CopyButton>
			}
		/>
	);
}
