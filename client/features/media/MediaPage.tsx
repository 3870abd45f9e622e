import {
	ActionIcon,
	Badge,
	Button,
	Group,
	Loader,
	Menu,
	Modal,
	Progress,
	SegmentedControl,
	Select,
	Stack,
	Text,
	TextInput,
} from "@mantine/core";
import { IconDots, IconPencil, IconPhotoPlus, IconScale, IconSearch, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { agoText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useNotifyRefused } from "#client/ui/console/useNotifyRefused.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { MEDIA_KINDS, type MediaItem, type MediaKind, type MediaList } from "#shared/features/media/Media.ts";
import type { MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { MediaThumbnail } from "./MediaThumbnail.tsx";
import { bytesText, factsText } from "./mediaText.ts";
import { type ModelPreview, ReductionReport, StandChecklist } from "./ReductionReport.tsx";
import { RefusedFile } from "./RefusedFile.tsx";
import { UploadLine } from "./UploadLine.tsx";
import { UploadZone } from "./UploadZone.tsx";
import { useFileUploads } from "./useFileUploads.ts";
import { isUnsettled, originalAddress, useMediaActions, useMediaList } from "./useMedia.ts";

interface MediaPageProps {
	/** Shows a GLB in 3D, for comparing; numbers alone without one. */
	readonly ModelPreview?: ModelPreview;
}

/** All that was uploaded for an event and its booths. */
export function MediaPage({ ModelPreview }: MediaPageProps) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	return (
		<>
			<PageHeader title={t("media.title")} description={t("media.intro")} />
			<MediaSection eventId={eventId} boothId={null} {...(ModelPreview ? { ModelPreview } : {})} />
		</>
	);
}

interface MediaSectionProps extends MediaPlace, MediaPageProps {}

/** What was uploaded for an event, with all its booths, or for one booth: seen, found, named, compared, removed. */
export function MediaSection({ eventId, boothId, ModelPreview }: MediaSectionProps) {
	const place: MediaPlace = { eventId, boothId };
	const actor = useActor();
	const mayEdit =
		boothId === null ? actor.may("event.edit", { eventId }) : actor.may("booth.edit", { eventId, boothId });
	const [isBusy, setBusy] = useState(false);
	const { data: list, error, refetch } = useMediaList(place, { isBusy });
	const isUnsettledNow = list?.items.some(isUnsettled) ?? false;
	if (isUnsettledNow !== isBusy) setBusy(isUnsettledNow);
	if (error && !list) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!list) return <PageSkeleton />;
	return (
		<Stack gap="lg">
			{mayEdit && <UploadPanel place={place} onSent={() => void refetch()} />}
			<Usage list={list} />
			<Shelf place={place} list={list} mayEdit={mayEdit} ModelPreview={ModelPreview} />
		</Stack>
	);
}

function UploadPanel({ place, onSent }: { readonly place: MediaPlace; readonly onSent: () => void }) {
	const { t } = useConsoleTexts();
	const [kind, setKind] = useState<MediaKind>("image");
	const { uploads, add, cancel, forget } = useFileUploads(place);
	return (
		<Panel title={t("media.upload")}>
			<Stack gap="sm">
				<SegmentedControl
					value={kind}
					onChange={(chosen) => setKind(chosen as MediaKind)}
					data={MEDIA_KINDS.map((one) => ({ value: one, label: t(`media.kind.${one}`) }))}
					aria-label={t("media.kindOfFile")}
					style={{ overflowX: "auto" }}
				/>
				<UploadZone
					kind={kind}
					multiple
					onFiles={(files) => {
						for (const upload of add(files, kind)) {
							// From then on the list shows it.
							upload.state.subscribe(({ status }) => {
								if (status !== "sent") return;
								forget(upload);
								onSent();
							});
						}
					}}
				/>
				{uploads.map((upload) => (
					<UploadLine key={upload.key} upload={upload} onCancel={() => cancel(upload)} />
				))}
			</Stack>
		</Panel>
	);
}

function Usage({ list: { usedBytes, quotaBytes } }: { readonly list: MediaList }) {
	const { t, language } = useConsoleTexts();
	const words = t("media.usage", { used: bytesText(usedBytes, language), quota: bytesText(quotaBytes, language) });
	return (
		<div>
			<Text size="sm" mb={4}>
				{words}
			</Text>
			<Progress value={(100 * usedBytes) / quotaBytes} size="sm" aria-label={words} />
		</div>
	);
}

