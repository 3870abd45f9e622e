import { Alert, Button, Group, Stack, TagsInput, Text } from "@mantine/core";
import { IconAlertCircle, IconInfoCircle, IconSend } from "@tabler/icons-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useNotifyRefused } from "#client/ui/console/useNotifyRefused.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothDraft, type BoothProblem, readBoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { type BoothForm, submitBooth } from "#shared/features/booths/boothEndpoints.ts";
import { contentOfDraft } from "#shared/features/booths/contentOfDraft.ts";
import type { DraftPath } from "#shared/features/booths/draftDifferences.ts";
import { LANGUAGES, type Language } from "#shared/features/event/text.ts";
import classes from "./BoothFormTab.module.css";
import { type SlotInPreview, useBoothParts } from "./BoothParts.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import type { DraftKeeper } from "./DraftKeeper.ts";
import { fieldName, slotName } from "./fieldNames.ts";
import { jumpToField } from "./jumpToField.ts";
import { LookFields } from "./LookFields.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { problemText } from "./problemText.ts";
import { SlotsFields, slotsToFill } from "./SlotsFields.tsx";
import { TemplateChooser } from "./TemplateChooser.tsx";
import { useStand } from "./useStand.ts";

const MOST_KEYWORDS = 20;

interface BoothFormTabProps {
	readonly eventId: string;
	readonly number: string;
	readonly languages: readonly Language[];
	readonly keeper: DraftKeeper;
	readonly isReadOnly: boolean;
	/** It was handed to the organizer. */
	readonly onSubmitted: (form: BoothForm) => void;
}

