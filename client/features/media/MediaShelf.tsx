import { Loader, Text } from "@mantine/core";
import { IconPhotoSearch } from "@tabler/icons-react";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import type { MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { MediaThumbnail } from "./MediaThumbnail.tsx";
import { factsText } from "./mediaText.ts";
import { useMediaList } from "./useMedia.ts";

interface MediaShelfProps {
	readonly place: MediaPlace;
	readonly kind: MediaKind;
	readonly value: string;
	readonly onChoose: (address: string) => void;
}

/** What of this kind is there already, each a button. */
export function MediaShelf({ place, kind, value, onChoose }: MediaShelfProps) {
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
