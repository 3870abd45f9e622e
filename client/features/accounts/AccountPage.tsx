import { Badge, Button, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useState } from "react";
import { useConsolePreferences } from "#client/ui/console/ConsolePreferences.ts";
import { agoText, momentText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ACCOUNT_NAME_MAX } from "#shared/features/accounts/Account.ts";
import {
	changePassword,
	editAccount,
	endOtherSessions,
	endSession,
	listSessions,
	readAccount,
	type Session,
} from "#shared/features/accounts/accountEndpoints.ts";
import { passwordProblem } from "#shared/features/accounts/passwordProblem.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import { LANGUAGES, type Language } from "#shared/features/event/text.ts";
import classes from "./AccountPage.module.css";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { useRoleName } from "./useRoleName.ts";

/** One's own account: name, language, password, roles, and where one is signed in. */
export function AccountPage() {
	const { t } = useConsoleTexts();
	const { email } = useActor();
	return (
		<>
			<PageHeader title={t("accounts.own.title")} description={email} />
			<div className={classes.columns}>
				<div className={classes.column}>
					<Profile />
					<Password />
				</div>
				<div className={classes.column}>
					<Sessions />
					<Roles />
				</div>
			</div>
		</>
	);
}

function Profile() {
	const { t } = useConsoleTexts();
	const actor = useActor();
	const { chooseLanguage } = useConsolePreferences();
	const [name, setName] = useState(actor.name);
	const [language, setLanguage] = useState<Language>(actor.language);
	const saving = useEndpointMutation(editAccount, {
		changes: [readAccount],
		handles: () => true,
		onDone: (account) => {
			chooseLanguage(account.language);
			notifications.show({ message: t("accounts.own.saved") });
		},
	});
	const isChanged = name.trim() !== actor.name || language !== actor.language;
	return (
		<Panel title={t("accounts.own.profile")}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (isChanged && name.trim() !== "") saving.mutate({ body: { name, language } });
				}}
			>
				<Stack gap="md">
					<TextInput
						label={t("accounts.name")}
						description={t("accounts.nameHint")}
						value={name}
						onChange={(event) => setName(event.currentTarget.value)}
						maxLength={ACCOUNT_NAME_MAX}
						autoComplete="name"
						required
						withAsterisk={false}
					/>
					<Select
						label={t("accounts.own.language")}
						value={language}
						onChange={(chosen) => setLanguage(chosen === "zh-CN" ? "zh-CN" : "en")}
						data={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
						allowDeselect={false}
					/>
					<RefusalAlert error={saving.error} />
					<div>
						<Button type="submit" loading={saving.isPending} disabled={!isChanged || name.trim() === ""}>
							{t("shell.save")}
						</Button>
					</div>
				</Stack>
			</form>
		</Panel>
	);
}

function Password() {
	const { t } = useConsoleTexts();
	const { email } = useActor();
	const [current, setCurrent] = useState("");
	const [next, setNext] = useState("");
	const changing = useEndpointMutation(changePassword, {
		changes: [listSessions],
		handles: () => true,
		onDone: () => {
			setCurrent("");
			setNext("");
			notifications.show({ message: t("accounts.own.changed") });
		},
	});
	const isWhole = current !== "" && passwordProblem(next, email) === null;
	return (
		<Panel title={t("accounts.own.password")} description={t("accounts.own.passwordText")}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (isWhole && !changing.isPending) changing.mutate({ body: { current, next } });
				}}
			>
				<Stack gap="md">
					<input type="email" autoComplete="username" value={email} readOnly hidden />
					<PasswordInput
						label={t("accounts.own.present")}
						value={current}
						onChange={(event) => setCurrent(event.currentTarget.value)}
						autoComplete="current-password"
						required
						withAsterisk={false}
					/>
					<NewPasswordField label={t("accounts.newPassword")} value={next} onChange={setNext} email={email} />
					<RefusalAlert error={changing.error} />
					<div>
						<Button type="submit" loading={changing.isPending} disabled={!isWhole}>
							{t("accounts.own.change")}
						</Button>
					</div>
				</Stack>
			</form>
		</Panel>
	);
}

function Roles() {
	const { t, i18n } = useConsoleTexts();
	const roleName = useRoleName();
	const { grants } = useActor();
	const { data: events = [] } = useEndpoint(listConsoleEvents, {});
	const placeOf = (eventId: string | null) => {
		const event = events.find((one) => one.eventId === eventId);
		return eventId === null ? t("accounts.own.everywhere") : event ? inLanguage(event.title, i18n) : eventId;
	};
	return (
		<Panel title={t("accounts.own.roles")}>
			{grants.length === 0 ? (
				<p className={classes.small}>{t("accounts.own.noRoles")}</p>
			) : (
				<ul className={classes.list}>
					{grants.map(({ role, eventId, boothId }) => (
						<li key={`${role} ${eventId} ${boothId}`} className={classes.role}>
							<span>
								{boothId === null ? roleName(role) : t("team.atBooth", { role: roleName(role), booth: boothId })}
							</span>
							<span className={classes.small}>{placeOf(eventId)}</span>
						</li>
					))}
				</ul>
			)}
		</Panel>
	);
}

function Sessions() {
	const { t } = useConsoleTexts();
	const { data: sessions, error, refetch } = useEndpoint(listSessions, {});
	const endingOthers = useEndpointMutation(endOtherSessions, {
		changes: [listSessions],
		onDone: () => notifications.show({ message: t("accounts.own.signedOutOthers") }),
	});
	const hasOthers = sessions?.some(({ isThis }) => !isThis) ?? false;
	return (
		<Panel
			title={t("accounts.own.sessions")}
			description={t("accounts.own.sessionsText")}
			flush
			actions={
				hasOthers && (
					<Button variant="default" size="xs" loading={endingOthers.isPending} onClick={() => endingOthers.mutate({})}>
						{t("accounts.own.signOutOthers")}
					</Button>
				)
			}
		>
			{error && !sessions ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : !sessions ? (
				<PageSkeleton rows={2} />
			) : (
				<ul className={classes.list}>
					{sessions.map((session) => (
						<SessionLine key={session.sessionId} session={session} />
					))}
				</ul>
			)}
		</Panel>
	);
}

function SessionLine({ session }: { readonly session: Session }) {
	const { t, language } = useConsoleTexts();
	const ending = useEndpointMutation(endSession, { changes: [listSessions] });
	const { sessionId, isThis, lastUsedAtMs, createdAtMs } = session;
	const device = session.device === "" ? t("accounts.own.unknownDevice") : session.device;
	const Icon = /iPhone|iPad|Android|Harmony/.test(device) ? IconDeviceMobile : IconDeviceDesktop;
	return (
		<li className={classes.session}>
			<Icon size={24} stroke={1.5} aria-hidden />
			<div className={classes.words}>
				{device}
				<div className={classes.small}>
					{t("accounts.own.lastUsed", { when: agoText(lastUsedAtMs, Date.now(), language) })}
					{" · "}
					{t("accounts.own.since", { when: momentText(createdAtMs, language) })}
				</div>
			</div>
			{isThis ? (
				<Badge variant="light">{t("accounts.own.thisDevice")}</Badge>
			) : (
				<Button
					variant="subtle"
					size="xs"
					aria-label={t("accounts.own.signOutNamed", { device })}
					loading={ending.isPending}
					onClick={() => ending.mutate({ params: { sessionId } })}
				>
					{t("accounts.own.signOut")}
				</Button>
			)}
		</li>
	);
}
