import { useTranslation } from "react-i18next";
import type { ModelPreviewProps } from "#client/features/booths/form/BoothParts.ts";
import { PreviewFrame } from "./PreviewFrame.tsx";

/** One GLB in 3D, to be turned by hand: two beside each other, with one turn, show what a reduction costs. */
export function ModelPreview({ address, label, turn }: ModelPreviewProps) {
	const { t } = useTranslation();
	const open = async (canvas: HTMLCanvasElement) => {
		const { ModelPreviewScene } = await import("./ModelPreviewScene.ts");
		const opened = new ModelPreviewScene(canvas, turn);
		try {
			await opened.load(address);
		} catch (error) {
			opened.dispose();
			throw error;
		}
		return opened;
	};
	return <PreviewFrame key={address} label={label ?? t("preview.model")} open={open} onScene={ignore} />;
}

const ignore = () => {};
