import type { QueryClient } from "@tanstack/react-query";
import type { i18n as I18n } from "i18next";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { createBrowserRouter, Outlet, type RouteObject, RouterProvider, useParams, useRouteError } from "react-router";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { ConsoleFrame } from "#client/ui/console/ConsoleFrame.tsx";
import type { ConsolePreferences } from "#client/ui/console/ConsolePreferences.ts";
import { ConsoleProvider } from "#client/ui/console/ConsoleProvider.tsx";
import { Crashed } from "#client/ui/console/Crashed.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { RequireRight } from "#client/ui/console/RequireRight.tsx";
import { ActorGate } from "#client/ui/console/useActor.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { speak } from "#client/ui/i18n/i18n.ts";
import { CONSOLE_SECTIONS, type ConsoleSection } from "./consoleSections.ts";
import { EventFrame, EventIndex } from "./EventFrame.tsx";

const EventListPage = lazy(() =>
	import("./ConsoleEventPages.tsx").then((file) => ({ default: file.ConsoleEventListPage })),
);

const ConsoleBoothPage = lazy(() =>
	import("./ConsoleBoothPage.tsx").then((file) => ({ default: file.ConsoleBoothPage })),
);
const AccountPage = lazy(() =>
	import("#client/features/accounts/AccountPage.tsx").then((file) => ({ default: file.AccountPage })),
);
const SignInPage = lazy(() =>
	import("#client/features/accounts/SignInPage.tsx").then((file) => ({ default: file.SignInPage })),
);
const SetupPage = lazy(() =>
	import("#client/features/accounts/SetupPage.tsx").then((file) => ({ default: file.SetupPage })),
);
const InvitationPage = lazy(() =>
	import("#client/features/accounts/InvitationPage.tsx").then((file) => ({ default: file.InvitationPage })),
);
const ResetPage = lazy(() =>
	import("#client/features/accounts/ResetPage.tsx").then((file) => ({ default: file.ResetPage })),
);

/** Every address below `/console`, and what is shown there. */
const ROUTES: RouteObject[] = [
	{
		path: "/console",
		errorElement: <PageError />,
		children: [
			// For whoever is not signed in.
			{
				element: <Later />,
				children: [
					{ path: "sign-in", element: <SignInPage /> },
					{ path: "setup/:token", element: <SetupPage /> },
					{ path: "invitation/:token", element: <InvitationPage /> },
					{ path: "reset/:token", element: <ResetPage /> },
				],
			},
			{
				element: (
					<ActorGate>
						<Outlet />
					</ActorGate>
				),
				children: [
					{
						path: "events/:eventId",
						element: <EventFrame />,
						children: [
							{ index: true, element: <EventIndex /> },
							...CONSOLE_SECTIONS.map(routeOf),
							// An exhibitor's too, who sees no section.
							{ path: "booths/:boothId", element: <BoothRoute /> },
							notFound(),
						],
					},
					{
						element: <PlainFrame />,
						children: [
							{ index: true, element: <EventListPage /> },
							{ path: "account", element: <AccountPage /> },
							notFound(),
						],
					},
				],
			},
		],
	},
];

export interface ConsoleAppProps {
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	readonly queries: QueryClient;
}

/** The whole console. */
export function ConsoleApp({ i18n, profile, settings, queries }: ConsoleAppProps) {
	const language = useStore(profile, (state) => state.language);
	const { appearance, motion, textScale } = useStore(settings);
	const [router] = useState(() => createBrowserRouter(ROUTES));
	const preferences = useMemo<ConsolePreferences>(
		() => ({
			language,
			appearance,
			chooseLanguage: (chosen) => profile.setState({ language: chosen }),
			chooseAppearance: (chosen) => settings.setState({ appearance: chosen }),
		}),
		[language, appearance, profile, settings],
	);
	useEffect(() => {
		void speak(i18n, language);
	}, [i18n, language]);
	return (
		<ConsoleProvider
			i18n={i18n}
			appearance={appearance}
			motion={motion}
			textScale={textScale}
			preferences={preferences}
			queries={queries}
		>
			<RouterProvider router={router} />
		</ConsoleProvider>
	);
}

function routeOf({ path, right, Page }: ConsoleSection): RouteObject {
	return { path, element: <Section right={right} Page={Page} /> };
}

function Section({ right, Page }: Pick<ConsoleSection, "right" | "Page">) {
	const { eventId } = useEvent();
	return (
		<RequireRight right={right} eventId={eventId}>
			<Page />
		</RequireRight>
	);
}

function BoothRoute() {
	const { eventId } = useEvent();
	const { boothId = "" } = useParams();
	return (
		<RequireRight right="booth.read" eventId={eventId} boothId={boothId}>
			<ConsoleBoothPage />
		</RequireRight>
	);
}

/** Without a sidebar: what is about no single event. */
function PlainFrame() {
	return (
		<ConsoleFrame>
			<Later />
		</ConsoleFrame>
	);
}

/** A page that is fetched when it is opened. */
function Later() {
	return (
		<Suspense fallback={<PageSkeleton />}>
			<Outlet />
		</Suspense>
	);
}

function notFound(): RouteObject {
	return { path: "*", element: <ErrorState error={new RequestRefused("page", { reason: "not-found" })} /> };
}

function PageError() {
	return <Crashed error={useRouteError()} />;
}
