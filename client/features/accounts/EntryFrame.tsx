import type { ReactNode } from "react";
import { PreferencesMenu } from "#client/ui/console/PreferencesMenu.tsx";
import { Mark } from "#client/ui/layout/Mark.tsx";
import classes from "./EntryFrame.module.css";

interface EntryFrameProps {
	readonly title: string;
	readonly intro?: ReactNode;
	readonly children: ReactNode;
	/** Small print. */
	readonly foot?: ReactNode;
}

/** A page for whoever is not signed in: one card with one thing to do. */
export function EntryFrame({ title, intro, children, foot }: EntryFrameProps) {
	return (
		<div className={classes.frame}>
			<title>{`${title} · Pavilion`}</title>
			<header className={classes.bar}>
				<Mark />
				<span className={classes.wordmark}>Pavilion</span>
				<div className={classes.tools}>
					<PreferencesMenu />
				</div>
			</header>
			<main className={classes.middle}>
				<div className={classes.card}>
					<h1 className={classes.title}>{title}</h1>
					{intro && <p className={classes.intro}>{intro}</p>}
					{children}
					{foot && <div className={classes.foot}>{foot}</div>}
				</div>
			</main>
		</div>
	);
}
