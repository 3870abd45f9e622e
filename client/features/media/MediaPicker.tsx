import { Button, Group, Modal, Text } from "@mantine/core";
import { IconPhotoSearch, IconReplace, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { ArrivingFile } from "./ArrivingFile.tsx";
import type { MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { MediaShelf } from "./MediaShelf.tsx";
import { MediaThumbnail } from "./MediaThumbnail.tsx";
import { factsText } from "./mediaText.ts";
import { ReductionReport, StandChecklist } from "./ReductionReport.tsx";
import { UploadZone } from "./UploadZone.tsx";
import { useFileUploads } from "./useFileUploads.ts";
import { findByAddress, useMediaList } from "./useMedia.ts";

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
				<ArrivingFile
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
				{isBrowsing && <MediaShelf place={place} kind={kind} value={value} onChoose={choose} />}
			</Modal>
		</fieldset>
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
