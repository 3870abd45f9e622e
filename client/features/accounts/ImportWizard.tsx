import { Alert, Anchor, Badge, Button, Group, Modal, Select, Stack, Switch, Table, Text } from "@mantine/core";
import { IconCircleCheck, IconDownload, IconFileSpreadsheet } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { FileDrop } from "#client/ui/console/FileDrop.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { readAgain, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { type ConsoleT, useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { EndpointReplyOf } from "#shared/endpoint.ts";
import {
	type CheckedRow,
	type CheckedSheet,
	type ExhibitorRow,
	SHEET_MAX_BYTES,
	SHEET_MAX_ROWS,
	type SheetColumn,
} from "#shared/features/accounts/ExhibitorSheet.ts";
import {
	downloadInvitations,
	INVITATION_DAYS,
	importExhibitors,
	listInvitations,
	previewExhibitors,
	readAudit,
	readProgress,
} from "#shared/features/accounts/peopleEndpoints.ts";
import { listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { DaysSelect } from "./InviteFields.tsx";
import classes from "./PeoplePage.module.css";

const TEMPLATES = ["inline", "corner", "island", "twin-table", "gallery", "theatre"] as const;

interface ImportWizardProps {
	readonly eventId: string;
	readonly opened: boolean;
	readonly onClose: () => void;
	/** It is done, and closed. */
	readonly onDone: () => void;
}

type Imported = EndpointReplyOf<typeof importExhibitors>;
type Step =
	| { readonly at: "file" }
	| { readonly at: "rows"; readonly sheet: CheckedSheet; readonly fileName: string }
	| { readonly at: "done"; readonly imported: Imported };

/** A spreadsheet of exhibitors: chosen, looked at row by row, and only then imported. */
export function ImportWizard({ eventId, opened, onClose, onDone }: ImportWizardProps) {
	const { t } = useConsoleTexts();
	const [step, setStep] = useState<Step>({ at: "file" });
	const close = () => {
		onClose();
		if (step.at === "done") onDone();
		setStep({ at: "file" });
	};
	return (
		<Modal
			opened={opened}
			onClose={close}
			title={step.at === "done" ? t("team.sheet.done") : t("team.sheet.title")}
			size={step.at === "rows" ? 980 : "lg"}
			centered
			closeOnClickOutside={step.at !== "rows"}
		>
			{step.at === "file" && (
				<ChooseFile eventId={eventId} onRead={(sheet, fileName) => setStep({ at: "rows", sheet, fileName })} />
			)}
			{step.at === "rows" && (
				<LookAtRows
					eventId={eventId}
					sheet={step.sheet}
					fileName={step.fileName}
					onAnother={() => setStep({ at: "file" })}
					onImported={(imported) => setStep({ at: "done", imported })}
				/>
			)}
			{step.at === "done" && <Done eventId={eventId} imported={step.imported} onClose={close} />}
		</Modal>
	);
}

interface ChooseFileProps {
	readonly eventId: string;
	readonly onRead: (sheet: CheckedSheet, fileName: string) => void;
}

function ChooseFile({ eventId, onRead }: ChooseFileProps) {
	const { t } = useConsoleTexts();
	const [error, setError] = useState<unknown>(null);
	const reading = useEndpointMutation(previewExhibitors, { handles: () => true });
	const [isReading, setReading] = useState(false);
	const read = async (file: File) => {
		setError(null);
		setReading(true);
		try {
			const sheet = await reading.mutateAsync({ params: { eventId }, body: { file: await base64Of(file) } });
			onRead(sheet, file.name);
		} catch (refused) {
			setError(refused);
		} finally {
			setReading(false);
		}
	};
	return (
		<Stack gap="md">
			<Text size="sm" lh={1.7}>
				{t("team.sheet.intro")}
			</Text>
			<FileDrop
				onDrop={([file]: File[]) => file && void read(file)}
				onReject={() => setError(new RequestRefused("sheet", { reason: "too-large" }))}
				maxSize={SHEET_MAX_BYTES}
				maxFiles={1}
				multiple={false}
				loading={isReading}
			>
				<span className={classes.drop}>
					<IconFileSpreadsheet size={40} stroke={1.25} aria-hidden />
					<Text component="span" fw={500}>
						{isReading ? t("team.sheet.reading") : t("team.sheet.drop")}
					</Text>
					<Text component="span" size="sm" c="dimmed">
						{t("team.sheet.dropHint", { rows: SHEET_MAX_ROWS })}
					</Text>
				</span>
			</FileDrop>
			<MissingColumns error={error} />
			<div>
				<Anchor href={exampleAddress()} download="exhibitors.csv" size="sm">
					<Group gap={6} component="span" display="inline-flex">
						<IconDownload size={16} aria-hidden /> {t("team.sheet.example")}
					</Group>
				</Anchor>
			</div>
		</Stack>
	);
}

/** Which ones, where columns are missing; else why in a sentence. */
function MissingColumns({ error }: { readonly error: unknown }) {
	const { t } = useConsoleTexts();
	if (!(error instanceof RequestRefused) || error.reason !== "sheet-columns") return <RefusalAlert error={error} />;
	const missing = (error.details ?? []) as readonly SheetColumn[];
	return (
		<Alert color="red" variant="light" role="alert">
			{t("team.sheet.missing", { columns: columnNames(missing, t) })}
		</Alert>
	);
}

function columnNames(columns: readonly SheetColumn[], t: ConsoleT): string {
	return columns.map((column) => t(`team.sheet.columns.${column}`)).join(", ");
}

interface LookAtRowsProps {
	readonly eventId: string;
	readonly sheet: CheckedSheet;
	readonly fileName: string;
	readonly onAnother: () => void;
	readonly onImported: (imported: Imported) => void;
}

function LookAtRows({ eventId, sheet, fileName, onAnother, onImported }: LookAtRowsProps) {
	const { t } = useConsoleTexts();
	const queries = useQueryClient();
	const [isOnlyWrong, setOnlyWrong] = useState(false);
	const [template, setTemplate] = useState<string>("inline");
	const [days, setDays] = useState<number>(INVITATION_DAYS.usual);
	const importing = useEndpointMutation(importExhibitors, { handles: () => true, onDone: onImported });
	const wrong = sheet.rows.filter(({ problems }) => problems.length > 0);
	const good = sheet.rows.filter(({ problems }) => problems.length === 0);
	const newBooths = new Set(good.filter(({ isNewBooth }) => isNewBooth).map(({ boothId }) => boothId)).size;
	const shown = isOnlyWrong ? wrong : sheet.rows;
	const start = () =>
		importing.mutate(
			{ params: { eventId }, body: { rows: good.map(asRow), template, days } },
			{ onSuccess: () => readAgain(queries, listInvitations, readProgress, listBooths, readAudit) },
		);
	return (
		<Stack gap="md">
			<Group justify="space-between" gap="sm">
				<div className={classes.facts}>
					<Text fw={500}>{fileName}</Text>
					<Badge variant="light">{t("team.sheet.found", { count: good.length })}</Badge>
					{newBooths > 0 && (
						<Badge variant="light" color="blue">
							{t("team.sheet.newBooths", { count: newBooths })}
						</Badge>
					)}
					{wrong.length > 0 && (
						<Badge variant="light" color="red">
							{t("team.sheet.wrong", { count: wrong.length })}
						</Badge>
					)}
				</div>
				{wrong.length > 0 && (
					<Switch
						label={t("team.sheet.onlyWrong")}
						checked={isOnlyWrong}
						onChange={(event) => setOnlyWrong(event.currentTarget.checked)}
					/>
				)}
			</Group>
			{sheet.ignored.length > 0 && (
				<Text size="sm" c="dimmed">
					{t("team.sheet.ignored", { columns: sheet.ignored.join(", ") })}
				</Text>
			)}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
			<section className={classes.sheetTable} tabIndex={0} aria-label={fileName}>
				<Table verticalSpacing="xs" horizontalSpacing="sm">
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("team.sheet.row")}</Table.Th>
							<Table.Th>{t("team.sheet.company")}</Table.Th>
							<Table.Th>{t("team.sheet.boothIs")}</Table.Th>
							<Table.Th>{t("team.sheet.contact")}</Table.Th>
							<Table.Th>{t("team.sheet.problem")}</Table.Th>
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{shown.map((row) => (
							<Row key={row.row} row={row} />
						))}
					</Table.Tbody>
				</Table>
			</section>
			{wrong.length > 0 && (
				<Text size="sm" c="dimmed">
					{t("team.sheet.mendHint")}
				</Text>
			)}
			<Group grow align="flex-start">
				<Select
					label={t("team.sheet.template")}
					description={t("team.sheet.templateHint")}
					value={template}
					onChange={(chosen) => setTemplate(chosen ?? template)}
					data={TEMPLATES.map((one) => ({ value: one, label: t(`team.sheet.templates.${one}`) }))}
					allowDeselect={false}
					inputWrapperOrder={["label", "input", "description"]}
				/>
				<DaysSelect value={days} onChange={setDays} />
			</Group>
			<RefusalAlert error={importing.error} />
			<Group justify="flex-end" gap="sm">
				<Button variant="default" onClick={onAnother} disabled={importing.isPending}>
					{t("team.sheet.another")}
				</Button>
				<Button onClick={start} loading={importing.isPending} disabled={good.length === 0}>
					{wrong.length > 0 && good.length > 0
						? `${t("team.sheet.leaveOut")} (${good.length})`
						: t("team.sheet.confirm", { count: good.length })}
				</Button>
			</Group>
		</Stack>
	);
}

