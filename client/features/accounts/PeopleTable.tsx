import { ActionIcon, Badge, Menu, Modal, Stack, Table, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconKey, IconSearch, IconUserCheck, IconUserMinus, IconUserOff } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { CopyLink } from "#client/ui/console/CopyLink.tsx";
import { agoText, momentText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import {
	createReset,
	disableAccount,
	enableAccount,
	listPeople,
	type Person,
	readAudit,
	readProgress,
	takeRoleAway,
} from "#shared/features/accounts/peopleEndpoints.ts";
import classes from "./PeoplePage.module.css";
import { useBoothNames } from "./useBoothNames.ts";
import { useRoleName } from "./useRoleName.ts";

type HeldRole = Person["roles"][number];

/** What is asked about somebody before it is done. */
type Asking =
	| { readonly what: "take-away"; readonly person: Person; readonly role: HeldRole }
	| { readonly what: "disable"; readonly person: Person };

interface PeopleTableProps {
	readonly eventId: string;
	readonly mayManage: boolean;
}

/** The accounts with a role in the event. */
export function PeopleTable({ eventId, mayManage }: PeopleTableProps) {
	const { t, language } = useConsoleTexts();
	const roleName = useRoleName();
	const { accountId: ownId } = useActor();
	const { shortNameOf } = useBoothNames(eventId);
	const { data: people, error, refetch } = useEndpoint(listPeople, { params: { eventId } });
	const [wanted, setWanted] = useState("");
	const [asking, setAsking] = useState<Asking | null>(null);
	const [link, setLink] = useState<{ person: Person; address: string; expiresAtMs: number } | null>(null);
	const changes = [listPeople, readProgress, readAudit];
	const takingAway = useEndpointMutation(takeRoleAway, { changes, handles: () => true });
	const disabling = useEndpointMutation(disableAccount, { changes, handles: () => true });
	const enabling = useEndpointMutation(enableAccount, { changes });
	const resetting = useEndpointMutation(createReset, { changes: [readAudit] });

	const roleText = ({ role, boothId }: HeldRole) =>
		boothId === null ? roleName(role) : t("team.atBooth", { role: roleName(role), booth: shortNameOf(boothId) });

	if (error && !people) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!people) return <PageSkeleton />;
	const words = wanted.trim().toLowerCase();
	const found = people.filter((person) =>
		[person.name, person.email, ...person.roles.map(roleText)].some((text) => text.toLowerCase().includes(words)),
	);
	return (
		<Panel flush>
			<div className={classes.tools}>
				<TextInput
					className={classes.search ?? ""}
					aria-label={t("team.search")}
					placeholder={t("team.search")}
					leftSection={<IconSearch size={16} />}
					value={wanted}
					onChange={(event) => setWanted(event.currentTarget.value)}
				/>
			</div>
			<Table.ScrollContainer minWidth={620}>
				<Table>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("team.person")}</Table.Th>
							<Table.Th>{t("team.roles")}</Table.Th>
							<Table.Th>{t("team.lastSignedIn")}</Table.Th>
							{mayManage && <Table.Th aria-label={t("shell.actions")} />}
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{found.map((person) => (
							<Table.Tr key={person.accountId} className={person.isDisabled ? (classes.gone ?? "") : ""}>
								<Table.Td className={classes.who ?? ""}>
									<span className={classes.name}>{person.name}</span>{" "}
									{person.accountId === ownId && (
										<Badge size="sm" variant="light">
											{t("team.you")}
										</Badge>
									)}
									{person.isDisabled && (
										<Badge size="sm" color="gray">
											{t("team.disabled")}
										</Badge>
									)}
									<div className={classes.small}>{person.email}</div>
								</Table.Td>
								<Table.Td>
									<div className={classes.badges}>
										{person.roles.length === 0 && <span className={classes.small}>{t("team.noRole")}</span>}
										{person.roles.map((role) => (
											<Badge key={role.grantId} variant="light" {...(role.role === "owner" ? { color: "orange" } : {})}>
												{roleText(role)}
											</Badge>
										))}
									</div>
								</Table.Td>
								<Table.Td className={classes.when ?? ""}>
									{person.lastSignedInAtMs === null
										? t("team.never")
										: agoText(person.lastSignedInAtMs, Date.now(), language)}
								</Table.Td>
								{mayManage && (
									<Table.Td className={classes.end ?? ""}>
										<PersonMenu
											person={person}
											isOneself={person.accountId === ownId}
											roleText={roleText}
											onTakeAway={(role) => setAsking({ what: "take-away", person, role })}
											onReset={() =>
												resetting.mutate(
													{ params: { eventId, accountId: person.accountId } },
													{ onSuccess: (reset) => setLink({ person, ...reset }) },
												)
											}
											onDisable={() => setAsking({ what: "disable", person })}
											onEnable={() =>
												enabling.mutate(
													{ params: { eventId, accountId: person.accountId } },
													{
														onSuccess: () =>
															notifications.show({ message: t("team.isEnabled", { name: person.name }) }),
													},
												)
											}
										/>
									</Table.Td>
								)}
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			</Table.ScrollContainer>
			{found.length === 0 && <p className={classes.nothing}>{t("team.nothingFound")}</p>}
			<ConfirmAction
				opened={asking?.what === "take-away"}
				onClose={() => setAsking(null)}
				title={t("team.takeAwayTitle")}
				confirm={t("team.takeAwayConfirm")}
				isDangerous
				onConfirm={async () => {
					if (asking?.what !== "take-away") return;
					const { person, role } = asking;
					await takingAway.mutateAsync({
						params: { eventId, accountId: person.accountId, grantId: role.grantId },
					});
					notifications.show({ message: t("team.tookAway") });
				}}
			>
				{asking?.what === "take-away" &&
					t("team.takeAwayText", { name: asking.person.name, role: roleText(asking.role) })}
			</ConfirmAction>
			<ConfirmAction
				opened={asking?.what === "disable"}
				onClose={() => setAsking(null)}
				title={t("team.disableTitle", { name: asking?.person.name ?? "" })}
				confirm={t("team.disable")}
				isDangerous
				onConfirm={async () => {
					if (asking?.what !== "disable") return;
					const { accountId, name } = asking.person;
					await disabling.mutateAsync({ params: { eventId, accountId } });
					notifications.show({ message: t("team.isDisabled", { name }) });
				}}
			>
				{t("team.disableText")}
			</ConfirmAction>
			<Modal opened={link !== null} onClose={() => setLink(null)} title={t("team.resetTitle")} size="lg" centered>
				{link && (
					<Stack gap="md">
						<Text size="sm">
							{t("team.resetText", {
								name: link.person.name,
								when: momentText(link.expiresAtMs, language),
							})}
						</Text>
						<CopyLink label={link.person.email} address={link.address} />
					</Stack>
				)}
			</Modal>
		</Panel>
	);
}

interface PersonMenuProps {
	readonly person: Person;
	readonly isOneself: boolean;
	readonly roleText: (role: HeldRole) => string;
	readonly onTakeAway: (role: HeldRole) => void;
	readonly onReset: () => void;
	readonly onDisable: () => void;
	readonly onEnable: () => void;
}

function PersonMenu({ person, isOneself, roleText, onTakeAway, onReset, onDisable, onEnable }: PersonMenuProps) {
	const { t } = useConsoleTexts();
	const { name, roles, isInReach, isDisabled } = person;
	const takeable = roles.filter(({ isMine }) => isMine);
	if (takeable.length === 0 && !isInReach) return null;
	return (
		<Menu position="bottom-end" width={260}>
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" aria-label={t("team.actionsFor", { name })}>
					<IconDots size={18} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				{isInReach && (
					<Menu.Item leftSection={<IconKey size={16} />} onClick={onReset} disabled={isDisabled}>
						{t("team.reset")}
					</Menu.Item>
				)}
				{takeable.map((role) => (
					<Menu.Item
						key={role.grantId}
						color="red"
						leftSection={<IconUserMinus size={16} />}
						onClick={() => onTakeAway(role)}
					>
						{t("team.takeAway", { role: roleText(role) })}
					</Menu.Item>
				))}
				{isInReach && !isOneself && (
					<>
						<Menu.Divider />
						{isDisabled ? (
							<Menu.Item leftSection={<IconUserCheck size={16} />} onClick={onEnable}>
								{t("team.enable")}
							</Menu.Item>
						) : (
							<Menu.Item color="red" leftSection={<IconUserOff size={16} />} onClick={onDisable}>
								{t("team.disable")}
							</Menu.Item>
						)}
					</>
				)}
			</Menu.Dropdown>
		</Menu>
	);
}
