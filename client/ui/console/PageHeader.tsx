import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import classes from "./PageHeader.module.css";

export interface Crumb {
	readonly label: string;
	readonly to: string;
}

interface PageHeaderProps {
	readonly title: string;
	/** From the outermost; the page itself is not among them. */
	readonly crumbs?: readonly Crumb[];
	/** One sentence, where the title leaves a question. */
	readonly description?: ReactNode;
	/** A badge or two beside the title. */
	readonly marks?: ReactNode;
	/** What one does here, the main thing last. */
	readonly actions?: ReactNode;
}

/** Where one is, what it is called, and what one does here. Names the browser's tab as well. */
export function PageHeader({ title, crumbs = [], description, marks, actions }: PageHeaderProps) {
	const { t } = useConsoleTexts();
	return (
		<header className={classes.header}>
			<title>{[title, ...crumbs.map(({ label }) => label).reverse(), "Pavilion"].join(" · ")}</title>
			<div className={classes.words}>
				{crumbs.length > 0 && (
					<nav aria-label={t("shell.breadcrumb")} className={classes.crumbs}>
						{crumbs.map(({ label, to }) => (
							<Fragment key={to}>
								<Link to={to}>{label}</Link>
								<span aria-hidden>/</span>
							</Fragment>
						))}
					</nav>
				)}
				<div className={classes.titleRow}>
					<h1 className={classes.title}>{title}</h1>
					{marks}
				</div>
				{description && <p className={classes.description}>{description}</p>}
			</div>
			{actions && <div className={classes.actions}>{actions}</div>}
		</header>
	);
}