function Row({ row }: { readonly row: CheckedRow }) {
	const { t } = useConsoleTexts();
	const { companyZh, companyEn, boothNumber, isNewBooth, contact, email, problems } = row;
	return (
		<Table.Tr className={problems.length > 0 ? (classes.wrong ?? "") : ""}>
			<Table.Td>{row.row}</Table.Td>
			<Table.Td>
				{companyZh || companyEn}
				{companyZh !== "" && companyEn !== "" && <div className={classes.small}>{companyEn}</div>}
			</Table.Td>
			<Table.Td>
				{boothNumber}{" "}
				{isNewBooth && (
					<Badge size="xs" variant="light" color="blue">
						{t("team.sheet.isNew")}
					</Badge>
				)}
			</Table.Td>
			<Table.Td>
				{contact}
				<div className={classes.small}>{email}</div>
			</Table.Td>
			<Table.Td className={problems.length > 0 ? (classes.problem ?? "") : (classes.small ?? "")}>
				{problems.length === 0
					? t("team.sheet.fine")
					: problems.map((problem) => <div key={problem}>{t(`team.sheet.problems.${problem}`)}</div>)}
			</Table.Td>
		</Table.Tr>
	);
}

interface DoneProps {
	readonly eventId: string;
	readonly imported: Imported;
	readonly onClose: () => void;
}

