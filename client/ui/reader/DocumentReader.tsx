import { ActionIcon } from "@mantine/core";
import { IconX, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PanZoom } from "#client/ui/zoom/PanZoom.ts";
import classes from "./DocumentReader.module.css";
import { Pager } from "./Pager.tsx";
import type { PdfPages } from "./PdfPages.ts";

interface DocumentReaderProps {
	readonly title: string;
	readonly pages: PdfPages;
	readonly page: number;
	readonly turnTo: (page: number) => void;
	/** Beside the title: what else can be done with the document. */
	readonly action?: ReactNode;
	readonly onClose: () => void;
}

/** Round the whole page. */
const MARGIN_PIXELS = 12;
const MOST_SCALE = 5;
const SCALE_STEP = 1.4;
/** Of what is seen, for each press of an arrow key. */
const PAN_SHARE = 0.25;
/** The page is drawn afresh this long after its size last changed. */
const REDRAW_AFTER_MS = 160;
/** The longest side that is ever drawn. */
const MOST_PIXELS = 4096;

/** The document over the whole window, a page at a time: turned by swipe, wheel and keys, drawn at the size it is read at. */
export function DocumentReader({ title, pages, page, turnTo, action, onClose }: DocumentReaderProps) {
	const { t } = useTranslation();
	const dialog = useRef<HTMLDialogElement>(null);
	const stage = useRef<HTMLElement>(null);
	const sheet = useRef<HTMLDivElement>(null);
	const zoom = useRef<PanZoom>(null);
	const [scale, setScale] = useState(1);
	const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
	const [failed, setFailed] = useState(false);
	const heading = useId();
	const last = pages.count - 1;
	// Always the newest, without listening to the fingers anew at each page.
	const leaf = useRef({ page, turnTo });
	leaf.current = { page, turnTo };

	useEffect(() => {
		dialog.current?.showModal();
		stage.current?.focus({ preventScroll: true });
	}, []);

	useEffect(() => {
		const [place, content] = [stage.current, sheet.current];
		if (!place || !content) return;
		const moves = new PanZoom({
			stage: place,
			content,
			most: MOST_SCALE,
			wheel: "turn",
			onScale: setScale,
			onTurn: (way) => leaf.current.turnTo(leaf.current.page + way),
			canTurn: (way) => leaf.current.page + way >= 0 && leaf.current.page + way <= last,
		});
		zoom.current = moves;
		const measure = new ResizeObserver(() => {
			setSize({ width: place.clientWidth - 2 * MARGIN_PIXELS, height: place.clientHeight - 2 * MARGIN_PIXELS });
			moves.refit();
		});
		measure.observe(place);
		return () => {
			measure.disconnect();
			moves.stop();
		};
	}, [last]);

	const wanted = useRef(-1);
	const shown = useRef(-1);
	useEffect(() => {
		if (!size || !sheet.current) return;
		const drawing = new AbortController();
		const content = sheet.current;
		const isOther = shown.current !== page;
		if (wanted.current !== page) {
			wanted.current = page;
			content.dataset.turning = "";
			zoom.current?.reset();
		}
		const draw = async () => {
			const aspect = await pages.aspectOf(page);
			const height = Math.min(size.height, size.width / aspect);
			const isPortrait = aspect < 1;
			const longest = (isPortrait ? height : height * aspect) * scale * Math.max(1, devicePixelRatio);
			const canvas = await pages.draw(page, Math.min(MOST_PIXELS, longest), drawing.signal);
			canvas.style.width = `${Math.floor(height * aspect)}px`;
			canvas.style.height = `${Math.floor(height)}px`;
			canvas.className = classes.page ?? "";
			if (isOther) canvas.dataset.from = page > shown.current ? "next" : "previous";
			canvas.setAttribute("role", "img");
			canvas.setAttribute("aria-label", t("exhibits.document.pageOf", { page: page + 1, count: pages.count }));
			content.replaceChildren(canvas);
			delete content.dataset.turning;
			zoom.current?.refit();
			shown.current = page;
			setFailed(false);
		};
		const timer = setTimeout(
			() => {
				draw().catch(() => {
					if (drawing.signal.aborted) return;
					delete content.dataset.turning;
					setFailed(true);
				});
			},
			isOther ? 0 : REDRAW_AFTER_MS,
		);
		return () => {
			clearTimeout(timer);
			drawing.abort();
		};
	}, [pages, page, size, scale, t]);

	const scaleBy = (factor: number) => zoom.current?.scaleTo(zoom.current.scale * factor);
	const onKeyDown = (event: KeyboardEvent) => {
		// The hall walks by these keys.
		event.nativeEvent.stopImmediatePropagation();
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const height = size?.height ?? 0;
		const act: Record<string, () => unknown> = {
			ArrowRight: () => turnTo(page + 1),
			PageDown: () => turnTo(page + 1),
			ArrowLeft: () => turnTo(page - 1),
			PageUp: () => turnTo(page - 1),
			Home: () => turnTo(0),
			End: () => turnTo(last),
			ArrowDown: () => zoom.current?.panBy(0, -height * PAN_SHARE),
			ArrowUp: () => zoom.current?.panBy(0, height * PAN_SHARE),
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
		<dialog ref={dialog} className={classes.reader} aria-labelledby={heading} onClose={onClose} onKeyDown={onKeyDown}>
			<header className={classes.head}>
				<h2 id={heading}>{title}</h2>
				{action}
				<ActionIcon variant="default" size="lg" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
					<IconX size="1.25rem" />
				</ActionIcon>
			</header>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that is read by keys must be reachable */}
			<section ref={stage} className={classes.stage} tabIndex={0} aria-label={t("exhibits.document.keys")}>
				<div ref={sheet} className={classes.sheet} />
				{failed && (
					<p role="alert" className={classes.failed}>
						{t("exhibits.document.failed")}
					</p>
				)}
			</section>
			<footer className={classes.foot}>
				<Pager page={page} count={pages.count} turnTo={turnTo} />
				<div className={classes.zoom}>
					<ActionIcon
						variant="default"
						size="lg"
						aria-label={t("exhibits.document.smaller")}
						disabled={scale <= 1}
						onClick={() => scaleBy(1 / SCALE_STEP)}
					>
						<IconZoomOut size="1.25rem" />
					</ActionIcon>
					<ActionIcon
						variant="default"
						size="lg"
						aria-label={t("exhibits.document.larger")}
						disabled={scale >= MOST_SCALE}
						onClick={() => scaleBy(SCALE_STEP)}
					>
						<IconZoomIn size="1.25rem" />
					</ActionIcon>
				</div>
			</footer>
		</dialog>
	);
}
