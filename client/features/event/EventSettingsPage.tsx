import { Alert, Button, Checkbox, Group, NumberInput, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { notifications } from "@mantine/notifications";
import { IconUsers } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type SetStateAction, useEffect, useMemo, useState } from "react";
import { agoText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { isRefusedFor } from "#client/ui/console/queryClient.ts";
import { SaveBar } from "#client/ui/console/SaveBar.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { readAgain, useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { EventSettings, HallFrame } from "#shared/features/event/EventDocument.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import { LANGUAGES, type Language, type LocalizedText } from "#shared/features/event/text.ts";
import type { PlanEntry, PlanObject } from "#shared/features/plan/PlanObject.ts";
import { editPlan, previewHall, readPlan } from "#shared/features/plan/planEndpoints.ts";
import { readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import { EntrySettings } from "./EntrySettings.tsx";
import classes from "./EventSettingsPage.module.css";
import {
	afterSaving,
	countChanges,
	editsOf,
	faultsOf,
	keptChanges,
	layOver,
	type SettingsConflict,
	type UnsavedChanges,
	withChange,
} from "./SettingsDraft.ts";
import { instantOf, timeZones, wallTime, zoneName } from "./zonedTime.ts";

/** What an event is called, when it is, how large its halls are, and who may come in. */
export function EventSettingsPage() {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const { may } = useActor();
	const plan = useEndpoint(readPlan, { params: { eventId } });
	const header = <PageHeader title={t("shell.section.event")} description={t("eventSettings.intro")} />;
	const mayEdit = may("event.edit", { eventId });
	if (plan.error && !plan.data) {
		return (
			<>
				{header}
				<ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
			</>
		);
	}
	return (
		<>
			{header}
			{plan.data ? <SettingsForm entries={plan.data.entries} mayEdit={mayEdit} /> : <PageSkeleton rows={8} />}
		</>
	);
}

interface SettingsFormProps {
	readonly entries: readonly PlanEntry[];
	readonly mayEdit: boolean;
}

function SettingsForm({ entries: all, mayEdit }: SettingsFormProps) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const queries = useQueryClient();
	const entries = useMemo(
		() =>
			all
				.filter(({ object }) => object.kind === "event" || object.kind === "hall")
				.sort((one, other) => one.position - other.position),
		[all],
	);
	const [typed, setTyped] = useUnsaved(eventId);
	const { unsaved, conflicts } = useMemo(() => layOver(entries, typed), [entries, typed]);
	const changes = countChanges(unsaved);
	const saving = useEndpointMutation(editPlan, {
		changes: [readPlan, readPublishing, listConsoleEvents, previewHall],
		handles: (error) => {
			// What changed is read, and laid under what was typed here.
			if (isRefusedFor(error, "revision-stale")) void readAgain(queries, readPlan);
			return isRefusedFor(error, "revision-stale");
		},
		onDone: ({ entries: saved }) => {
			setTyped((now) => afterSaving(now, saved));
			notifications.show({ message: t("eventSettings.saved") });
		},
	});
	const event = entries.find(({ object }) => object.kind === "event");
	const halls = entries.filter(({ object }) => object.kind === "hall");
	const shownOf = (entry: PlanEntry): PlanObject => unsaved[entry.objectId]?.object ?? entry.object;
	const change = (entry: PlanEntry, object: PlanObject) => setTyped(withChange(unsaved, entry, object));
	const faults = new Map(entries.map((entry) => [entry.objectId, faultsOf(shownOf(entry))]));
	const isFaulty = [...faults.values()].some(({ size }) => size > 0);
	const eventObject = event && shownOf(event);
	const languages = (eventObject?.kind === "event" ? eventObject.value.languages : undefined) ?? LANGUAGES;
	return (
		<Stack gap="md">
			{conflicts.map((conflict) => (
				<ConflictNotice
					key={conflict.objectId}
					conflict={conflict}
					onTheirs={() => {
						const { [conflict.objectId]: _mine, ...others } = unsaved;
						setTyped(others);
					}}
					onMine={() =>
						setTyped({
							...unsaved,
							[conflict.objectId]: {
								base: conflict.entry.revision,
								baseObject: conflict.entry.object,
								object: conflict.mine,
							},
						})
					}
				/>
			))}
			<fieldset className={classes.form} disabled={!mayEdit}>
				{event && eventObject?.kind === "event" && (
					<EventFields
						value={eventObject.value}
						faults={faults.get("event") ?? new Set()}
						languages={languages}
						onChange={(value) => change(event, { kind: "event", value })}
					/>
				)}
				<Panel title={t("eventSettings.halls")} description={t("eventSettings.hallsText")}>
					<Stack gap="lg">
						{halls.map((entry) => {
							const object = shownOf(entry);
							if (object.kind !== "hall") return null;
							return (
								<HallFields
									key={entry.objectId}
									value={object.value}
									faults={faults.get(entry.objectId) ?? new Set()}
									languages={languages}
									onChange={(value) => change(entry, { kind: "hall", value })}
								/>
							);
						})}
					</Stack>
				</Panel>
			</fieldset>
			{mayEdit && <EntrySettings eventId={eventId} />}
			<SaveBar
				changes={changes}
				isSaving={saving.isPending}
				hindrance={
					conflicts.length > 0 ? t("eventSettings.decideFirst") : isFaulty ? t("eventSettings.faulty") : undefined
				}
				onSave={() => saving.mutate({ params: { eventId }, body: { edits: editsOf(entries, unsaved) } })}
				onDiscard={() => setTyped({})}
			/>
		</Stack>
	);
}

/** Kept in the tab's storage: a closed or crashed page loses nothing. */
function useUnsaved(eventId: string): [UnsavedChanges, Dispatch<SetStateAction<UnsavedChanges>>] {
	const [storage] = useState(() => new DeviceStorage(() => window.sessionStorage));
	const key = `settings.${eventId}`;
	const [changes, setChanges] = useState<UnsavedChanges>(() => storage.read(key, keptChanges) ?? {});
	useEffect(() => storage.write(key, changes), [storage, key, changes]);
	return [changes, setChanges];
}

interface ConflictNoticeProps {
	readonly conflict: SettingsConflict;
	readonly onTheirs: () => void;
	readonly onMine: () => void;
}

/** Who changed the same meanwhile, and whose is to stand. */
function ConflictNotice({ conflict: { entry, fields }, onTheirs, onMine }: ConflictNoticeProps) {
	const { t, language } = useConsoleTexts();
	const [nowMs] = useState(Date.now);
	const object = entry.object;
	const name =
		object.kind === "hall" ? object.value.name[language] : object.kind === "event" ? object.value.title[language] : "";
	return (
		<Alert
			color="yellow"
			icon={<IconUsers size={18} />}
			role="alert"
			title={t("eventSettings.conflictTitle", { name })}
		>
			<Text size="sm">
				{t("eventSettings.conflictText", {
					name: entry.changedBy,
					when: agoText(entry.changedAtMs, nowMs, language),
					fields: fields.map((field) => t(`eventSettings.fields.${fieldName(field)}`)).join(", "),
				})}
			</Text>
			<Group gap="xs" mt="xs">
				<Button size="xs" variant="default" onClick={onTheirs}>
					{t("eventSettings.takeTheirs")}
				</Button>
				<Button size="xs" onClick={onMine}>
					{t("eventSettings.keepMine")}
				</Button>
			</Group>
		</Alert>
	);
}

type FieldName =
	| "title"
	| "summary"
	| "venue"
	| "dates"
	| "beforeOpening"
	| "afterClosing"
	| "languages"
	| "size"
	| "mood"
	| "capacity"
	| "instances";

const FIELD_NAMES: Readonly<Record<string, FieldName>> = {
	title: "title",
	name: "title",
	summary: "summary",
	venue: "venue",
	opensAt: "dates",
	closesAt: "dates",
	beforeOpening: "beforeOpening",
	afterClosing: "afterClosing",
	languages: "languages",
	size: "size",
	mood: "mood",
	capacity: "capacity",
	instances: "instances",
};

function fieldName(field: string): FieldName | "other" {
	return FIELD_NAMES[field] ?? "other";
}

interface EventFieldsProps {
	readonly value: EventSettings;
	readonly faults: ReadonlySet<string>;
	readonly languages: readonly Language[];
	readonly onChange: (value: EventSettings) => void;
}

function EventFields({ value, faults, languages, onChange }: EventFieldsProps) {
	const { t } = useConsoleTexts();
	const text = (
		field: "title" | "summary" | "venue" | "beforeOpening" | "afterClosing",
		maxLength: number,
		rows = 1,
	) => (
		<LocalizedTextInput
			label={t(`eventSettings.fields.${field}`)}
			value={value[field]}
			onChange={(words: LocalizedText) => onChange({ ...value, [field]: words })}
			languages={languages}
			maxLength={maxLength}
			rows={rows}
			required
			errors={Object.fromEntries(
				languages
					.filter((language) => faults.has(`${field}.${language}`))
					.map((one) => [one, t("eventSettings.missing")]),
			)}
		/>
	);
	return (
		<>
			<Panel title={t("eventSettings.texts")} description={t("eventSettings.textsText")}>
				<Stack gap="md">
					<Checkbox.Group
						label={t("eventSettings.fields.languages")}
						description={t("eventSettings.languagesText")}
						value={[...languages]}
						onChange={(chosen) => {
							const next = LANGUAGES.filter((language) => chosen.includes(language));
							if (next.length > 0) onChange({ ...value, languages: next });
						}}
					>
						<Group mt="xs">
							{LANGUAGES.map((language) => (
								<Checkbox
									key={language}
									value={language}
									label={<span lang={language}>{LANGUAGE_NAMES[language]}</span>}
									disabled={languages.length === 1 && languages[0] === language}
								/>
							))}
						</Group>
					</Checkbox.Group>
					{text("title", 120)}
					{text("summary", 600, 3)}
					{text("venue", 120)}
				</Stack>
			</Panel>
			<Panel title={t("eventSettings.fields.dates")} description={t("eventSettings.datesText")}>
				<Stack gap="md">
					<Dates value={value} onChange={onChange} />
					{text("beforeOpening", 600, 2)}
					{text("afterClosing", 600, 2)}
				</Stack>
			</Panel>
		</>
	);
}

function Dates({ value, onChange }: Pick<EventFieldsProps, "value" | "onChange">) {
	const { t } = useConsoleTexts();
	const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
	const [nowMs] = useState(Date.now);
	const zones = useMemo(
		() => [...new Set([zone, ...timeZones()])].map((one) => ({ value: one, label: zoneName(one, nowMs) })),
		[zone, nowMs],
	);
	const { opensAt, closesAt, ...rest } = value;
	const set = (dates: { opensAt?: string | undefined; closesAt?: string | undefined }) => {
		const next = { opensAt, closesAt, ...dates };
		onChange({
			...rest,
			...(next.opensAt === undefined ? {} : { opensAt: next.opensAt }),
			...(next.closesAt === undefined ? {} : { closesAt: next.closesAt }),
		});
	};
	const isBackwards = opensAt !== undefined && closesAt !== undefined && Date.parse(closesAt) <= Date.parse(opensAt);
	return (
		<>
			<div className={classes.three}>
				<DateTimePicker
					label={t("eventSettings.opensAt")}
					placeholder={t("eventSettings.always")}
					clearable
					valueFormat="YYYY-MM-DD HH:mm"
					value={opensAt === undefined ? null : wallTime(opensAt, zone)}
					onChange={(wall) => set({ opensAt: wall ? instantOf(wall, zone) : undefined })}
				/>
				<DateTimePicker
					label={t("eventSettings.closesAt")}
					placeholder={t("eventSettings.never")}
					clearable
					valueFormat="YYYY-MM-DD HH:mm"
					value={closesAt === undefined ? null : wallTime(closesAt, zone)}
					onChange={(wall) => set({ closesAt: wall ? instantOf(wall, zone) : undefined })}
					error={isBackwards && t("eventSettings.backwards")}
				/>
				<Select
					label={t("eventSettings.zone")}
					searchable
					allowDeselect={false}
					value={zone}
					onChange={(chosen) => {
						if (chosen) setZone(chosen);
					}}
					data={zones}
					limit={60}
				/>
			</div>
			<Text size="xs" c="dimmed">
				{t("eventSettings.zoneText")}
			</Text>
		</>
	);
}

interface HallFieldsProps {
	readonly value: HallFrame;
	readonly faults: ReadonlySet<string>;
	readonly languages: readonly Language[];
	readonly onChange: (value: HallFrame) => void;
}

function HallFields({ value, faults, languages, onChange }: HallFieldsProps) {
	const { t, language } = useConsoleTexts();
	const size = (side: "width" | "depth" | "height", min: number, max: number) => (
		<NumberInput
			label={t(`eventSettings.${side}`)}
			suffix=" m"
			min={min}
			max={max}
			decimalScale={2}
			value={value.size[side]}
			onChange={(metres) => onChange({ ...value, size: { ...value.size, [side]: Number(metres) } })}
			error={faults.has(`size.${side}`)}
		/>
	);
	return (
		<section className={classes.hall} aria-label={value.name[language]}>
			<LocalizedTextInput
				label={t("eventSettings.hallName")}
				value={value.name}
				onChange={(name) => onChange({ ...value, name })}
				languages={languages}
				maxLength={80}
				required
				errors={Object.fromEntries(
					languages.filter((one) => faults.has(`name.${one}`)).map((one) => [one, t("eventSettings.missing")]),
				)}
			/>
			<div className={classes.six}>
				{size("width", 8, 500)}
				{size("depth", 8, 500)}
				{size("height", 3, 50)}
				<NumberInput
					label={t("eventSettings.fields.capacity")}
					min={1}
					max={5000}
					allowDecimal={false}
					value={value.capacity}
					onChange={(capacity) => onChange({ ...value, capacity: Number(capacity) })}
					error={faults.has("capacity")}
				/>
				<NumberInput
					label={t("eventSettings.fields.instances")}
					min={1}
					max={20}
					allowDecimal={false}
					value={value.instances ?? 1}
					onChange={(instances) => onChange({ ...value, instances: Number(instances) })}
					error={faults.has("instances")}
				/>
				<div>
					<Text size="sm" fw={500} id={`mood-${value.id}`}>
						{t("eventSettings.fields.mood")}
					</Text>
					<SegmentedControl
						fullWidth
						aria-labelledby={`mood-${value.id}`}
						value={value.mood ?? "evening"}
						onChange={(mood) => onChange({ ...value, mood: mood as "day" | "evening" })}
						data={(["day", "evening"] as const).map((mood) => ({
							value: mood,
							label: t(`eventSettings.moods.${mood}`),
						}))}
					/>
				</div>
			</div>
			<Text size="sm" c="dimmed">
				{t("eventSettings.instancesHint")}
			</Text>
		</section>
	);
}
