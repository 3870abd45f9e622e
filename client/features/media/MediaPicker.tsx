import { Button, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { IconPhotoSearch, IconReplace, IconTrash } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useStore } from "zustand";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaItem, MediaKind } from "#shared/features/media/Media.ts";
import type { FileUpload, MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { MediaThumbnail } from "./MediaThumbnail.tsx";
import { factsText } from "./mediaText.ts";
import { ReductionReport, StandChecklist } from "./ReductionReport.tsx";
import { RefusedFile } from "./RefusedFile.tsx";
import { UploadLine } from "./UploadLine.tsx";
import { UploadZone } from "./UploadZone.tsx";
import { useFileUploads } from "./useFileUploads.ts";
import { findByAddress, useMediaActions, useMediaItem, useMediaList } from "./useMedia.ts";

export interface MediaPickerProps {
	readonly eventId: string;
	/** Null for what is the event's own. */
	readonly boothId: string | null;
	readonly kind: MediaKind;
	/** Address, or "" while nothing is chosen. */
	readonly value: string;
	readonly onChange: (address: string) => void;
	/** What it is for, for screen readers. */
	readonly label?: string;
}

/** One file of a form: uploaded here, or chosen among those that are there already. */
export function MediaPicker({ eventId, boothId, kind, value, onChange, label }: MediaPickerProps) {
	const { t } = useConsoleTexts();
	const place: MediaPlace = { eventId, boothId };
	const { uploads, add, cancel, forget } = useFileUploads(place);
	const [isReplacing, setReplacing] = useState(false);
	const [isBrowsing, setBrowsing] = useState(false);
	const [upload] = uploads;
	const choose = (address: string) => {
		setReplacing(false);
		setBrowsing(false);
		onChange(address);
	};
	const name = label ?? t(`media.kind.${kind}`);
	return (
		<fieldset className={classes.field} aria-label={name}>
			{upload ? (
				<Arriving
					key={upload.key}
					upload={upload}
					place={place}
					onCancel={() => cancel(upload)}
					onClose={() => forget(upload)}
					onReady={(address) => {
						forget(upload);
						choose(address);
					}}
				/>
			) : value !== "" && !isReplacing ? (
				<Chosen
					place={place}
					kind={kind}
					address={value}
					name={name}
					onReplace={() => setReplacing(true)}
					onClear={() => onChange("")}
				/>
			) : (
				<>
					<UploadZone kind={kind} isCompact label={name} onFiles={(files) => add(files.slice(0, 1), kind)} />
					<Group gap="sm">
						<Button
							variant="subtle"
							size="compact-sm"
							leftSection={<IconPhotoSearch size={16} aria-hidden />}
							onClick={() => setBrowsing(true)}
							aria-label={`${name}: ${t("media.chooseExisting")}`}
						>
							{t("media.chooseExisting")}
						</Button>
						{isReplacing && (
							<Button variant="subtle" color="gray" size="compact-sm" onClick={() => setReplacing(false)}>
								{t("common.cancel")}
							</Button>
						)}
					</Group>
				</>
			)}
			<Modal opened={isBrowsing} onClose={() => setBrowsing(false)} title={t("media.chooseTitle", { name })} size="xl">
				{isBrowsing && <Shelf place={place} kind={kind} value={value} onChoose={choose} />}
			</Modal>
		</fieldset>
	);
}

interface ArrivingProps {
	readonly upload: FileUpload;
	readonly place: MediaPlace;
	readonly onCancel: () => void;
	readonly onClose: () => void;
	readonly onReady: (address: string) => void;
}

/** A file from its first byte until it can be shown, or until it is told why not. */
function Arriving({ upload, place, onCancel, onClose, onReady }: ArrivingProps) {
	const { t } = useConsoleTexts();
	const state = useStore(upload.state);
	const uploadId = state.status === "sent" ? state.uploadId : null;
	const { data: item } = useMediaItem(place, uploadId);
	const { refresh, remove, retry } = useMediaActions(place);
	const ready = useEffectEvent(onReady);
	const address = item?.state === "ready" ? item.address : null;
	useEffect(() => {
		if (address === null) return;
		void refresh();
		ready(address);
	}, [address, refresh]);

	if (item?.state !== "refused") {
		const giveUp = () => {
			if (uploadId !== null) void remove(uploadId).catch(() => undefined);
			onCancel();
		};
		return <UploadLine upload={upload} onCancel={giveUp} />;
	}
	return (
		<div className={classes.upload}>
			<Text size="sm" fw={500} truncate>
				{upload.file.name}
			</Text>
			<RefusedFile item={item} onRetry={() => void retry(item.id).catch(() => undefined)} />
			<Group justify="flex-end">
				<Button
					size="compact-sm"
					variant="default"
					onClick={() => {
						void remove(item.id).catch(() => undefined);
						onClose();
					}}
				>
					{t("media.another")}
				</Button>
			</Group>
		</div>
	);
}

interface ChosenProps {
	readonly place: MediaPlace;
	readonly kind: MediaKind;
	readonly address: string;
	readonly name: string;
	readonly onReplace: () => void;
	readonly onClear: () => void;
}

function Chosen({ place, kind, address, name, onReplace, onClear }: ChosenProps) {
	const { t, language } = useConsoleTexts();
	const { data: list } = useMediaList(place);
	const item = findByAddress(list, address);
	return (
		<>
			<div className={classes.chosen}>
				<MediaThumbnail kind={item?.kind ?? kind} address={address} facts={item?.facts ?? null} />
				<div className={classes.cardWords}>
					<Text size="sm" fw={500} truncate>
						{item?.title ?? name}
					</Text>
					<Text size="xs" c="dimmed">
						{item?.facts ? factsText(item.facts, t, language) : t("media.cameWithEvent")}
					</Text>
				</div>
				<Group gap={6}>
					<Button
						size="compact-sm"
						variant="default"
						leftSection={<IconReplace size={16} aria-hidden />}
						onClick={onReplace}
						aria-label={`${name}: ${t("media.replace")}`}
					>
						{t("media.replace")}
					</Button>
					<Button
						size="compact-sm"
						variant="subtle"
						color="gray"
						leftSection={<IconTrash size={16} aria-hidden />}
						onClick={onClear}
						aria-label={`${name}: ${t("media.takeOut")}`}
					>
						{t("media.takeOut")}
					</Button>
				</Group>
			</div>
			{item?.reduction && !item.reduction.fits && <ReductionReport reduction={item.reduction} />}
			{item?.checklist?.some(({ result }) => result !== "ok") && <StandChecklist checklist={item.checklist} />}
		</>
	);
}

interface ShelfProps {
	readonly place: MediaPlace;
	readonly kind: MediaKind;
	readonly value: string;
	readonly onChoose: (address: string) => void;
}

/** What of this kind is there already, each a button. */
function Shelf({ place, kind, value, onChoose }: ShelfProps) {
	const { t, language } = useConsoleTexts();
	const { data: list, error, refetch } = useMediaList(place);
	if (error && !list) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!list) return <PageSkeleton rows={3} />;
	const items = list.items.filter((item) => item.kind === kind && item.state !== "refused");
	if (items.length === 0) {
		return (
			<EmptyState icon={IconPhotoSearch} title={t("media.noneOfKind")}>
				{t("media.noneOfKindText")}
			</EmptyState>
		);
	}
	return (
		<Stack>
			<ul className={classes.grid}>
				{items.map((item: MediaItem) => (
					<li key={item.id}>
						<button
							type="button"
							className={classes.card}
							style={{ width: "100%", cursor: "pointer", font: "inherit", color: "inherit" }}
							data-chosen={item.address === value || undefined}
							aria-pressed={item.address === value}
							disabled={item.address === null}
							onClick={() => item.address && onChoose(item.address)}
						>
							<MediaThumbnail kind={item.kind} address={item.address} facts={item.facts} />
							<span className={classes.cardWords}>
								<Text size="sm" fw={500} truncate component="span" display="block">
									{item.title}
								</Text>
								<Text size="xs" c="dimmed" component="span" display="block">
									{item.facts ? factsText(item.facts, t, language) : <Loader size={12} />}
								</Text>
							</span>
						</button>
					</li>
				))}
			</ul>
		</Stack>
	);
}
