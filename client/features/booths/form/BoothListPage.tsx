import { ActionIcon, Badge, Button, Menu, SegmentedControl, Table, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import {
	IconBuildingStore,
	IconChecklist,
	IconDots,
	IconForms,
	IconHistory,
	IconPlus,
	IconSearch,
	IconSearchOff,
	IconTrash,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { agoText, momentText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { readAgain, useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothInList, listBooths, removeBooth } from "#shared/features/booths/boothEndpoints.ts";
import { readPlan } from "#shared/features/plan/planEndpoints.ts";
import { readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import classes from "./BoothListPage.module.css";
import { BOOTH_FILTERS, type BoothFilter, findBooths, passes } from "./boothBoard.ts";
import { NewBoothDialog } from "./NewBoothDialog.tsx";
import { ReviewBadge } from "./ReviewBadge.tsx";
import { templateText } from "./TemplateChooser.tsx";

/** All booths of an event: who is how far, and whose turn it is. */
export function BoothListPage() {
	const { t, i18n } = useConsoleTexts();
	const event = useEvent();
	const { eventId } = event;
	const { may } = useActor();
	const { data: booths, error, refetch } = useEndpoint(listBooths, { params: { eventId } });
	const [query, setQuery] = useSearchParams();
	const [search, setSearch] = useState(query.get("search") ?? "");
	const [words] = useDebouncedValue(search, 150);
	const [isAdding, setAdding] = useState(false);
	const [removing, setRemoving] = useState<BoothInList>();
	const queries = useQueryClient();
	const filter = BOOTH_FILTERS.find((one) => one === query.get("show")) ?? "all";
	const mayEdit = may("event.edit", { eventId });
	const mayReview = may("booth.review", { eventId });
	const nameOf = (booth: BoothInList) => inLanguage(booth.name, i18n) || booth.boothId;

	const header = (
		<PageHeader
			title={t("boothForm.list.title")}
			description={t("boothForm.list.help")}
			actions={
				mayEdit && (
					<Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
						{t("boothForm.list.add")}
					</Button>
				)
			}
		/>
	);
	if (error && !booths) {
		return (
			<>
				{header}
				<ErrorState error={error} onRetry={() => void refetch()} />
			</>
		);
	}
	if (!booths) {
		return (
			<>
				{header}
				<PageSkeleton />
			</>
		);
	}
	const shown = findBooths(booths, filter, words);
	const choose = (chosen: BoothFilter) => setQuery(chosen === "all" ? {} : { show: chosen }, { replace: true });
	return (
		<>
			{header}
			{booths.length === 0 ? (
				<Panel>
					<EmptyState
						icon={IconBuildingStore}
						title={t("boothForm.list.none")}
						action={
							mayEdit && (
								<Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
									{t("boothForm.list.add")}
								</Button>
							)
						}
					>
						{t("boothForm.list.noneHelp")}
					</EmptyState>
				</Panel>
			) : (
				<Panel flush>
					<div className={classes.tools}>
						<TextInput
							className={classes.search ?? ""}
							leftSection={<IconSearch size={16} />}
							placeholder={t("boothForm.list.search")}
							aria-label={t("boothForm.list.search")}
							type="search"
							value={search}
							onChange={({ currentTarget }) => setSearch(currentTarget.value)}
						/>
						<div className={classes.filters}>
							<SegmentedControl
								size="sm"
								aria-label={t("boothForm.list.filter")}
								value={filter}
								onChange={(chosen) => choose(chosen as BoothFilter)}
								data={BOOTH_FILTERS.map((one) => ({
									value: one,
									label: (
										<span className={classes.filter}>
											{t(`boothForm.list.filters.${one}`)}
											<span className={classes.count}>{booths.filter((booth) => passes(booth, one)).length}</span>
										</span>
									),
								}))}
							/>
						</div>
					</div>
					{shown.length === 0 ? (
						<EmptyState
							icon={IconSearchOff}
							title={t("boothForm.list.noMatch")}
							action={
								<Button
									variant="default"
									onClick={() => {
										setSearch("");
										choose("all");
									}}
								>
									{t("boothForm.list.showAll")}
								</Button>
							}
						>
							{t("boothForm.list.noMatchHelp")}
						</EmptyState>
					) : (
						<Table.ScrollContainer minWidth={760}>
							<Table highlightOnHover>
								<Table.Thead>
									<Table.Tr>
										<Table.Th>{t("boothForm.list.number")}</Table.Th>
										<Table.Th>{t("boothForm.list.booth")}</Table.Th>
										<Table.Th>{t("boothForm.list.stand")}</Table.Th>
										<Table.Th>{t("boothForm.list.state")}</Table.Th>
										<Table.Th ta="right">{t("boothForm.list.problems")}</Table.Th>
										<Table.Th>{t("boothForm.list.changed")}</Table.Th>
										<Table.Th aria-label={t("boothForm.list.more", { booth: "" })} />
									</Table.Tr>
								</Table.Thead>
								<Table.Tbody>
									{shown.map((booth) => (
										<Row
											key={booth.boothId}
											booth={booth}
											name={nameOf(booth)}
											mayReview={mayReview}
											onRemove={mayEdit ? () => setRemoving(booth) : undefined}
										/>
									))}
								</Table.Tbody>
							</Table>
						</Table.ScrollContainer>
					)}
					<Text size="xs" c="dimmed" p="sm" role="status">
						{t("boothForm.list.counts", { shown: shown.length, all: booths.length })}
					</Text>
				</Panel>
			)}
			<NewBoothDialog
				opened={isAdding}
				onClose={() => setAdding(false)}
				eventId={eventId}
				languages={event.languages}
				taken={booths.map(({ boothId }) => boothId)}
			/>
			<ConfirmAction
				opened={removing !== undefined}
				onClose={() => setRemoving(undefined)}
				title={t("boothForm.list.removeTitle", { booth: removing ? nameOf(removing) : "" })}
				confirm={t("boothForm.list.remove").replace("…", "")}
				{...(removing ? { typed: removing.number ?? removing.boothId } : {})}
				onConfirm={async () => {
					await callEndpoint(removeBooth, { params: { eventId, boothId: removing!.boothId } });
					notifications.show({ color: "teal", message: t("boothForm.list.removed", { booth: nameOf(removing!) }) });
					await readAgain(queries, listBooths, readPlan, readPublishing);
				}}
			>
				{t("boothForm.list.removeText")}
			</ConfirmAction>
		</>
	);
}

interface RowProps {
	readonly booth: BoothInList;
	readonly name: string;
	readonly mayReview: boolean;
	readonly onRemove: (() => void) | undefined;
}

function Row({ booth, name, mayReview, onRemove }: RowProps) {
	const { t, language } = useConsoleTexts();
	const { eventId } = useEvent();
	const navigate = useNavigate();
	const { boothId, number, review, problems, changedAtMs, changedBy, isLive, template } = booth;
	const place = `/console/events/${eventId}/booths/${boothId}`;
	return (
		<Table.Tr>
			<Table.Td fw={700}>
				{number ?? (
					<Text span size="xs" c="dimmed" fw={400}>
						{t("boothForm.list.notPlaced")}
					</Text>
				)}
			</Table.Td>
			<Table.Td>
				<Link to={place} className={classes.name}>
					{name}
				</Link>
			</Table.Td>
			<Table.Td>{templateText(t, template)}</Table.Td>
			<Table.Td>
				<span className={classes.states}>
					<ReviewBadge state={review.state} />
					{isLive && (
						<Badge tt="none" variant="dot" color="green">
							{t("boothForm.list.isLive")}
						</Badge>
					)}
				</span>
			</Table.Td>
			<Table.Td ta="right" className={classes.problems} data-some={problems > 0 || undefined}>
				{problems}
			</Table.Td>
			<Table.Td>
				<Text size="sm" title={momentText(changedAtMs, language)} style={{ whiteSpace: "nowrap" }}>
					{agoText(changedAtMs, Date.now(), language)}
				</Text>
				<Text size="xs" c="dimmed">
					{changedBy}
				</Text>
			</Table.Td>
			<Table.Td>
				<div className={classes.actions}>
					{mayReview && review.state === "submitted" && (
						<Button size="xs" component={Link} to={`${place}?tab=review`} leftSection={<IconChecklist size={16} />}>
							{t("boothForm.list.review")}
						</Button>
					)}
					<Menu position="bottom-end">
						<Menu.Target>
							<ActionIcon variant="subtle" color="gray" aria-label={t("boothForm.list.more", { booth: name })}>
								<IconDots size={18} />
							</ActionIcon>
						</Menu.Target>
						<Menu.Dropdown>
							<Menu.Item leftSection={<IconForms size={16} />} onClick={() => void navigate(`${place}?tab=form`)}>
								{t("boothForm.list.open")}
							</Menu.Item>
							{mayReview && (
								<Menu.Item
									leftSection={<IconChecklist size={16} />}
									onClick={() => void navigate(`${place}?tab=review`)}
								>
									{t("boothForm.list.review")}
								</Menu.Item>
							)}
							<Menu.Item leftSection={<IconHistory size={16} />} onClick={() => void navigate(`${place}?tab=versions`)}>
								{t("boothForm.list.versions")}
							</Menu.Item>
							{onRemove && (
								<>
									<Menu.Divider />
									<Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={onRemove}>
										{t("boothForm.list.remove")}
									</Menu.Item>
								</>
							)}
						</Menu.Dropdown>
					</Menu>
				</div>
			</Table.Td>
		</Table.Tr>
	);
}
