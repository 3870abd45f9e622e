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

/** Takes the document or the link along, or out of the bag again. */
export function BagButton({ bag, focused: { boothId, slot, exhibit } }: BagButtonProps) {
	const { t } = useTranslation();
	const isIn = useStore(exhibit.kind === "link" ? bag.links : bag.brochures, (items) =>
		items.some((item) => item.boothId === boothId && item.slot === slot),
	);
	if (exhibit.kind !== "document" && exhibit.kind !== "link") return null;
	const { title } = exhibit;
	const take = () => {
		if (exhibit.kind === "link") bag.takeLink({ boothId, slot, title, url: exhibit.url });
		else bag.take({ boothId, slot, title, document: exhibit.document });
	};
	const takeOut = () => {
		if (exhibit.kind === "link") bag.takeOutLink({ boothId, slot });
		else bag.takeOut({ boothId, slot });
	};
	const words = exhibit.kind === "link" ? "exhibits.bag.keep" : "exhibits.bag.take";
	return (
		<Button
			variant={isIn ? "light" : "default"}
			leftSection={isIn ? <IconCheck size="1.125rem" aria-hidden /> : <IconPaperBag size="1.125rem" aria-hidden />}
			aria-pressed={isIn}
			data-bag={isIn ? "in" : "out"}
			onClick={(event) => {
				if (isIn) {
					takeOut();
					return;
				}
				take();
				flyIntoBag(event.currentTarget);
			}}
		>
			{t(isIn ? "exhibits.bag.taken" : words)}
		</Button>
	);
}
