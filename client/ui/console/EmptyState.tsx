import type { ComponentType, ReactNode } from "react";
import classes from "./States.module.css";

interface EmptyStateProps {
	/** An icon of @tabler/icons-react. */
	readonly icon: ComponentType<{ size?: number; stroke?: number; className?: string }>;
	readonly title: string;
	/** What would be here, and how it comes. */
	readonly children?: ReactNode;
	/** The button that makes the first one. */
	readonly action?: ReactNode;
}

/** In place of a list without anything in it yet. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
	return (
		<div className={classes.state}>
			<Icon className={classes.icon ?? ""} size={40} stroke={1.25} />
			<h2 className={classes.title}>{title}</h2>
			{children && <p className={classes.words}>{children}</p>}
			{action}
		</div>
	);
}
