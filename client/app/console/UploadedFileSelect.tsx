import { Select } from "@mantine/core";
import type { MediaPickerProps } from "#client/features/booths/form/BoothParts.ts";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaItem } from "#shared/features/media/Media.ts";
import { boothMedia, eventMedia } from "#shared/features/media/mediaEndpoints.ts";

/** One of the files that were uploaded for a booth, or for the event. */
export function UploadedFileSelect({ eventId, boothId, kind, value, onChange, label }: MediaPickerProps) {
	const { t } = useConsoleTexts();
	const ofBooth = useEndpoint(
		boothMedia.list,
		{ params: { eventId, boothId: boothId ?? "" } },
		{ enabled: boothId !== null },
	);
	const ofEvent = useEndpoint(eventMedia.list, { params: { eventId } }, { enabled: boothId === null });
	const items: readonly MediaItem[] = (boothId === null ? ofEvent : ofBooth).data?.items ?? [];
	const fitting = items.filter((item) => item.kind === kind && item.address !== null);
	const known = fitting.some(({ address }) => address === value);
	const data = fitting.map(({ address, title }) => ({ value: address!, label: title }));
	return (
		<Select
			aria-label={label}
			placeholder={t("boothForm.chooseFile")}
			nothingFoundMessage={t("boothForm.noFiles")}
			data={known || value === "" ? data : [{ value, label: t("boothForm.keptFile") }, ...data]}
			value={value === "" ? null : value}
			onChange={(chosen) => onChange(chosen ?? "")}
			clearable
			searchable
		/>
	);
}
