import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { momentText } from "#client/ui/console/dates.ts";
import { Panel } from "#client/ui/console/Panel.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { approveBooth, type BoothForm, readBoothVersion, returnBooth } from "#shared/features/booths/boothEndpoints.ts";
import { contentOfDraft } from "#shared/features/booths/contentOfDraft.ts";
import type { BoothBudget } from "#shared/features/budget/BoothBudget.ts";
import type { Language } from "#shared/features/event/text.ts";
import classes from "./BoothFormTab.module.css";
import { useBoothParts } from "./BoothParts.ts";
import { Comparison } from "./Comparison.tsx";
import { DraftSummary } from "./DraftSummary.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { ReviewBadge } from "./ReviewBadge.tsx";
import { useStand } from "./useStand.ts";

interface ReviewTabProps {
	readonly eventId: string;
	readonly number: string;
	readonly form: BoothForm;
	readonly languages: readonly Language[];
	readonly onReviewed: (form: BoothForm) => void;
}

/** The organizer's look at a booth: in 3D, in words, and what differs from what was approved; then yes, or what to change. */
export function ReviewTab({ eventId, number, form, languages, onReviewed }: ReviewTabProps) {
	const { t, language } = useConsoleTexts();
	const { BoothPreview, BudgetMeter } = useBoothParts();
	const { boothId, draft, review, problems } = form;
	const stand = useStand(draft.template);
	const slots = stand.status === "read" ? stand.stand.template.slots : [];
	const content = useMemo(
		() => contentOfDraft(draft, stand.status === "read" ? stand.stand : null, languages),
		[draft, stand, languages],
	);
	const approved = useEndpoint(
		readBoothVersion,
		{ params: { eventId, boothId, version: String(review.approvedVersion ?? 0) } },
		{ enabled: review.approvedVersion !== null },
	);
	const [isReturning, setReturning] = useState(false);
	const [over, setOver] = useState<BoothBudget | null>(null);
	const [isBusy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);

	const approve = async (overBudgetReason?: string) => {
		setBusy(true);
		setError(null);
		try {
			const body = { base: form.revision, ...(overBudgetReason === undefined ? {} : { overBudgetReason }) };
			onReviewed(await callEndpoint(approveBooth, { params: { eventId, boothId }, body }));
			setOver(null);
		} catch (refused) {
			if (refused instanceof RequestRefused && refused.reason === "over-budget")
				setOver(refused.details as BoothBudget);
			else if (refused instanceof RequestRefused && refused.reason === "revision-stale") {
				onReviewed(refused.details as BoothForm);
				setError(refused);
			} else setError(refused);
		} finally {
			setBusy(false);
		}
	};

	const isApproved = review.state === "approved";
	return (
		<div className={classes.columns}>
			<div className={classes.form}>
				<Panel
					title={t("boothForm.review.title")}
					actions={<ReviewBadge state={review.state} />}
					description={
						review.state === "submitted" && review.submittedAtMs !== null
							? t("boothForm.review.submitted", {
									who: form.changedBy,
									when: momentText(review.submittedAtMs, language),
								})
							: t("boothForm.review.changed", { who: form.changedBy, when: momentText(form.changedAtMs, language) })
					}
				>
					<Stack gap="md">
						{review.state === "returned" && review.comment && (
							<Alert color="orange" variant="light" title={t("boothForm.review.comment")}>
								<Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
									{review.comment}
								</Text>
							</Alert>
						)}
						{problems.length > 0 && (
							<Alert color="red" variant="light" title={t("boothForm.missing", { count: problems.length })}>
								<ProblemList problems={problems} draft={draft} slots={slots} />
							</Alert>
						)}
						<RefusalAlert error={error} />
						<Group justify="flex-end">
							<Button
								variant="default"
								leftSection={<IconArrowBackUp size={16} />}
								onClick={() => setReturning(true)}
								disabled={review.state !== "submitted"}
							>
								{t("boothForm.review.return")}
							</Button>
							<Button
								leftSection={<IconCheck size={16} />}
								onClick={() => void approve()}
								loading={isBusy}
								disabled={isApproved || problems.length > 0}
							>
								{isApproved ? t("boothForm.isApproved") : t("boothForm.review.approve")}
							</Button>
						</Group>
						<Text size="xs" c="dimmed" ta="right">
							{t("boothForm.review.approveHelp")}
						</Text>
					</Stack>
				</Panel>
				{review.approvedVersion !== null && approved.data && !isApproved && (
					<Comparison
						before={approved.data.draft}
						after={draft}
						beforeName={t("boothForm.review.approvedVersion", { number: review.approvedVersion })}
						afterName={t("boothForm.versions.now")}
						languages={languages}
					/>
				)}
				<Panel title={t("boothForm.review.content")}>
					<DraftSummary draft={draft} slots={slots} languages={languages} />
				</Panel>
			</div>
			<aside className={classes.beside} aria-label={t("boothForm.preview")}>
				<div className={classes.preview}>
					<BoothPreview
						content={content}
						number={number}
						language={languages.includes(language) ? language : languages[0]!}
					/>
				</div>
				{BudgetMeter && <BudgetMeter eventId={eventId} boothId={boothId} />}
			</aside>
			<ReturnDialog
				opened={isReturning}
				onClose={() => setReturning(false)}
				onReturn={async (comment) =>
					onReviewed(await callEndpoint(returnBooth, { params: { eventId, boothId }, body: { comment } }))
				}
			/>
			<OverBudgetDialog
				budget={over}
				onClose={() => setOver(null)}
				isBusy={isBusy}
				onApprove={(reason) => void approve(reason)}
			/>
		</div>
	);
}