/** Everything that a booth shows, and beside it how that looks: as it is typed. */
export function BoothFormTab({ eventId, number, languages, keeper, isReadOnly, onSubmitted }: BoothFormTabProps) {
	const { t, language } = useConsoleTexts();
	const { BoothPreview, BudgetMeter } = useBoothParts();
	const { draft, form, keeping, taken } = useStore(keeper.store);
	const stand = useStand(draft.template);
	const slots = useMemo(() => (stand.status === "read" ? stand.stand.template.slots : []), [stand]);
	const [open, setOpen] = useState<string | null>(null);
	const [hovered, setHovered] = useState<string | null>(null);
	/** What is missing is told once somebody wanted to submit; before, the form is only not finished. */
	const [isAsked, setAsked] = useState(form.review.state === "returned");
	const root = useRef<HTMLDivElement>(null);

	const problems = useProblems(draft, languages, form.problems);
	const errorOf = useCallback(
		(path: string) => {
			const problem =
				problems.find((one) => one.path === path) ?? problems.find((one) => one.path.startsWith(`${path}.`));
			if (!problem || (problem.code === "missing" && !isAsked)) return undefined;
			return problemText(t, problem);
		},
		[problems, isAsked, t],
	);
	const change = (next: BoothDraft) => keeper.change(next);
	const content = useMemo(
		() => contentOfDraft(draft, stand.status === "read" ? stand.stand : null, languages),
		[draft, stand, languages],
	);
	const marked = useMemo<readonly SlotInPreview[]>(
		() =>
			slotsToFill(slots).map((slot) => {
				const isEmpty = content.exhibits[slot.name] === undefined;
				const name = slotName(t, slot);
				return { slot, isEmpty, label: isEmpty ? t("boothForm.slotEmpty", { name }) : name };
			}),
		[slots, content, t],
	);

	const openSlot = (slot: string) => {
		setOpen(slot);
		jumpSoon(root.current, ["exhibits", slot]);
	};
	const jump = (path: DraftPath) => {
		if (path[0] === "exhibits" && path[1]) setOpen(path[1]);
		jumpSoon(root.current, path);
	};
	const errorsOf = (name: string) =>
		Object.fromEntries(LANGUAGES.map((one) => [one, errorOf(`${name}.${one}`)])) as Partial<Record<Language, string>>;

	return (
		<div className={classes.columns} ref={root}>
			<div className={classes.form}>
				{form.review.state === "returned" && form.review.comment && (
					<Alert color="orange" variant="light" icon={<IconAlertCircle size={18} />} title={t("boothForm.returned")}>
						<Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
							{form.review.comment}
						</Text>
					</Alert>
				)}
				{form.review.state === "submitted" && (
					<Alert color="blue" variant="light" icon={<IconInfoCircle size={18} />} title={t("boothForm.submitted")}>
						{t("boothForm.submittedHelp")}
					</Alert>
				)}
				{taken && (
					<Alert
						color="teal"
						variant="light"
						withCloseButton
						closeButtonLabel={t("shell.done")}
						onClose={() => keeper.dismissTaken()}
						title={t("boothForm.taken", { who: taken.by })}
					>
						{taken.paths.map((path) => fieldName(t, path, slots)).join(", ")}
					</Alert>
				)}
				<Panel title={t("boothForm.part.stand")} description={t("boothForm.part.standHelp")}>
					<TemplateChooser eventId={eventId} draft={draft} stand={stand} onChange={change} isReadOnly={isReadOnly} />
				</Panel>
				<Panel title={t("boothForm.part.texts")}>
					<Stack gap="md">
						{(["name", "tagline", "description"] as const).map((name) => (
							<div key={name} data-field={name}>
								<LocalizedTextInput
									label={t(`boothForm.field.${name}`)}
									value={draft[name]}
									onChange={(text) => change({ ...draft, [name]: text })}
									languages={languages}
									maxLength={TEXT_LENGTHS[name]}
									rows={name === "description" ? 4 : 1}
									errors={errorsOf(name)}
									disabled={isReadOnly}
									required
								/>
							</div>
						))}
						<div data-field="keywords">
							<TagsInput
								label={t("boothForm.field.keywords")}
								description={t("boothForm.keywordsHelp")}
								value={[...draft.keywords]}
								onChange={(keywords) =>
									change({ ...draft, keywords: keywords.map((word) => word.trim().slice(0, 40)).filter(Boolean) })
								}
								maxTags={MOST_KEYWORDS}
								disabled={isReadOnly}
								clearable
							/>
						</div>
					</Stack>
				</Panel>
				<Panel title={t("boothForm.part.look")}>
					<LookFields
						eventId={eventId}
						draft={draft}
						number={number}
						errorOf={errorOf}
						onChange={change}
						isReadOnly={isReadOnly}
					/>
				</Panel>
				<Panel title={t("boothForm.part.exhibits")} description={t("boothForm.part.exhibitsHelp")}>
					{stand.status === "read" ? (
						<SlotsFields
							eventId={eventId}
							draft={draft}
							slots={slots}
							languages={languages}
							open={open}
							onOpen={setOpen}
							errorOf={errorOf}
							onChange={change}
							isReadOnly={isReadOnly}
						/>
					) : (
						<Text size="sm" c="dimmed">
							{stand.status === "reading" ? t("boothForm.reading") : t("boothForm.noStand")}
						</Text>
					)}
				</Panel>
				{!isReadOnly && (
					<Submit
						eventId={eventId}
						keeper={keeper}
						problems={problems}
						onAsked={() => setAsked(true)}
						onSubmitted={onSubmitted}
						list={<ProblemList problems={problems} draft={draft} slots={slots} onJump={jump} />}
					/>
				)}
			</div>
			<aside className={classes.beside} aria-label={t("boothForm.preview")}>
				<div className={classes.preview}>
					<BoothPreview
						content={content}
						language={languages.includes(language) ? language : languages[0]!}
						number={number}
						slots={marked}
						litSlot={hovered ?? open}
						onSlot={openSlot}
						onHover={setHovered}
					/>
				</div>
				{BudgetMeter && <BudgetMeter eventId={eventId} boothId={draft.id} />}
			</aside>
			<ConflictDialog keeping={keeping} slots={slots} onResolve={(choices) => keeper.resolve(choices)} />
		</div>
	);
}

