import { Button, Loader, SegmentedControl } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoothPreviewProps } from "#client/features/booths/form/BoothParts.ts";
import type { BoothPreviewScene } from "./BoothPreviewScene.ts";
import type { PreviewProgress, PreviewView } from "./HallPreviewScene.ts";
import classes from "./PreviewFrame.module.css";
import { PreviewFrame } from "./PreviewFrame.tsx";
import { useStoreOf } from "./useStoreOf.ts";

const AT_FIRST: PreviewProgress = { isReady: false, coming: 0, failed: 0 };
const NO_LOOK = { number: "", mood: "day" } as const;
const NONE = [] as const;
const ignore = () => {};

/** One booth of a form in 3D: follows what is typed, its slots are marked and can be tapped. */
export function BoothPreview({
	content,
	language,
	number = NO_LOOK.number,
	mood = NO_LOOK.mood,
	slots = NONE,
	litSlot = null,
	onSlot = ignore,
	onHover = ignore,
}: BoothPreviewProps) {
	const { t } = useTranslation();
	const labels = useRef<HTMLDivElement>(null);
	const [scene, setScene] = useState<BoothPreviewScene>();
	const view = useStoreOf<PreviewView>(scene?.preview.view, "outside");
	const { coming, failed } = useStoreOf(scene?.preview.progress, AT_FIRST);
	const handlers = useRef({ onSlot, onHover });

	useEffect(() => {
		handlers.current = { onSlot, onHover };
	});
	useEffect(() => scene?.show(content, { number, mood }), [scene, content, number, mood]);
	useEffect(() => void scene?.preview.setLanguage(language), [scene, language]);
	useEffect(() => scene?.markSlots(content.id, slots), [scene, content.id, slots]);
	useEffect(() => scene?.light(litSlot, true), [scene, litSlot]);

	const open = async (canvas: HTMLCanvasElement) => {
		const { BoothPreviewScene } = await import("./BoothPreviewScene.ts");
		const opened = new BoothPreviewScene({
			canvas,
			labels: labels.current!,
			labelClass: classes.label!,
			content,
			look: { number, mood },
			language,
			onSlot: (slot) => handlers.current.onSlot(slot),
			onHover: (slot) => handlers.current.onHover(slot),
		});
		try {
			await opened.start();
		} catch (error) {
			opened.dispose();
			throw error;
		}
		return opened;
	};

	return (
		<PreviewFrame
			label={t("preview.booth")}
			open={open}
			onScene={setScene}
			over={<div className={classes.labels} ref={labels} />}
		>
			<div className={classes.bar}>
				<SegmentedControl
					size="xs"
					aria-label={t("preview.view")}
					value={view}
					onChange={(chosen) => scene?.preview.choose(chosen as PreviewView)}
					data={[
						{ value: "outside", label: t("preview.around") },
						{ value: "inside", label: t("preview.inside") },
					]}
				/>
				<Button size="xs" variant="default" onClick={() => scene?.preview.lookOver()}>
					{t("preview.wholeBooth")}
				</Button>
				{coming > 0 && (
					<output className={classes.coming}>
						<Loader size={12} />
						{t("preview.coming")}
					</output>
				)}
				{failed > 0 && coming <= 0 && <output className={classes.coming}>{t("preview.boothFailed")}</output>}
			</div>
			<div className={classes.below}>
				<span className={classes.how}>{t(view === "outside" ? "preview.howOutside" : "preview.howInside")}</span>
			</div>
		</PreviewFrame>
	);
}
