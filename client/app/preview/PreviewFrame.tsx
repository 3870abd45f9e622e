import { Button, Loader } from "@mantine/core";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";
import classes from "./PreviewFrame.module.css";

/** What a frame shows: made for its canvas when it is first seen, disposed of with it. */
export interface PreviewScene {
	pause(): void;
	resume(): void;
	dispose(): void;
}

interface PreviewFrameProps<Scene extends PreviewScene> {
	/** For screen readers. */
	readonly label: string;
	/** Fetches what draws and starts it; called once for each canvas. */
	readonly open: (canvas: HTMLCanvasElement) => Promise<Scene>;
	readonly onScene: (scene: Scene | undefined) => void;
	readonly isHeadset?: boolean;
	/** Lies on the picture from the beginning; the scene writes into it. */
	readonly over?: ReactNode;
	readonly children?: ReactNode;
}

/**
 * A canvas with a scene of its own: it draws while it is seen, says what is wrong where it cannot, and leaves nothing
 * behind.
 */
export function PreviewFrame<Scene extends PreviewScene>(props: PreviewFrameProps<Scene>) {
	const [attempt, setAttempt] = useState(0);
	return <FrameOnce key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />;
}

type Trouble = "noWebgl" | "broken";

function FrameOnce<Scene extends PreviewScene>({
	label,
	open,
	onScene,
	isHeadset = false,
	over,
	children,
	onRetry,
}: PreviewFrameProps<Scene> & { readonly onRetry: () => void }) {
	const { t } = useTranslation();
	const hasTexts = useLaterTexts("preview");
	const holder = useRef<HTMLDivElement>(null);
	const [trouble, setTrouble] = useState<Trouble>();
	const [isOpen, setOpen] = useState(false);
	const opening = useLatest(open);
	const telling = useLatest(onScene);

	useEffect(() => {
		// A canvas of its own each time: a disposed engine has taken the old one's context along.
		const canvas = document.createElement("canvas");
		holder.current!.append(canvas);
		let scene: Scene | undefined;
		let isGone = false;
		let isSeen = true;
		const follow = () => {
			if (isSeen && document.visibilityState === "visible") scene?.resume();
			else scene?.pause();
		};
		const watched = new IntersectionObserver(([entry]) => {
			isSeen = entry?.isIntersecting ?? true;
			follow();
		});
		watched.observe(canvas);
		document.addEventListener("visibilitychange", follow);
		if (!canDraw()) setTrouble("noWebgl");
		else {
			opening.current(canvas).then(
				(opened) => {
					if (isGone) return opened.dispose();
					scene = opened;
					setOpen(true);
					telling.current(opened);
					follow();
				},
				() => {
					if (!isGone) setTrouble("broken");
				},
			);
		}
		return () => {
			isGone = true;
			watched.disconnect();
			document.removeEventListener("visibilitychange", follow);
			telling.current(undefined);
			scene?.dispose();
			canvas.remove();
		};
	}, [opening, telling]);

	useEffect(() => {
		holder.current?.querySelector("canvas")?.setAttribute("aria-label", label);
		holder.current?.querySelector("canvas")?.setAttribute("role", "application");
	}, [label]);

	return (
		<div className={classes.frame} data-preview="">
			<div className={isHeadset ? `${classes.frame} ${classes.headset}` : classes.frame}>
				<div className={classes.picture} ref={holder} />
			</div>
			{over}
			{hasTexts && isOpen && !trouble && children}
			{hasTexts && !isOpen && !trouble && (
				<output className={classes.message}>
					<Loader size="sm" />
					<p>{t("preview.coming")}</p>
				</output>
			)}
			{hasTexts && trouble && (
				<div className={classes.message} role="alert">
					<strong>{trouble === "noWebgl" ? t("preview.noWebgl") : t("preview.broken")}</strong>
					{trouble === "noWebgl" && <p>{t("preview.noWebglHelp")}</p>}
					<Button variant="light" size="xs" onClick={onRetry}>
						{t("preview.tryAgain")}
					</Button>
				</div>
			)}
		</div>
	);
}

function canDraw(): boolean {
	const context = document.createElement("canvas").getContext("webgl2");
	context?.getExtension("WEBGL_lose_context")?.loseContext();
	return context !== null;
}

/** The latest of what a component was given, for effects that run once. */
function useLatest<Value>(value: Value): RefObject<Value> {
	const latest = useRef(value);
	useEffect(() => {
		latest.current = value;
	});
	return latest;
}
