import { Button } from "@mantine/core";
import { IconPaperBag } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Bag } from "#client/features/bag/Bag.ts";
import { bagText } from "#client/features/bag/bagText.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import classes from "./LobbyBag.module.css";

/** Comes when it is first opened: with it comes what reads documents. */
const BagPanel = lazy(() => import("#client/features/bag/BagPanel.tsx").then((file) => ({ default: file.BagPanel })));

interface LobbyBagProps {
	readonly published: PublishedHall;
	readonly storage: DeviceStorage;
	readonly onArriveAt: (booth: PublishedBooth) => void;
}

/** What one took along, outside the hall as well: after the event's doors have closed, too. */
export function LobbyBag({ published, storage, onArriveAt }: LobbyBagProps) {
	const { t, i18n } = useTranslation();
	const bag = useMemo(() => new Bag(storage, published.event.id), [storage, published.event.id]);
	useEffect(() => bag.start(), [bag]);
	const brochures = useStore(bag.brochures).length;
	const links = useStore(bag.links).length;
	const [open, setOpen] = useState(false);
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		if (open) dialog.current?.showModal();
	}, [open]);
	if (brochures + links === 0 && !open) return null;
	return (
		<>
			<Button
				variant="default"
				leftSection={<IconPaperBag size="1.25rem" aria-hidden />}
				data-lobby-bag
				// Reading says the same as at an exhibit.
				onClick={() => void learnTexts(i18n, "exhibits").finally(() => setOpen(true))}
			>
				{t("bag.title")}: {bagText(t, brochures, links)}
			</Button>
			{open && (
				<dialog
					ref={dialog}
					className={classes.dialog}
					aria-label={t("bag.title")}
					// React lets a dialog that opens over this one close this one too.
					onClose={(event) => event.target === event.currentTarget && setOpen(false)}
				>
					<Suspense>
						<BagPanel
							bag={bag}
							booths={published.booths}
							storageKept={storage.kept}
							onTakeMeThere={(boothId) => {
								const booth = published.booths.find(({ id }) => id === boothId);
								if (booth) onArriveAt(booth);
								dialog.current?.close();
							}}
							onClose={() => dialog.current?.close()}
						/>
					</Suspense>
				</dialog>
			)}
		</>
	);
}