interface ShelfProps {
	readonly place: MediaPlace;
	readonly list: MediaList;
	readonly mayEdit: boolean;
	readonly ModelPreview: ModelPreview | undefined;
}

function Shelf({ place, list, mayEdit, ModelPreview }: ShelfProps) {
	const { t } = useConsoleTexts();
	const [kind, setKind] = useState<MediaKind | "all">("all");
	const [booth, setBooth] = useState<string | null>(null);
	const [words, setWords] = useState("");
	const [renamed, setRenamed] = useState<MediaItem | null>(null);
	const [removed, setRemoved] = useState<MediaItem | null>(null);
	const [compared, setCompared] = useState<MediaItem | null>(null);
	const { remove } = useMediaActions(place);
	const booths = [...new Set(list.items.flatMap(({ boothId }) => boothId ?? []))].sort();
	const wanted = words.trim().toLowerCase();
	const items = list.items.filter(
		(item) =>
			(kind === "all" || item.kind === kind) &&
			(booth === null || item.boothId === booth) &&
			(wanted === "" || `${item.title} ${item.fileName}`.toLowerCase().includes(wanted)),
	);
	if (list.items.length === 0) {
		return (
			<EmptyState icon={IconPhotoPlus} title={t("media.emptyTitle")}>
				{t("media.emptyText")}
			</EmptyState>
		);
	}
	return (
		<>
			<Group gap="sm" role="search">
				<TextInput
					placeholder={t("media.search")}
					aria-label={t("media.search")}
					leftSection={<IconSearch size={16} aria-hidden />}
					value={words}
					onChange={(event) => setWords(event.currentTarget.value)}
				/>
				<Select
					aria-label={t("media.kindOfFile")}
					value={kind}
					onChange={(chosen) => setKind((chosen as MediaKind | null) ?? "all")}
					data={[
						{ value: "all", label: t("media.allKinds") },
						...MEDIA_KINDS.map((one) => ({ value: one, label: t(`media.kind.${one}`) })),
					]}
					allowDeselect={false}
				/>
				{place.boothId === null && booths.length > 0 && (
					<Select
						aria-label={t("media.ofBooth")}
						placeholder={t("media.allBooths")}
						value={booth}
						onChange={setBooth}
						data={booths}
						clearable
						searchable
					/>
				)}
				<Text size="sm" c="dimmed" role="status">
					{t("media.found", { count: items.length })}
				</Text>
			</Group>
			{items.length === 0 ? (
				<EmptyState icon={IconSearch} title={t("media.nothingFound")} />
			) : (
				<ul className={classes.grid}>
					{items.map((item) => (
						<Card
							key={item.id}
							item={item}
							place={place}
							mayEdit={mayEdit}
							onRename={() => setRenamed(item)}
							onRemove={() => setRemoved(item)}
							onCompare={() => setCompared(item)}
						/>
					))}
				</ul>
			)}
			{renamed && <RenameDialog item={renamed} place={place} onClose={() => setRenamed(null)} />}
			<ConfirmAction
				opened={removed !== null}
				onClose={() => setRemoved(null)}
				title={t("media.removeTitle", { title: removed?.title ?? "" })}
				confirm={t("media.remove")}
				isDangerous
				onConfirm={() => removed && remove(removed.id)}
			>
				{t("media.removeText")}
			</ConfirmAction>
			<Modal opened={compared !== null} onClose={() => setCompared(null)} title={compared?.title} size="xl">
				{compared?.reduction && (
					<ReductionReport
						reduction={compared.reduction}
						views={
							ModelPreview && compared.address && compared.hasOriginal
								? {
										Preview: ModelPreview,
										original: originalAddress(place, compared.id),
										reduced: compared.address,
									}
								: undefined
						}
					/>
				)}
				{compared?.checklist && <StandChecklist checklist={compared.checklist} />}
			</Modal>
		</>
	);
}

interface CardProps {
	readonly item: MediaItem;
	readonly place: MediaPlace;
	readonly mayEdit: boolean;
	readonly onRename: () => void;
	readonly onRemove: () => void;
	readonly onCompare: () => void;
}

