import type { ReactNode } from "react";
import { useId } from "react";
import classes from "./Panel.module.css";

interface PanelProps {
	readonly title?: string;
	readonly description?: ReactNode;
	/** At the right of the title. */
	readonly actions?: ReactNode;
	/** A table or list reaches the panel's edges. */
	readonly flush?: boolean;
	readonly children: ReactNode;
}

/** A part of a page, on a surface of its own. */
export function Panel({ title, description, actions, flush = false, children }: PanelProps) {
	const heading = useId();
	return (
		<section className={classes.panel} aria-labelledby={title === undefined ? undefined : heading}>
			{title !== undefined && (
				<div className={classes.head}>
					<div>
						<h2 id={heading} className={classes.title}>
							{title}
						</h2>
						{description && <p className={classes.description}>{description}</p>}
					</div>
					{actions}
				</div>
			)}
			<div className={classes.body} data-flush={flush || undefined}>
				{children}
			</div>
		</section>
	);
}