const TEXT_LENGTHS = { name: 60, tagline: 120, description: 1200 } as const;

/** What is opened for it is there with the next frame or two. */
function jumpSoon(root: HTMLElement | null, path: DraftPath): void {
	setTimeout(() => {
		if (root) jumpToField(root, path);
	}, 180);
}

/** Of shape: as it is typed. Of slots and files: what the server last found, where the draft still says so. */
function useProblems(
	draft: BoothDraft,
	languages: readonly Language[],
	kept: readonly BoothProblem[],
): readonly BoothProblem[] {
	return useMemo(() => {
		const read = readBoothDraft(draft, languages);
		const own = "problems" in read ? read.problems : [];
		const others = kept.filter(({ code }) => code !== "missing" && code !== "invalid");
		const all = [...own, ...others];
		// Of a text in one language only, both say the same.
		const hidden = (path: string) =>
			languages.length === 1 && LANGUAGES.some((one) => !languages.includes(one) && path.endsWith(`.${one}`));
		return all.filter(({ path, code }, at) => {
			if (hidden(path)) return false;
			return all.findIndex((one) => one.path === path && one.code === code) === at;
		});
	}, [draft, languages, kept]);
}

interface SubmitProps {
	readonly eventId: string;
	readonly keeper: DraftKeeper;
	readonly problems: readonly BoothProblem[];
	readonly list: React.ReactNode;
	readonly onAsked: () => void;
	readonly onSubmitted: (form: BoothForm) => void;
}

/** Hands the booth to the organizer, or says what is missing. */
function Submit({ eventId, keeper, problems, list, onAsked, onSubmitted }: SubmitProps) {
	const { t } = useConsoleTexts();
	const notifyRefused = useNotifyRefused();
	const { form, keeping } = useStore(keeper.store);
	const [isAsking, setAsking] = useState(false);
	const [wasRefused, setRefused] = useState(false);
	const isDone = form.review.state === "submitted" && keeping.status === "kept";
	const isApproved = form.review.state === "approved" && keeping.status === "kept";

	const ask = () => {
		onAsked();
		if (problems.length > 0) setRefused(true);
		else setAsking(true);
	};
	const submit = async () => {
		if (!(await keeper.flush())) throw new RequestRefused(submitBooth.path, { reason: "offline" });
		const { form: kept } = keeper.store.getState();
		try {
			const submitted = await callEndpoint(submitBooth, {
				params: { eventId, boothId: kept.boothId },
				body: { base: kept.revision },
			});
			keeper.takeAsKept(submitted);
			onSubmitted(submitted);
		} catch (error) {
			if (error instanceof RequestRefused && error.reason === "incomplete") {
				// The server knows of files and slots what this page does not.
				keeper.hear({ ...kept, problems: error.details as BoothProblem[] });
				setRefused(true);
				return;
			}
			notifyRefused(error);
			throw error;
		}
	};

	return (
		<Panel title={t("boothForm.part.submit")} description={t("boothForm.part.submitHelp")}>
			<Stack gap="sm">
				{problems.length > 0 && (
					<Alert
						color={wasRefused ? "red" : "gray"}
						variant="light"
						icon={<IconAlertCircle size={18} />}
						title={t("boothForm.missing", { count: problems.length })}
						role={wasRefused ? "alert" : "note"}
					>
						{list}
					</Alert>
				)}
				<Group justify="flex-end">
					<Button leftSection={<IconSend size={16} />} onClick={ask} disabled={isDone || isApproved}>
						{isDone ? t("boothForm.isSubmitted") : isApproved ? t("boothForm.isApproved") : t("boothForm.submit")}
					</Button>
				</Group>
			</Stack>
			<ConfirmAction
				opened={isAsking}
				onClose={() => setAsking(false)}
				title={t("boothForm.submitTitle")}
				confirm={t("boothForm.submit")}
				onConfirm={submit}
			>
				{t("boothForm.submitText")}
			</ConfirmAction>
		</Panel>
	);
}
