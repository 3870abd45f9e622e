import { Loader, Stack, Text } from "@mantine/core";
import { IconPhotoSearch } from "@tabler/icons-react";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaItem, MediaKind } from "#shared/features/media/Media.ts";
import type { MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { MediaThumbnail } from "./MediaThumbnail.tsx";
import { factsText } from "./mediaText.ts";
import { shelfItems } from "./shelfItems.ts";
import { useMediaList } from "./useMedia.ts";

interface MediaShelfProps {
	readonly place: MediaPlace;
	readonly kind: MediaKind;
	readonly value: string;
	readonly onChoose: (address: string) => void;
}

/** What of this kind is there already, each a button. Whoever sees the whole event is offered its other booths' stands. */
export function MediaShelf({ place, kind, value, onChoose }: MediaShelfProps) {
	const { t } = useConsoleTexts();
	const { may } = useActor();
	const { eventId, boothId } = place;
	const isForAll = kind === "stand" && boothId !== null && may("event.read", { eventId });
	const { data: list, error, refetch } = useMediaList(place);
	const event = useMediaList({ eventId, boothId: null }, { enabled: isForAll });
	if (error && !list) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!list || (isForAll && event.isPending)) return <PageSkeleton rows={3} />;
	const { own, others } = shelfItems(list.items, isForAll ? (event.data?.items ?? []) : [], kind);
	if (own.length + others.length === 0) {
		return (
			<EmptyState icon={IconPhotoSearch} title={t("media.noneOfKind")}>
				{t("media.noneOfKindText")}
			</EmptyState>
		);
	}
	return (
		<Stack gap="md">
			{own.length > 0 && <Choices items={own} value={value} onChoose={onChoose} />}
			{others.length > 0 && (
				<section aria-label={t("media.ofEvent")}>
					<Text size="sm" fw={600} mb="xs">
						{t("media.ofEvent")}
					</Text>
					<Choices items={others} value={value} onChoose={onChoose} />
				</section>
			)}
		</Stack>
	);
}

interface ChoicesProps extends Pick<MediaShelfProps, "value" | "onChoose"> {
	readonly items: readonly MediaItem[];
}

function Choices({ items, value, onChoose }: ChoicesProps) {
	const { t, language } = useConsoleTexts();
	return (
		<ul className={classes.grid}>
			{items.map((item) => (
				<li key={item.id}>
					<button
						type="button"
						className={classes.choice}
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
								{item.facts ? (
									factsText(item.facts, t, language)
								) : item.state === "ready" ? (
									t(`media.kind.${item.kind}`)
								) : (
									<Loader size={12} />
								)}
							</Text>
						</span>
					</button>
				</li>
			))}
		</ul>
	);
}
