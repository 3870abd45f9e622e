import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { DocumentReader } from "#client/ui/reader/DocumentReader.tsx";
import { Pager } from "#client/ui/reader/Pager.tsx";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import { BagButton } from "./BagButton.tsx";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";

interface DocumentControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/** Pages for everyone at the booth, the same document in large for this visitor, and a copy of it to take along. */
export function DocumentControls({ controls, focused }: DocumentControlsProps) {
	const { t, i18n } = useTranslation();
	const [pages, setPages] = useState<PdfPages | "loading" | "failed">("loading");
	const [reading, setReading] = useState<number | null>(null);

	useEffect(() => {
		let gone = false;
		controls.pages()?.then(
			(opened) => gone || setPages(opened),
			() => gone || setPages("failed"),
		);
		return () => {
			gone = true;
		};
	}, [controls]);

	const bagButton = <BagButton bag={controls.bag} focused={focused} />;
	if (pages === "loading" || pages === "failed") {
		return (
			<>
				<p className={classes.hint}>{t(`exhibits.document.${pages}`)}</p>
				{bagButton}
			</>
		);
	}
	const page = Math.min(focused.shown.page, pages.count - 1);
	const turnTo = (to: number) => {
		if (to >= 0 && to < pages.count && to !== page) controls.change({ page: to });
	};
	return (
		<>
			<div className={classes.row}>
				<Button onClick={() => setReading(page)}>{t("exhibits.document.read")}</Button>
				{bagButton}
			</div>
			<Pager page={page} count={pages.count} turnTo={turnTo} />
			{reading !== null && (
				<DocumentReader
					title={inLanguage(focused.exhibit.title, i18n)}
					pages={pages}
					page={reading}
					turnTo={(to) => {
						if (to < 0 || to >= pages.count) return;
						setReading(to);
						// Somebody else may be leafing through it: then everyone reads for themselves.
						if (focused.heldBy === null) turnTo(to);
					}}
					action={bagButton}
					onClose={() => setReading(null)}
				/>
			)}
		</>
	);
}
