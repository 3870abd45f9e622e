import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Panel.module.css";

interface PanelProps {
	readonly title: string;
	readonly onClose: () => void;
	/** Beside the title: a figure, a switch. */
	readonly aside?: ReactNode;
	/** Stays while the rest scrolls: a search field, a composer. */
	readonly top?: ReactNode;
	readonly bottom?: ReactNode;
	/** The panel scrolls inside by itself. */
	readonly fixed?: boolean;
	readonly children: ReactNode;
}

/**
 * A side panel on wide screens and a bottom sheet on phones. It takes the focus when it opens and gives it back when it
 * closes, but holds nobody in: the hall stays usable beside it.
 */
export function Panel({ title, onClose, aside, top, bottom, fixed = false, children }: PanelProps) {
	const { t } = useTranslation();
	const heading = useId();
	const panel = useRef<HTMLElement>(null);

	useEffect(() => {
		const element = panel.current;
		if (!element) return;
		const before = document.activeElement;
		const first = element.querySelector<HTMLElement>("[data-autofocus]") ?? element.querySelector<HTMLElement>("h2");
		first?.focus({ preventScroll: true });
		return () => {
			// Only if the focus would otherwise be lost: whoever clicked elsewhere keeps what they clicked.
			const active = document.activeElement;
			if (active && active !== document.body && !element.contains(active)) return;
			if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
		};
	}, []);

	return (
		<aside ref={panel} className={classes.panel} aria-labelledby={heading} data-panel>
			<header className={classes.head}>
				<h2 id={heading} className={classes.title} tabIndex={-1}>
					{title}
				</h2>
				<div className={classes.aside}>{aside}</div>
				<ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("common.close")} onClick={onClose}>
					<IconX size="1.25rem" />
				</ActionIcon>
			</header>
			{top && <div className={classes.top}>{top}</div>}
			<div className={classes.body} data-fixed={fixed || undefined}>
				{children}
			</div>
			{bottom && <div className={classes.bottom}>{bottom}</div>}
		</aside>
	);
}