function Card({ item, place, mayEdit, onRename, onRemove, onCompare }: CardProps) {
	const { t, language } = useConsoleTexts();
	const notifyRefused = useNotifyRefused();
	const { retry } = useMediaActions(place);
	const isShown = item.usedBy.length > 0;
	return (
		<li className={classes.card} data-state={item.state}>
			<MediaThumbnail kind={item.kind} address={item.address} facts={item.facts} />
			<Group gap={4} wrap="nowrap" align="start" justify="space-between">
				<div className={classes.cardWords}>
					<Text size="sm" fw={500} truncate title={item.title}>
						{item.title}
					</Text>
					<Text size="xs" c="dimmed">
						{item.facts ? factsText(item.facts, t, language) : t(`media.kind.${item.kind}`)}
					</Text>
					<Text size="xs" c="dimmed" truncate>
						{t("media.by", { who: item.uploadedBy, when: agoText(item.uploadedAtMs, Date.now(), language) })}
					</Text>
				</div>
				<Menu position="bottom-end">
					<Menu.Target>
						<ActionIcon variant="subtle" color="gray" aria-label={t("media.actionsOf", { title: item.title })}>
							<IconDots size={18} />
						</ActionIcon>
					</Menu.Target>
					<Menu.Dropdown>
						{item.reduction && (
							<Menu.Item leftSection={<IconScale size={16} />} onClick={onCompare}>
								{t("media.compare")}
							</Menu.Item>
						)}
						{mayEdit && (
							<Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
								{t("media.rename")}
							</Menu.Item>
						)}
						{mayEdit && (
							<Menu.Item color="red" leftSection={<IconTrash size={16} />} disabled={isShown} onClick={onRemove}>
								{isShown ? t("media.removeNotUsed") : t("media.remove")}
							</Menu.Item>
						)}
					</Menu.Dropdown>
				</Menu>
			</Group>
			{item.state === "receiving" && (
				<div>
					<Text size="xs">
						{t(item.isOwn ? "media.unfinishedOwn" : "media.unfinished", {
							percent: Math.floor((100 * item.receivedBytes) / item.declaredBytes),
						})}
					</Text>
					<Progress
						size="xs"
						value={(100 * item.receivedBytes) / item.declaredBytes}
						aria-label={t("media.progressOf", { name: item.fileName })}
					/>
				</div>
			)}
			{item.state === "processing" && (
				<Group gap={6}>
					<Loader size={14} />
					<Text size="xs">{t("media.looking")}</Text>
				</Group>
			)}
			{item.state === "refused" && (
				<RefusedFile item={item} onRetry={mayEdit ? () => void retry(item.id).catch(notifyRefused) : undefined} />
			)}
			{item.state === "ready" && (
				<Group gap={4}>
					{item.usedBy.length === 0 ? (
						<Badge variant="default" size="sm" tt="none">
							{t("media.unused")}
						</Badge>
					) : (
						item.usedBy.map((user) => (
							<Badge key={user ?? ""} variant="light" size="sm" tt="none">
								{user ?? t("media.inPlan")}
							</Badge>
						))
					)}
					{item.reduction && !item.reduction.fits && (
						<Badge variant="light" color="red" size="sm" tt="none">
							{t("media.tooHeavy")}
						</Badge>
					)}
				</Group>
			)}
		</li>
	);
}

interface RenameDialogProps {
	readonly item: MediaItem;
	readonly place: MediaPlace;
	readonly onClose: () => void;
}

function RenameDialog({ item, place, onClose }: RenameDialogProps) {
	const { t } = useConsoleTexts();
	const notifyRefused = useNotifyRefused();
	const { rename } = useMediaActions(place);
	const [title, setTitle] = useState(item.title);
	const [isBusy, setBusy] = useState(false);
	const act = async () => {
		setBusy(true);
		try {
			await rename(item.id, title.trim());
			onClose();
		} catch (error) {
			notifyRefused(error);
			setBusy(false);
		}
	};
	return (
		<Modal opened onClose={onClose} title={t("media.rename")} centered>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (title.trim() !== "") void act();
				}}
			>
				<Stack>
					<TextInput
						label={t("media.titleOf")}
						value={title}
						maxLength={120}
						onChange={(event) => setTitle(event.currentTarget.value)}
						data-autofocus
					/>
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							{t("common.cancel")}
						</Button>
						<Button type="submit" loading={isBusy} disabled={title.trim() === ""}>
							{t("media.rename")}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