function Done({ eventId, imported: { boothsMade, invitations, alreadyThere }, onClose }: DoneProps) {
	const { t } = useConsoleTexts();
	return (
		<Stack gap="md">
			<Group gap="sm" wrap="nowrap" align="flex-start">
				<IconCircleCheck size={28} color="var(--good)" aria-hidden />
				<div>
					<Text>{t("team.sheet.doneInvited", { count: invitations.length })}</Text>
					{boothsMade > 0 && <Text>{t("team.sheet.doneBooths", { count: boothsMade })}</Text>}
					{alreadyThere > 0 && <Text>{t("team.sheet.doneThere", { count: alreadyThere })}</Text>}
				</div>
			</Group>
			<Text size="sm" c="dimmed">
				{t("team.sheet.doneHint")}
			</Text>
			<Group justify="flex-end" gap="sm">
				<Button
					component="a"
					href={endpointAddress(downloadInvitations, { params: { eventId } })}
					download
					variant="default"
					leftSection={<IconDownload size={18} />}
				>
					{t("team.download")}
				</Button>
				<Button onClick={onClose} data-autofocus>
					{t("shell.done")}
				</Button>
			</Group>
		</Stack>
	);
}

function asRow({ boothId: _, isNewBooth: __, problems: ___, ...row }: CheckedRow): ExhibitorRow {
	return row;
}

/** With a mark, so that Excel reads its Chinese. */
function exampleAddress(): string {
	const lines = [
		["展位号 Booth", "公司名称 (中文)", "Company name (English)", "联系人 Contact", "邮箱 E-mail"].join(","),
		["A12", "虹跨孪生科技", "Hongkua Twins", "林晓", "lin@example.com"].join(","),
		["A14", "漕河泾动力", "Caohejing Power", "Ada Chen", "ada@example.com"].join(","),
	];
	return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${lines.join("\r\n")}\r\n`)}`;
}

async function base64Of(file: File): Promise<string> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = "";
	// In pieces: a call takes only so many arguments.
	for (let from = 0; from < bytes.length; from += 0x8000) {
		binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
	}
	return btoa(binary);
}
