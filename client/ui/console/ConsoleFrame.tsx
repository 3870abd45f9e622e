import { AppShell, Burger, useMantineTheme } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation } from "react-router";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { Mark } from "#client/ui/layout/Mark.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import classes from "./ConsoleFrame.module.css";
import { PreferencesMenu } from "./PreferencesMenu.tsx";

interface ConsoleFrameProps {
	/** After the mark in the bar at the top. */
	readonly heading?: ReactNode;
	/** At the right of the bar, before language and account. */
	readonly tools?: ReactNode;
	/** The sidebar; absent where there is only one place to be. */
	readonly navigation?: ReactNode;
	/** The page reaches the window's edges and scrolls by itself: the floor plan. */
	readonly isWide?: boolean;
	readonly children: ReactNode;
}

/** The bar at the top, the sidebar (a drawer on tablets and phones), and the page between them. */
export function ConsoleFrame({ heading, tools, navigation, isWide = false, children }: ConsoleFrameProps) {
	const { t } = useConsoleTexts();
	const [isOpen, { toggle, close }] = useDisclosure(false);
	const { breakpoints } = useMantineTheme();
	const isDesktop = useMediaQuery(`(min-width: ${breakpoints.md})`, true, { getInitialValueInEffect: false });
	const { pathname } = useLocation();
	// Whoever chose a section wants to see it.
	// biome-ignore lint/correctness/useExhaustiveDependencies: at each change of place
	useEffect(close, [pathname, close]);

	return (
		<AppShell
			header={{ height: 56 }}
			{...(navigation
				? { navbar: { width: 232, breakpoint: "md" as const, collapsed: { mobile: !isOpen, desktop: false } } }
				: {})}
			layout="default"
			transitionDuration={150}
		>
			<AppShell.Header bg="var(--surface)" className={classes.bar}>
				<a href="#main" className={classes.skip}>
					{t("common.skipToMain")}
				</a>
				{navigation && !isDesktop && (
					<Burger
						opened={isOpen}
						onClick={toggle}
						size="sm"
						aria-label={isOpen ? t("shell.closeMenu") : t("shell.openMenu")}
						aria-expanded={isOpen}
					/>
				)}
				<Link to="/console" className={classes.home} aria-label={`Pavilion · ${t("shell.events")}`}>
					<Mark />
					<span className={classes.wordmark}>Pavilion</span>
				</Link>
				{heading}
				<div className={classes.tools}>
					{tools}
					<PreferencesMenu />
					<AccountMenu />
				</div>
			</AppShell.Header>
			{navigation && (
				<AppShell.Navbar bg="var(--surface)" className={classes.sidebar} aria-label={t("shell.sections")}>
					{navigation}
				</AppShell.Navbar>
			)}
			<AppShell.Main className={classes.main} id="main" tabIndex={-1}>
				{isWide ? children : <div className={classes.page}>{children}</div>}
			</AppShell.Main>
		</AppShell>
	);
}
