import { Button, Checkbox, Group, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconArrowBackUp, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { momentText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import {
	type BoothForm,
	type BoothVersion,
	listBoothVersions,
	readBoothVersion,
	restoreBoothVersion,
} from "#shared/features/booths/boothEndpoints.ts";
import type { Language } from "#shared/features/event/text.ts";
import { Comparison } from "./Comparison.tsx";

interface VersionsTabProps {
	readonly eventId: string;
	readonly form: BoothForm;
	/** As it is on the page. */
	readonly draft: BoothDraft;
	readonly languages: readonly Language[];
	readonly mayRestore: boolean;
	readonly onRestored: (form: BoothForm) => void;
}

/** The form as it is now stands in the list as well. */
const NOW = 0;

/** What the booth was, each time that it was handed over, approved or brought back. */
export function VersionsTab({ eventId, form, draft, languages, mayRestore, onRestored }: VersionsTabProps) {
	const { t, language } = useConsoleTexts();
	const { boothId } = form;
	const { data: versions, error, refetch } = useEndpoint(listBoothVersions, { params: { eventId, boothId } });
	const [chosen, setChosen] = useState<readonly number[]>([]);
	const [restoring, setRestoring] = useState<BoothVersion>();
	if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!versions) return <PageSkeleton />;
	if (versions.length === 0) {
		return (
			<Panel>
				<EmptyState icon={IconHistory} title={t("boothForm.versions.none")}>
					{t("boothForm.versions.noneHelp")}
				</EmptyState>
			</Panel>
		);
	}

	// The two chosen last.
	const toggle = (version: number) =>
		setChosen(chosen.includes(version) ? chosen.filter((one) => one !== version) : [...chosen, version].slice(-2));
	const nameOf = (version: number) =>
		version === NOW ? t("boothForm.versions.now") : t("boothForm.versions.number", { number: version });
	const [older, newer] = [...chosen].sort((a, b) => (a === NOW ? 1 : b === NOW ? -1 : a - b));

	return (
		<Stack gap="md">
			<Panel title={t("boothForm.versions.title")} description={t("boothForm.versions.help")} flush>
				<Table.ScrollContainer minWidth={620}>
					<Table>
						<Table.Thead>
							<Table.Tr>
								<Table.Th w={48}>
									<VisuallyHidden>{t("boothForm.versions.compare")}</VisuallyHidden>
								</Table.Th>
								<Table.Th>{t("boothForm.versions.version")}</Table.Th>
								<Table.Th>{t("boothForm.versions.why")}</Table.Th>
								<Table.Th>{t("boothForm.versions.when")}</Table.Th>
								<Table.Th>{t("boothForm.versions.who")}</Table.Th>
								<Table.Th />
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							<Table.Tr>
								<Table.Td>
									<Checkbox
										checked={chosen.includes(NOW)}
										onChange={() => toggle(NOW)}
										aria-label={t("boothForm.versions.choose", { version: nameOf(NOW) })}
									/>
								</Table.Td>
								<Table.Td fw={600}>{nameOf(NOW)}</Table.Td>
								<Table.Td>{t(`boothForm.state.${form.review.state}`)}</Table.Td>
								<Table.Td style={{ whiteSpace: "nowrap" }}>{momentText(form.changedAtMs, language)}</Table.Td>
								<Table.Td>{form.changedBy}</Table.Td>
								<Table.Td />
							</Table.Tr>
							{versions.map((version) => (
								<Table.Tr key={version.version}>
									<Table.Td>
										<Checkbox
											checked={chosen.includes(version.version)}
											onChange={() => toggle(version.version)}
											aria-label={t("boothForm.versions.choose", { version: nameOf(version.version) })}
										/>
									</Table.Td>
									<Table.Td fw={600}>
										{nameOf(version.version)}
										{form.review.approvedVersion === version.version && (
											<Text span size="xs" c="var(--good)" ml={8}>
												{t("boothForm.versions.goesLive")}
											</Text>
										)}
									</Table.Td>
									<Table.Td>{t(`boothForm.versions.kind.${version.kind}`)}</Table.Td>
									<Table.Td style={{ whiteSpace: "nowrap" }}>{momentText(version.atMs, language)}</Table.Td>
									<Table.Td>{version.by}</Table.Td>
									<Table.Td>
										{mayRestore && (
											<Group justify="flex-end">
												<Button
													variant="subtle"
													size="xs"
													leftSection={<IconArrowBackUp size={16} />}
													onClick={() => setRestoring(version)}
												>
													{t("boothForm.versions.restore")}
												</Button>
											</Group>
										)}
									</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			</Panel>
			{older !== undefined && newer !== undefined ? (
				<VersionPair
					eventId={eventId}
					boothId={boothId}
					older={older}
					newer={newer}
					now={draft}
					nameOf={nameOf}
					languages={languages}
				/>
			) : (
				<Text size="sm" c="dimmed" ta="center" role="status">
					{t("boothForm.versions.chooseTwo")}
				</Text>
			)}
			<ConfirmAction
				opened={restoring !== undefined}
				onClose={() => setRestoring(undefined)}
				title={t("boothForm.versions.restoreTitle", { number: restoring?.version ?? 0 })}
				confirm={t("boothForm.versions.restore")}
				onConfirm={async () => {
					const restored = await callEndpoint(restoreBoothVersion, {
						params: { eventId, boothId, version: String(restoring!.version) },
						body: { base: form.revision },
					});
					onRestored(restored);
					await refetch();
				}}
			>
				{t("boothForm.versions.restoreText")}
			</ConfirmAction>
		</Stack>
	);
}

interface VersionPairProps {
	readonly eventId: string;
	readonly boothId: string;
	readonly older: number;
	readonly newer: number;
	readonly now: BoothDraft;
	readonly nameOf: (version: number) => string;
	readonly languages: readonly Language[];
}

function VersionPair({ eventId, boothId, older, newer, now, nameOf, languages }: VersionPairProps) {
	const read = (version: number) => ({ params: { eventId, boothId, version: String(version) } });
	const before = useEndpoint(readBoothVersion, read(older), { enabled: older !== NOW });
	const after = useEndpoint(readBoothVersion, read(newer), { enabled: newer !== NOW });
	const error = before.error ?? after.error;
	if (error) return <ErrorState error={error} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />;
	const [was, is] = [older === NOW ? now : before.data?.draft, newer === NOW ? now : after.data?.draft];
	if (!was || !is) return <PageSkeleton />;
	return (
		<Comparison before={was} after={is} beforeName={nameOf(older)} afterName={nameOf(newer)} languages={languages} />
	);
}
