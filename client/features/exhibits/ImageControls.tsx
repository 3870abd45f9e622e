import { Button } from "@mantine/core";
import { IconZoomIn } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import { type PictureExhibit, PictureViewer } from "./PictureViewer.tsx";

interface ImageControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/** Opens the booth's pictures in large, at this one. */
export function ImageControls({ controls, focused }: ImageControlsProps) {
	const { t } = useTranslation();
	const [looking, setLooking] = useState<readonly PictureExhibit[] | null>(null);
	const look = () => {
		setLooking(controls.tour().flatMap(({ exhibit }) => (exhibit.kind === "image" ? exhibit : [])));
	};
	return (
		<>
			<Button leftSection={<IconZoomIn size="1.125rem" aria-hidden />} onClick={look}>
				{t("exhibits.picture.look")}
			</Button>
			{looking && (
				<PictureViewer
					pictures={looking}
					first={Math.max(0, looking.indexOf(focused.exhibit as PictureExhibit))}
					onClose={() => setLooking(null)}
				/>
			)}
		</>
	);
}
