import {
	IconActivity,
	IconBroadcast,
	IconBuildingStore,
	IconCalendarEvent,
	IconChartBar,
	IconLayoutDashboard,
	IconMap2,
	IconPhoto,
	IconUsers,
} from "@tabler/icons-react";
import { type ComponentType, lazy } from "react";
import type { Right } from "#shared/rights.ts";

/** A section of an event: its place in the sidebar, who sees it, and its page, fetched when it is opened. */
export interface ConsoleSection {
	/** Below `/console/events/:eventId/`; its name is `shell.section.<path>`. */
	readonly path: "overview" | "event" | "plan" | "booths" | "media" | "people" | "publish" | "live" | "results";
	readonly group: "prepare" | "people" | "open";
	readonly right: Right;
	readonly icon: ComponentType<{ size?: number; stroke?: number }>;
	readonly Page: ComponentType;
	/** The page reaches the window's edges. */
	readonly isWide?: boolean;
}

/** In the order of the sidebar. */
export const CONSOLE_SECTIONS: readonly ConsoleSection[] = [
	{
		path: "overview",
		group: "prepare",
		right: "event.read",
		icon: IconLayoutDashboard,
		Page: lazy(() => import("./ConsoleEventPages.tsx").then((file) => ({ default: file.ConsoleOverviewPage }))),
	},
	{
		path: "event",
		group: "prepare",
		right: "event.read",
		icon: IconCalendarEvent,
		Page: lazy(() =>
			import("#client/features/event/EventSettingsPage.tsx").then((file) => ({ default: file.EventSettingsPage })),
		),
	},
	{
		path: "plan",
		group: "prepare",
		right: "event.read",
		icon: IconMap2,
		isWide: true,
		Page: lazy(() => import("./ConsolePlanPage.tsx").then((file) => ({ default: file.ConsolePlanPage }))),
	},
	{
		path: "booths",
		group: "prepare",
		right: "event.read",
		icon: IconBuildingStore,
		Page: lazy(() =>
			import("#client/features/booths/form/BoothListPage.tsx").then((file) => ({ default: file.BoothListPage })),
		),
	},
	{
		path: "media",
		group: "prepare",
		right: "event.read",
		icon: IconPhoto,
		Page: lazy(() => import("./ConsoleMediaPage.tsx").then((file) => ({ default: file.ConsoleMediaPage }))),
	},
	{
		path: "publish",
		group: "open",
		right: "event.read",
		icon: IconBroadcast,
		Page: lazy(() =>
			import("#client/features/publishing/PublishPage.tsx").then((file) => ({ default: file.PublishPage })),
		),
	},
	{
		path: "people",
		group: "people",
		right: "people.read",
		icon: IconUsers,
		Page: lazy(() => import("#client/features/accounts/PeoplePage.tsx").then((file) => ({ default: file.PeoplePage }))),
	},
	{
		path: "live",
		group: "open",
		right: "event.read",
		icon: IconActivity,
		Page: lazy(() => import("#client/features/event/LivePage.tsx").then((file) => ({ default: file.LivePage }))),
	},
	{
		path: "results",
		group: "open",
		right: "visits.read",
		icon: IconChartBar,
		Page: lazy(() => import("#client/features/visits/ResultsPage.tsx").then((file) => ({ default: file.ResultsPage }))),
	},
];
