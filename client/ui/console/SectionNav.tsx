import type { ComponentType } from "react";
import { useId } from "react";
import { NavLink } from "react-router";
import classes from "./SectionNav.module.css";

export interface NavItem {
	readonly to: string;
	readonly label: string;
	readonly icon: ComponentType<{ size?: number; stroke?: number }>;
	/** A number that asks to be looked at. */
	readonly count?: number | undefined;
}

export interface NavGroup {
	readonly label: string;
	readonly items: readonly NavItem[];
}

/** The sections of an event, in groups; the one that is open is marked. */
export function SectionNav({ groups }: { readonly groups: readonly NavGroup[] }) {
	return groups.map((group) => <Group key={group.label} {...group} />);
}

function Group({ label, items }: NavGroup) {
	const id = useId();
	if (items.length === 0) return null;
	return (
		<div className={classes.group}>
			<h2 id={id} className={classes.label}>
				{label}
			</h2>
			<ul className={classes.list} aria-labelledby={id}>
				{items.map(({ to, label: name, icon: Icon, count }) => (
					<li key={to}>
						<NavLink to={to} className={classes.link ?? ""}>
							<Icon size={18} stroke={1.75} />
							<span className={classes.name}>{name}</span>
							{count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
						</NavLink>
					</li>
				))}
			</ul>
		</div>
	);
}
