import { ActionIcon } from "@mantine/core";
import { IconX, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import classes from "./ExhibitPanel.module.css";
import { Pager } from "./Pager.tsx";
import type { PdfPages } from "./PdfPages.ts";

interface DocumentReaderProps {
	readonly exhibit: Exhibit;
	readonly pages: PdfPages;
	readonly page: number;
	readonly turnTo: (page: number) => void;
	readonly onClose: () => void;
}

const ZOOMS = [0.6, 0.8, 1, 1.25, 1.5, 2, 3] as const;
const NATURAL = 2;
/** Longest side at zoom 1, CSS pixels, and the most that is ever drawn. */
const PAGE_PIXELS = 1100;
const MOST_PIXELS = 4096;

/** The document over the whole window, each page drawn afresh at the size it is read at. */
export function DocumentReader({ exhibit, pages, page, turnTo, onClose }: DocumentReaderProps) {
	const { t, i18n } = useTranslation();
	const dialog = useRef<HTMLDialogElement>(null);
	const sheet = useRef<HTMLDivElement>(null);
	const [step, setStep] = useState(NATURAL);
	const [failed, setFailed] = useState(false);
	const heading = useId();
	const zoom = ZOOMS[step]!;

	useEffect(() => dialog.current?.showModal(), []);

	useEffect(() => {
		const drawing = new AbortController();
		const pixels = Math.min(MOST_PIXELS, PAGE_PIXELS * zoom * Math.max(1, devicePixelRatio));
		setFailed(false);
		pages.draw(page, pixels, drawing.signal).then(
			(canvas) => {
				const shrink = (PAGE_PIXELS * zoom) / Math.max(canvas.width, canvas.height);
				canvas.style.width = `${Math.round(canvas.width * shrink)}px`;
				canvas.style.height = `${Math.round(canvas.height * shrink)}px`;
				canvas.className = classes.page ?? "";
				canvas.setAttribute("role", "img");
				canvas.setAttribute("aria-label", t("exhibits.document.pageOf", { page: page + 1, count: pages.count }));
				sheet.current?.replaceChildren(canvas);
			},
			() => {
				if (!drawing.signal.aborted) setFailed(true);
			},
		);
		return () => drawing.abort();
	}, [pages, page, zoom, t]);

	const zoomBy = (by: number) => setStep((now) => Math.max(0, Math.min(ZOOMS.length - 1, now + by)));
	const onKeyDown = (event: KeyboardEvent) => {
		// The hall walks by these keys.
		event.nativeEvent.stopImmediatePropagation();
		const act = KEYS[event.key];
		if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		if (act === "larger") zoomBy(1);
		else if (act === "smaller") zoomBy(-1);
		else turnTo(act === "first" ? 0 : act === "last" ? pages.count - 1 : page + (act === "next" ? 1 : -1));
	};

	return (
		<dialog ref={dialog} className={classes.reader} aria-labelledby={heading} onClose={onClose} onKeyDown={onKeyDown}>
			<div className={classes.bar}>
				<h2 id={heading}>{t("exhibits.document.reader", { title: inLanguage(exhibit.title, i18n) })}</h2>
				<Pager page={page} count={pages.count} turnTo={turnTo} />
				<ActionIcon
					variant="default"
					size="lg"
					aria-label={t("exhibits.document.smaller")}
					disabled={step === 0}
					onClick={() => zoomBy(-1)}
				>
					<IconZoomOut size="1.25rem" />
				</ActionIcon>
				<ActionIcon
					variant="default"
					size="lg"
					aria-label={t("exhibits.document.larger")}
					disabled={step === ZOOMS.length - 1}
					onClick={() => zoomBy(1)}
				>
					<IconZoomIn size="1.25rem" />
				</ActionIcon>
				<ActionIcon variant="default" size="lg" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
					<IconX size="1.25rem" />
				</ActionIcon>
			</div>
			{/* Scrolled by keyboard when the page is larger than the window. */}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
			<section ref={sheet} className={classes.sheet} tabIndex={0} aria-label={t("exhibits.document.keys")} />
			{failed && <p role="alert">{t("exhibits.document.failed")}</p>}
		</dialog>
	);
}

const KEYS: Readonly<Record<string, "next" | "previous" | "first" | "last" | "larger" | "smaller">> = {
	ArrowRight: "next",
	PageDown: "next",
	ArrowLeft: "previous",
	PageUp: "previous",
	Home: "first",
	End: "last",
	"+": "larger",
	"=": "larger",
	"-": "smaller",
};