interface ReturnDialogProps {
	readonly opened: boolean;
	readonly onClose: () => void;
	readonly onReturn: (comment: string) => Promise<unknown>;
}

function ReturnDialog({ opened, onClose, onReturn }: ReturnDialogProps) {
	const { t } = useConsoleTexts();
	const [error, setError] = useState<unknown>(null);
	const form = useForm({
		initialValues: { comment: "" },
		validate: { comment: (value) => (value.trim() === "" ? t("boothForm.review.commentMissing") : null) },
	});
	return (
		<Modal opened={opened} onClose={onClose} title={t("boothForm.review.returnTitle")} centered>
			<form
				onSubmit={form.onSubmit(async ({ comment }) => {
					setError(null);
					try {
						await onReturn(comment.trim());
						form.reset();
						onClose();
					} catch (refused) {
						setError(refused);
					}
				})}
			>
				<Stack gap="md">
					<Textarea
						label={t("boothForm.review.comment")}
						description={t("boothForm.review.commentHelp")}
						minRows={4}
						autosize
						maxLength={2000}
						data-autofocus
						required
						{...form.getInputProps("comment")}
					/>
					<RefusalAlert error={error} />
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							{t("common.cancel")}
						</Button>
						<Button type="submit" color="orange" loading={form.submitting}>
							{t("boothForm.review.return")}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}

interface OverBudgetDialogProps {
	readonly budget: BoothBudget | null;
	readonly isBusy: boolean;
	readonly onClose: () => void;
	readonly onApprove: (reason: string) => void;
}

function OverBudgetDialog({ budget, isBusy, onClose, onApprove }: OverBudgetDialogProps) {
	const { t, language } = useConsoleTexts();
	const form = useForm({
		initialValues: { reason: "" },
		validate: { reason: (value) => (value.trim() === "" ? t("boothForm.review.reasonMissing") : null) },
	});
	const said = (axis: BoothBudget["over"][number], value: number) => {
		const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
		return axis === "textureBytes" || axis === "bytes"
			? `${number.format(value / 1024 / 1024)} MB`
			: number.format(value);
	};
	return (
		<Modal opened={budget !== null} onClose={onClose} title={t("boothForm.review.overTitle")} centered>
			{budget && (
				<form onSubmit={form.onSubmit(({ reason }) => onApprove(reason.trim()))}>
					<Stack gap="md">
						<Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
							<Stack gap={2}>
								{budget.over.map((axis) => (
									<Text size="sm" key={axis}>
										{t("boothForm.review.overBy", {
											what: t(`boothForm.axis.${axis}`),
											used: said(axis, budget.used[axis]),
											share: said(axis, budget.share[axis]),
										})}
									</Text>
								))}
							</Stack>
						</Alert>
						<Textarea
							label={t("boothForm.review.reason")}
							description={t("boothForm.review.reasonHelp")}
							minRows={3}
							autosize
							maxLength={500}
							data-autofocus
							required
							{...form.getInputProps("reason")}
						/>
						<Group justify="flex-end">
							<Button variant="default" onClick={onClose}>
								{t("common.cancel")}
							</Button>
							<Button type="submit" color="orange" loading={isBusy}>
								{t("boothForm.review.approveAnyway")}
							</Button>
						</Group>
					</Stack>
				</form>
			)}
		</Modal>
	);
}
