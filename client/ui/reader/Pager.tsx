import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Pager.module.css";

interface PagerProps {
	readonly page: number;
	readonly count: number;
	readonly turnTo: (page: number) => void;
}

/** Turns pages: one on, one back, or to a number. */
export function Pager({ page, count, turnTo }: PagerProps) {
	const { t } = useTranslation();
	const id = useId();
	const [typed, setTyped] = useState<string | null>(null);
	const go = () => {
		const wanted = Number.parseInt(typed ?? "", 10);
		setTyped(null);
		if (Number.isFinite(wanted)) turnTo(Math.max(1, Math.min(count, wanted)) - 1);
	};
	return (
		<div className={classes.pager}>
			<ActionIcon
				variant="default"
				size="lg"
				aria-label={t("exhibits.document.previous")}
				disabled={page === 0}
				onClick={() => turnTo(page - 1)}
			>
				<IconChevronLeft size="1.25rem" />
			</ActionIcon>
			<label htmlFor={id} className={classes.label}>
				{t("exhibits.document.page")}
			</label>
			<input
				id={id}
				className={classes.number}
				inputMode="numeric"
				value={typed ?? String(page + 1)}
				onChange={(event) => setTyped(event.target.value.replace(/\D/g, ""))}
				onBlur={go}
				onKeyDown={(event) => {
					event.stopPropagation();
					if (event.key === "Enter") go();
				}}
			/>
			<span className={classes.of}>{t("exhibits.document.of", { count })}</span>
			<ActionIcon
				variant="default"
				size="lg"
				aria-label={t("exhibits.document.next")}
				disabled={page === count - 1}
				onClick={() => turnTo(page + 1)}
			>
				<IconChevronRight size="1.25rem" />
			</ActionIcon>
		</div>
	);
}
