import { Button, Loader, NativeSelect } from "@mantine/core";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import type { i18n as I18n } from "i18next";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { speak } from "#client/ui/i18n/i18n.ts";
import { LanguageSwitch } from "#client/ui/layout/LanguageSwitch.tsx";
import { UiProvider } from "#client/ui/UiProvider.tsx";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import { openPreview, openPreviewHall } from "#shared/features/publishing/publishingEndpoints.ts";
import { HallPreview } from "./HallPreview.tsx";
import classes from "./PreviewPage.module.css";

export interface PreviewPageProps {
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	/** Of the address. */
	readonly token: string;
}

/** A draft changes while it is looked at: it is asked for anew so often, and only what changed is built anew. */
const ASKED_EVERY_MS = 15_000;

/** What a share link opens: the halls of a draft in 3D, for whoever holds the link. */
export function PreviewPage({ i18n, profile, settings, token }: PreviewPageProps) {
	const language = useStore(profile, (state) => state.language);
	const { appearance, motion, textScale } = useStore(settings);
	useEffect(() => {
		void speak(i18n, language);
	}, [i18n, language]);
	return (
		<UiProvider i18n={i18n} appearance={appearance} motion={motion} textScale={textScale}>
			<Draft token={token} language={language} onLanguage={(chosen) => profile.setState({ language: chosen })} />
		</UiProvider>
	);
}

interface Opened {
	readonly title: Readonly<Record<Language, string>>;
	readonly halls: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
	readonly expiresAtMs: number;
}

interface DraftProps {
	readonly token: string;
	readonly language: Language;
	readonly onLanguage: (language: Language) => void;
}

function Draft({ token, language, onLanguage }: DraftProps) {
	const { t } = useTranslation();
	const [draft, setDraft] = useState<Opened>();
	const [hallId, setHallId] = useState<string>();
	const [hall, setHall] = useState<PublishedHall>();
	const [trouble, setTrouble] = useState<string>();
	const shown = hallId ?? draft?.halls[0]?.id;

	const look = useCallback(
		async (signal: AbortSignal) => {
			try {
				const opened = await callEndpoint(openPreview, { params: { token }, signal });
				setDraft(opened);
				const wanted = hallId ?? opened.halls[0]?.id;
				if (wanted !== undefined) {
					const published = await callEndpoint(openPreviewHall, { params: { token, hallId: wanted }, signal });
					// What reads the same is the same thing: nothing is built anew for it.
					setHall((before) => (JSON.stringify(before) === JSON.stringify(published) ? before : published));
				}
				setTrouble(undefined);
			} catch (error) {
				if (signal.aborted) return;
				setTrouble(error instanceof RequestRefused ? error.reason : "failed");
			}
		},
		[token, hallId],
	);

	useEffect(() => {
		const stopped = new AbortController();
		void look(stopped.signal);
		const timer = setInterval(() => {
			if (document.visibilityState === "visible") void look(stopped.signal);
		}, ASKED_EVERY_MS);
		return () => {
			stopped.abort();
			clearInterval(timer);
		};
	}, [look]);

	const isEnded = trouble === "bad-link";
	const title = draft && !isEnded ? draft.title[language] : t("preview.page.title");
	return (
		<div className={classes.page}>
			<title>{draft && !isEnded ? `${title} – Pavilion` : title}</title>
			<header className={classes.head}>
				<div className={classes.words}>
					<h1 className={classes.title}>{draft && !isEnded ? title : "Pavilion"}</h1>
					{draft && !isEnded && (
						<p className={classes.note}>
							<strong className={classes.badge}>{t("preview.page.draft")}</strong>
							<span>{t("preview.page.draftHelp", { date: untilText(draft.expiresAtMs, language) })}</span>
						</p>
					)}
				</div>
				<div className={classes.tools}>
					{draft && !isEnded && draft.halls.length > 1 && (
						<NativeSelect
							size="sm"
							aria-label={t("preview.page.halls")}
							value={shown ?? ""}
							onChange={({ currentTarget }) => setHallId(currentTarget.value)}
							data={draft.halls.map(({ id, name }) => ({ value: id, label: name[language] }))}
						/>
					)}
					<LanguageSwitch language={language} onChoose={onLanguage} />
				</div>
			</header>
			<main className={classes.main}>
				{trouble && (isEnded || !hall) ? (
					<Trouble reason={trouble} onRetry={() => void look(new AbortController().signal)} />
				) : hall && hall.hall.id === shown ? (
					<HallPreview key={hall.hall.id} published={hall} language={language} />
				) : draft && draft.halls.length === 0 ? (
					<p className={classes.message}>{t("preview.page.empty")}</p>
				) : (
					<output className={classes.message}>
						<Loader size="sm" />
						{t("preview.page.loading")}
					</output>
				)}
			</main>
		</div>
	);
}

function Trouble({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }) {
	const { t } = useTranslation();
	if (reason === "bad-link") {
		return (
			<div className={classes.message} role="alert">
				<h2>{t("preview.page.ended")}</h2>
				<p>{t("preview.page.endedHelp")}</p>
			</div>
		);
	}
	return (
		<div className={classes.message} role="alert">
			<p>
				{reason === "too-fast"
					? t("preview.page.tooFast")
					: reason === "not-found"
						? t("preview.page.noHall")
						: t("preview.page.offline")}
			</p>
			<Button variant="light" onClick={onRetry}>
				{t("preview.tryAgain")}
			</Button>
		</div>
	);
}

function untilText(atMs: number, language: Language): string {
	return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(atMs);
}
