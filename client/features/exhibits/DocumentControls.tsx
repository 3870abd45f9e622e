import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DocumentReader } from "./DocumentReader.tsx";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import { Pager } from "./Pager.tsx";
import type { PdfPages } from "./PdfPages.ts";

interface DocumentControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/** Pages for everyone at the booth; the reader shows the same page in large. */
export function DocumentControls({ controls, focused }: DocumentControlsProps) {
	const { t } = useTranslation();
	const [pages, setPages] = useState<PdfPages | "loading" | "failed">("loading");
	const [reading, setReading] = useState(false);

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

	if (pages === "loading") return <p className={classes.hint}>{t("exhibits.document.loading")}</p>;
	if (pages === "failed") return <p className={classes.hint}>{t("exhibits.document.failed")}</p>;
	const page = Math.min(focused.shown.page, pages.count - 1);
	const turnTo = (to: number) => {
		if (to >= 0 && to < pages.count && to !== page) controls.change({ page: to });
	};
	return (
		<>
			<Button onClick={() => setReading(true)}>{t("exhibits.document.read")}</Button>
			<Pager page={page} count={pages.count} turnTo={turnTo} />
			{reading && (
				<DocumentReader
					exhibit={focused.exhibit}
					pages={pages}
					page={page}
					turnTo={turnTo}
					onClose={() => setReading(false)}
				/>
			)}
		</>
	);
}
