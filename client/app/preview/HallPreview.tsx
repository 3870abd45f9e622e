import { Button, Loader, NativeSelect, SegmentedControl, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import type { HallPreviewScene, PreviewProgress, PreviewView } from "./HallPreviewScene.ts";
import classes from "./PreviewFrame.module.css";
import { PreviewFrame } from "./PreviewFrame.tsx";
import { type PreviewLimits, PreviewStats } from "./PreviewStats.tsx";
import { useStoreOf } from "./useStoreOf.ts";

const HALL_LIMITS: PreviewLimits = { draws: 100, triangles: 200_000, textureMb: 256 };
const AT_FIRST: PreviewProgress = { isReady: false, coming: 0, failed: 0 };

export interface HallPreviewProps {
	/** Followed: only what changed is built anew. */
	readonly published: PublishedHall;
	/** Of signs and texts in the hall. */
	readonly language: Language;
	/** From above unless told otherwise. */
	readonly view?: PreviewView;
	/** Looked at when it changes: a booth chosen elsewhere on the page. */
	readonly boothId?: string | null;
	/** A booth was tapped. */
	readonly onBooth?: (boothId: string) => void;
}

/** A hall of the draft in 3D, as visitors will see it: from above with its roof off, or walking in it. */
export function HallPreview({ published, language, view = "outside", boothId, onBooth }: HallPreviewProps) {
	const { t } = useTranslation();
	const [scene, setScene] = useState<HallPreviewScene>();
	const [isHeadset, setHeadset] = useState(false);
	const now = useStoreOf(scene?.view, view);
	const { coming, failed } = useStoreOf(scene?.progress, AT_FIRST);

	useEffect(() => scene?.show(published), [scene, published]);
	useEffect(() => void scene?.setLanguage(language), [scene, language]);
	useEffect(() => scene?.setHeadset(isHeadset), [scene, isHeadset]);
	useEffect(() => {
		if (boothId) scene?.goTo(boothId);
	}, [scene, boothId]);

	const open = async (canvas: HTMLCanvasElement) => {
		const { HallPreviewScene } = await import("./HallPreviewScene.ts");
		const opened = new HallPreviewScene({
			canvas,
			published,
			language,
			view,
			onBooth,
		});
		await startOrDispose(opened);
		return opened;
	};

	const booths = [...published.booths].sort((a, b) => a.number.localeCompare(b.number, "en", { numeric: true }));
	return (
		<PreviewFrame
			label={t("preview.hall", { hall: published.hall.name[language] })}
			open={open}
			onScene={setScene}
			isHeadset={isHeadset}
		>
			<div className={classes.bar}>
				<SegmentedControl
					size="xs"
					aria-label={t("preview.view")}
					value={now}
					onChange={(chosen) => scene?.choose(chosen as PreviewView)}
					data={[
						{ value: "outside", label: t("preview.outside") },
						{ value: "inside", label: t("preview.inside") },
					]}
				/>
				{booths.length > 0 && (
					<NativeSelect
						size="xs"
						className={classes.narrow}
						aria-label={t("preview.goTo")}
						value=""
						onChange={({ currentTarget }) => scene?.goTo(currentTarget.value)}
						data={[
							{ value: "", label: t("preview.goTo") },
							...booths.map(({ id, number, name }) => ({ value: id, label: `${number} ${name[language]}` })),
						]}
					/>
				)}
				<Button size="xs" variant="default" onClick={() => scene?.lookOver()}>
					{t("preview.wholeHall")}
				</Button>
				<span className={classes.plate}>
					<Switch
						size="xs"
						label={t("preview.headset")}
						title={t("preview.headsetHelp")}
						checked={isHeadset}
						onChange={({ currentTarget }) => setHeadset(currentTarget.checked)}
					/>
				</span>
			</div>
			<div className={classes.below}>
				<span className={classes.how}>{t(now === "outside" ? "preview.howOutside" : "preview.howInside")}</span>
				{(coming > 0 || failed > 0) && (
					<output className={classes.coming}>
						{coming > 0 && <Loader size={12} />}
						{coming > 0 ? t("preview.comingBooths", { count: coming }) : t("preview.failed", { count: failed })}
					</output>
				)}
				{isHeadset && <PreviewStats stats={scene?.stats} limits={HALL_LIMITS} />}
			</div>
		</PreviewFrame>
	);
}

/** A scene that cannot start leaves nothing behind. */
async function startOrDispose(scene: HallPreviewScene): Promise<void> {
	try {
		await scene.start();
	} catch (error) {
		scene.dispose();
		throw error;
	}
}
