import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { PanZoom } from "#client/ui/zoom/PanZoom.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import classes from "./PictureViewer.module.css";
import { ProvenanceCard } from "./ProvenanceCard.tsx";

export type PictureExhibit = Extract<Exhibit, { kind: "image" }>;

interface PictureViewerProps {
	/** Of one booth, in the order one walks past them. */
	readonly pictures: readonly PictureExhibit[];
	readonly first: number;
	readonly onClose: () => void;
}

const MOST_SCALE = 6;
const SCALE_STEP = 1.4;

/** A booth's pictures over the whole window, one at a time, each with its caption and where it comes from. */
export function PictureViewer({ pictures, first, onClose }: PictureViewerProps) {
	const { t, i18n } = useTranslation();
	const dialog = useRef<HTMLDialogElement>(null);
	const stage = useRef<HTMLElement>(null);
	const picture = useRef<HTMLImageElement>(null);
	const zoom = useRef<PanZoom>(null);
	const [index, setIndex] = useState(first);
	const [failed, setFailed] = useState(false);
	const heading = useId();
	const exhibit = pictures[index]!;
	const title = inLanguage(exhibit.title, i18n);
	const many = pictures.length > 1;

	const go = (way: 1 | -1) => {
		setFailed(false);
		setIndex((now) => (now + way + pictures.length) % pictures.length);
	};
	// Always the newest, without listening to the fingers anew at each picture.
	const turn = useRef(go);
	turn.current = go;

	useEffect(() => {
		dialog.current?.showModal();
		stage.current?.focus({ preventScroll: true });
	}, []);

	// Each picture lies as it comes: not as far in as the one before.
	// biome-ignore lint/correctness/useExhaustiveDependencies: the picture is another element for each index
	useEffect(() => {
		if (!stage.current || !picture.current) return;
		const moves = new PanZoom({
			stage: stage.current,
			content: picture.current,
			most: MOST_SCALE,
			wheel: "scale",
			canTurn: () => many,
			onTurn: (way) => turn.current(way),
		});
		zoom.current = moves;
		const measure = new ResizeObserver(() => moves.refit());
		measure.observe(stage.current);
		return () => {
			measure.disconnect();
			moves.stop();
		};
	}, [index, many]);

	const onKeyDown = (event: KeyboardEvent) => {
		// The hall walks by these keys.
		event.nativeEvent.stopImmediatePropagation();
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const scaleBy = (factor: number) => zoom.current?.scaleTo(zoom.current.scale * factor);
		const act: Record<string, () => unknown> = {
			ArrowRight: () => many && go(1),
			PageDown: () => many && go(1),
			ArrowLeft: () => many && go(-1),
			PageUp: () => many && go(-1),
			"+": () => scaleBy(SCALE_STEP),
			"=": () => scaleBy(SCALE_STEP),
			"-": () => scaleBy(1 / SCALE_STEP),
			"0": () => zoom.current?.scaleTo(1),
		};
		const does = act[event.key];
		if (!does) return;
		event.preventDefault();
		does();
	};

	return (
		<dialog
			ref={dialog}
			className={classes.viewer}
			aria-labelledby={heading}
			data-pictures
			onClose={onClose}
			onKeyDown={onKeyDown}
		>
			<ActionIcon
				className={classes.close ?? ""}
				variant="default"
				size="lg"
				aria-label={t("common.close")}
				onClick={() => dialog.current?.close()}
			>
				<IconX size="1.25rem" />
			</ActionIcon>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that is looked at by keys must be reachable */}
			<section ref={stage} className={classes.stage} tabIndex={0} aria-label={t("exhibits.picture.keys")}>
				<img
					key={index}
					ref={picture}
					className={classes.picture}
					src={exhibit.image}
					alt={title}
					draggable={false}
					onError={() => setFailed(true)}
				/>
				{failed && (
					<p role="alert" className={classes.failed}>
						{t("exhibits.picture.failed")}
					</p>
				)}
			</section>
			<div className={classes.label}>
				<div className={classes.words} aria-live="polite">
					<h2 id={heading} className={classes.title}>
						{title}
					</h2>
					{exhibit.caption && <p>{inLanguage(exhibit.caption, i18n)}</p>}
					<ProvenanceCard exhibit={exhibit} />
				</div>
				{many && (
					<div className={classes.turn}>
						<ActionIcon variant="default" size="xl" aria-label={t("exhibits.picture.previous")} onClick={() => go(-1)}>
							<IconChevronLeft size="1.5rem" />
						</ActionIcon>
						<span>{t("exhibits.tour.place", { place: index + 1, count: pictures.length })}</span>
						<ActionIcon variant="default" size="xl" aria-label={t("exhibits.picture.next")} onClick={() => go(1)}>
							<IconChevronRight size="1.5rem" />
						</ActionIcon>
					</div>
				)}
			</div>
		</dialog>
	);
}
