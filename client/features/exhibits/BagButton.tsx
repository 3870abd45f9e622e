import { Button } from "@mantine/core";
import { IconCheck, IconPaperBag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { BrochureBag, FocusedExhibit } from "./FocusedExhibit.ts";
import { flyIntoBag } from "./flyIntoBag.ts";

interface BagButtonProps {
	readonly bag: BrochureBag;
	readonly focused: FocusedExhibit;
}

/** Takes the document along, or out of the bag again. */
export function BagButton({ bag, focused: { boothId, slot, exhibit } }: BagButtonProps) {
	const { t } = useTranslation();
	const isIn = useStore(bag.brochures, (brochures) =>
		brochures.some((brochure) => brochure.boothId === boothId && brochure.slot === slot),
	);
	if (exhibit.kind !== "document") return null;
	return (
		<Button
			variant={isIn ? "light" : "default"}
			leftSection={isIn ? <IconCheck size="1.125rem" aria-hidden /> : <IconPaperBag size="1.125rem" aria-hidden />}
			aria-pressed={isIn}
			data-bag={isIn ? "in" : "out"}
			onClick={(event) => {
				if (isIn) {
					bag.takeOut({ boothId, slot });
					return;
				}
				bag.take({ boothId, slot, title: exhibit.title, document: exhibit.document });
				flyIntoBag(event.currentTarget);
			}}
		>
			{t(isIn ? "exhibits.bag.taken" : "exhibits.bag.take")}
		</Button>
	);
}
