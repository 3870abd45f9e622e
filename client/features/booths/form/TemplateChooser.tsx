import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCube, IconExclamationCircle, IconX } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { type ConsoleT, useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { SLOT_KINDS } from "#shared/features/booths/BoothDocument.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { changeTemplate, type TemplateChange } from "#shared/features/booths/changeTemplate.ts";
import type { StandCheck } from "#shared/features/media/Media.ts";
import { boothMedia } from "#shared/features/media/mediaEndpoints.ts";
import formClasses from "./BoothFormTab.module.css";
import { useBoothParts } from "./BoothParts.ts";
import { slotNameIn } from "./fieldNames.ts";
import { StandPlan } from "./StandPlan.tsx";
import classes from "./TemplateChooser.module.css";
import { readStand, type StandReading, standAddress, TEMPLATE_NAMES, type TemplateName } from "./useStand.ts";

interface TemplateChooserProps {
	readonly eventId: string;
	readonly draft: BoothDraft;
	readonly stand: StandReading;
	readonly onChange: (draft: BoothDraft) => void;
	readonly isReadOnly: boolean;
}

/** Picture cards of the six stands, and a place for an own one. What another stand has no place for is told first. */
export function TemplateChooser({ eventId, draft, stand, onChange, isReadOnly }: TemplateChooserProps) {
	const { t } = useConsoleTexts();
	const { MediaPicker } = useBoothParts();
	const group = useId();
	const [pending, setPending] = useState<TemplateChange>();
	const stands = useQueries({
		queries: TEMPLATE_NAMES.map((name) => ({
			queryKey: ["stand", standAddress(name)],
			queryFn: ({ signal }: { signal: AbortSignal }) => readStand(standAddress(name), signal),
			staleTime: Number.POSITIVE_INFINITY,
		})),
	});
	const now = stand.status === "read" ? stand.stand.template : null;
	const isOwn = typeof draft.template !== "string";

	const choose = (template: BoothDraft["template"], to: BoothTemplate | undefined) => {
		if (!to) {
			onChange({ ...draft, template });
			return;
		}
		const change = changeTemplate(draft, template, { from: now, to });
		if (change.lost.length > 0) setPending(change);
		else onChange(change.draft);
	};
	const chooseOwn = (address: string) => {
		if (address === "") return choose({ model: "" }, undefined);
		readStand(address).then(
			({ template }) => choose({ model: address }, template),
			// What it lacks is told beside it.
			() => choose({ model: address }, undefined),
		);
	};

	return (
		<fieldset data-field="template" disabled={isReadOnly} className={formClasses.plain}>
			<legend className={classes.legend}>{t("boothForm.field.template")}</legend>
			<div className={classes.grid}>
				{TEMPLATE_NAMES.map((name, at) => {
					const known = stands[at]?.data?.template;
					const isChosen = draft.template === name;
					return (
						<label key={name} className={classes.card} data-chosen={isChosen || undefined}>
							<input
								type="radio"
								className={classes.radio}
								name={group}
								checked={isChosen}
								onChange={() => choose(name, known)}
							/>
							{known ? <StandPlan template={known} /> : <span className={classes.plan} />}
							<span className={classes.name}>
								{t(`boothForm.template.${name}`)}
								{known && (
									<span className={classes.size}>
										{known.footprint.width} × {known.footprint.depth} m
									</span>
								)}
							</span>
							<span className={classes.slots}>{known ? slotsText(t, known) : t("boothForm.reading")}</span>
						</label>
					);
				})}
				<label className={`${classes.card} ${classes.own}`} data-chosen={isOwn || undefined}>
					<input
						type="radio"
						className={classes.radio}
						name={group}
						checked={isOwn}
						onChange={() => {
							if (!isOwn) onChange({ ...draft, template: { model: "" } });
						}}
					/>
					<IconCube size={36} stroke={1.3} />
					<span className={classes.name}>{t("boothForm.template.own")}</span>
					<span className={classes.slots}>{t("boothForm.template.ownHelp")}</span>
				</label>
			</div>
			{isOwn && (
				<Stack gap="sm" mt="md" data-field="template.model">
					<MediaPicker
						eventId={eventId}
						boothId={draft.id}
						kind="stand"
						value={typeof draft.template === "string" ? "" : draft.template.model}
						onChange={chooseOwn}
						label={t("boothForm.template.own")}
					/>
					<OwnStand eventId={eventId} boothId={draft.id} stand={stand} address={standAddress(draft.template)} />
				</Stack>
			)}
			<Modal
				opened={pending !== undefined}
				onClose={() => setPending(undefined)}
				title={t("boothForm.lost.title")}
				centered
			>
				{pending && (
					<Stack gap="md">
						<Text size="sm">{t("boothForm.lost.text")}</Text>
						<List size="sm">
							{pending.lost.map(({ slot, exhibit }) => (
								<List.Item key={slot}>
									{slotNameIn(t, now?.slots ?? [], slot)}: {t(`boothForm.kind.${exhibit.kind}`)}
								</List.Item>
							))}
						</List>
						<Group justify="flex-end">
							<Button variant="default" onClick={() => setPending(undefined)} data-autofocus>
								{t("common.cancel")}
							</Button>
							<Button
								color="red"
								onClick={() => {
									onChange(pending.draft);
									setPending(undefined);
								}}
							>
								{t("boothForm.lost.confirm")}
							</Button>
						</Group>
					</Stack>
				)}
			</Modal>
		</fieldset>
	);
}

interface OwnStandProps {
	readonly eventId: string;
	readonly boothId: string;
	readonly stand: StandReading;
	readonly address: string;
}

/** What an own stand has, and what it lacks. */
function OwnStand({ eventId, boothId, stand, address }: OwnStandProps) {
	const { t } = useConsoleTexts();
	const { data } = useEndpoint(boothMedia.list, { params: { eventId, boothId } }, { enabled: address !== "" });
	const item = data?.items.find((one) => one.address === address);
	const checks = item?.checklist ?? [];
	if (stand.status === "none") return <Text size="sm">{t("boothForm.own.how")}</Text>;
	return (
		<Stack gap="xs">
			{stand.status === "failed" && (
				<Alert
					color="red"
					variant="light"
					icon={<IconExclamationCircle size={18} />}
					title={t("boothForm.own.unusable")}
				>
					{stand.fault === null ? t("boothForm.own.unreachable") : <span lang="en">{stand.fault}</span>}
				</Alert>
			)}
			{stand.status === "read" && (
				<Alert color="teal" variant="light" icon={<IconCheck size={18} />} title={t("boothForm.own.usable")}>
					{slotsText(t, stand.stand.template)}
				</Alert>
			)}
			{checks.length > 0 && (
				<List size="sm" spacing={4}>
					{checks.map((check) => (
						<Check key={check.code} check={check} />
					))}
				</List>
			)}
		</Stack>
	);
}

const MARKS = {
	ok: <IconCheck size={16} color="var(--good)" />,
	warning: <IconExclamationCircle size={16} color="var(--warn)" />,
	missing: <IconX size={16} color="var(--bad)" />,
} as const;

function Check({ check }: { readonly check: StandCheck }) {
	const { t } = useConsoleTexts();
	return (
		<List.Item icon={MARKS[check.result]}>
			<span className={classes.legend}>{t(`boothForm.own.result.${check.result}`)}</span>{" "}
			{t(`boothForm.own.check.${check.code}`)}
			{check.result !== "ok" && check.detail && (
				<Text span size="xs" c="dimmed" lang="en">
					{" "}
					{check.detail}
				</Text>
			)}
		</List.Item>
	);
}

/** "2 posters · 1 screen · …" */
export function slotsText(t: ConsoleT, { slots }: BoothTemplate): string {
	return SLOT_KINDS.filter((kind) => kind !== "fascia")
		.map((kind) => ({ kind, count: slots.filter((slot) => slot.kind === kind).length }))
		.filter(({ count }) => count > 0)
		.map(({ kind, count }) => t(`boothForm.slots.${kind}`, { count }))
		.join(" · ");
}

export function templateText(t: ConsoleT, template: BoothDraft["template"]): string {
	if (typeof template !== "string") return t("boothForm.template.own");
	return TEMPLATE_NAMES.includes(template as TemplateName)
		? t(`boothForm.template.${template as TemplateName}`)
		: template;
}
