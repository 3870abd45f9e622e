import { type ComponentType, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Dock.module.css";

export interface DockItem {
	readonly id: string;
	readonly label: string;
	readonly Icon: ComponentType<{ readonly size?: string | number; readonly "aria-hidden"?: boolean }>;
	/** Stays in the bar of a phone; the others go behind "More". */
	readonly primary: boolean;
	/** Opens something that is open now (true) or not (false). */
	readonly expanded?: boolean;
	/** Switches something that is on now (true) or not (false). */
	readonly pressed?: boolean;
	/** `quiet`: a figure to know, not news to look at. */
	readonly badge?: { readonly count: number; readonly label: string; readonly tone?: "quiet" } | undefined;
	readonly shortcut?: string;
	readonly onPress: () => void;
}

interface DockProps {
	readonly items: readonly DockItem[];
	/** Phones: what is not primary is shown above the bar. */
	readonly more: { readonly open: boolean; readonly Icon: DockItem["Icon"]; readonly onToggle: () => void };
}

export function Dock({ items, more }: DockProps) {
	const { t } = useTranslation();
	const bar = useRef<HTMLElement>(null);

	// The touch joystick and the panels stand on the bar.
	useEffect(() => {
		const element = bar.current;
		if (!element) return;
		const tell = () => {
			const free = innerHeight - element.getBoundingClientRect().top;
			document.documentElement.style.setProperty("--dock-height", `${Math.round(free)}px`);
		};
		const observer = new ResizeObserver(tell);
		observer.observe(element);
		addEventListener("resize", tell);
		return () => {
			observer.disconnect();
			removeEventListener("resize", tell);
			document.documentElement.style.removeProperty("--dock-height");
		};
	}, []);

	return (
		<nav ref={bar} className={classes.dock} aria-label={t("hall.dock")}>
			<ul className={classes.bar}>
				{items.map((item) => (
					<li
						key={item.id}
						className={classes.item}
						data-primary={item.primary || undefined}
						data-more={more.open || undefined}
					>
						<DockButton item={item} />
					</li>
				))}
				<li className={classes.moreItem}>
					<DockButton
						item={{
							id: "more",
							label: t("hall.more"),
							Icon: more.Icon,
							primary: true,
							expanded: more.open,
							onPress: more.onToggle,
						}}
					/>
				</li>
			</ul>
		</nav>
	);
}

function DockButton({ item }: { readonly item: DockItem }) {
	const { label, Icon, badge, shortcut } = item;
	return (
		<button
			type="button"
			className={classes.button}
			data-dock={item.id}
			aria-expanded={item.expanded}
			aria-pressed={item.pressed}
			aria-keyshortcuts={shortcut}
			onClick={item.onPress}
		>
			<span className={classes.icon}>
				<Icon size="1.5rem" aria-hidden />
				{badge && badge.count > 0 && (
					// Made anew for each figure: it pops up at every change.
					<span key={badge.count} className={classes.badge} data-tone={badge.tone} aria-hidden>
						{badge.count > 99 ? "99+" : badge.count}
					</span>
				)}
			</span>
			<span className={classes.label}>{label}</span>
			{badge && badge.count > 0 && <span className="visually-hidden">, {badge.label}</span>}
			{/* What it opened is right above: there the words would cover it, and stay away. */}
			<span className={classes.hint} aria-hidden>
				{shortcut ? `${label} (${shortcut})` : label}
			</span>
		</button>
	);
}
