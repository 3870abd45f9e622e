import { Button } from "@mantine/core";
import { IconZoomIn } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import { type PictureExhibit, PictureViewer } from "./PictureViewer.tsx";

interface ImageControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit & { readonly exhibit: PictureExhibit };
}

/** Opens the booth's pictures in large, at this one. */
export function ImageControls({ controls, focused: { slot, exhibit } }: ImageControlsProps) {
	const { t } = useTranslation();
	const [looking, setLooking] = useState<{ pictures: readonly PictureExhibit[]; first: number } | null>(null);
	const look = () => {
		const stops = controls.tour.getState().flatMap((stop) => (stop.exhibit.kind === "image" ? [stop] : []));
		const first = stops.findIndex((stop) => stop.slot === slot);
		const pictures = stops.map((stop) => stop.exhibit as PictureExhibit);
		setLooking(first < 0 ? { pictures: [exhibit], first: 0 } : { pictures, first });
	};
	return (
		<>
			<Button leftSection={<IconZoomIn size="1.125rem" aria-hidden />} onClick={look}>
				{t("exhibits.picture.look")}
			</Button>
			{looking && <PictureViewer {...looking} onClose={() => setLooking(null)} />}
		</>
	);
}
