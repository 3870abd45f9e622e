import { IconBox, IconBuildingPavilion, IconFileTypePdf, IconMovie, IconPhoto, IconSphere } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { MediaItem, MediaKind } from "#shared/features/media/Media.ts";
import classes from "./Media.module.css";

const ICONS: Readonly<Record<MediaKind, ComponentType<{ size?: number; stroke?: number }>>> = {
	model: IconBox,
	stand: IconBuildingPavilion,
	image: IconPhoto,
	photo360: IconSphere,
	video: IconMovie,
	document: IconFileTypePdf,
};

export function KindIcon({ kind, size = 20 }: { readonly kind: MediaKind; readonly size?: number }) {
	const Icon = ICONS[kind];
	return <Icon size={size} stroke={1.5} aria-hidden />;
}

/** What a file looks like; its name stands beside it. */
export function MediaThumbnail({ kind, address, facts }: Pick<MediaItem, "kind" | "address" | "facts">) {
	const picture = pictureOf(address, facts);
	return (
		<div className={classes.thumbnail} data-kind={kind} aria-hidden>
			{picture ? <img src={picture} alt="" loading="lazy" decoding="async" /> : <KindIcon kind={kind} size={34} />}
			{kind === "video" && address && (
				// The moment after the first frame, which is black in many films.
				<video src={`${address}#t=1`} preload="metadata" muted playsInline tabIndex={-1} />
			)}
		</div>
	);
}

function pictureOf(address: string | null, facts: MediaItem["facts"]): string | null {
	if (!address) return null;
	if (/\.(webp|png|jpe?g|avif)$/.test(address)) return address;
	return facts?.kind === "document" ? (facts.thumbnails[0] ?? facts.cover) : null;
}
