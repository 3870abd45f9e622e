import { ActionIcon, Button } from "@mantine/core";
import { IconBookDownload, IconDownload, IconFileText, IconLink, IconPaperBag, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { BoothNumber } from "#client/ui/booth/BoothNumber.tsx";
import { LeaveDialog } from "#client/ui/dialog/LeaveDialog.tsx";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import { DocumentReader } from "#client/ui/reader/DocumentReader.tsx";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { Bag, Brochure, KeptLink } from "./Bag.ts";
import classes from "./BagPanel.module.css";
import { type BrochureFace, type BrochureFile, BrochureFiles, BrochureGoneError } from "./BrochureFiles.ts";
import { bagText } from "./bagText.ts";
import { fileName } from "./fileName.ts";
import { linksText } from "./linksText.ts";
import { zipFiles } from "./zipFiles.ts";

export interface BagPanelProps {
	readonly bag: Bag;
	readonly booths: readonly PublishedBooth[];
	/** False where nothing outlives the page. */
	readonly storageKept: boolean;
	readonly onTakeMeThere: (boothId: string) => void;
	readonly onClose: () => void;
}

type BagItem = Brochure | KeptLink;

interface Reading {
	readonly brochure: Brochure;
	readonly pages: PdfPages;
	readonly page: number;
}

/** What one took along, by booth in the order of the hall. What is taken out here can be put back until it closes. */
export function BagPanel({ bag, booths, storageKept, onTakeMeThere, onClose }: BagPanelProps) {
	const { t, i18n } = useTranslation();
	const brochures = useStore(bag.brochures);
	const links = useStore(bag.links);
	const items = [...brochures, ...links];
	const [takenOut, setTakenOut] = useState<readonly BagItem[]>([]);
	const [leavingTo, setLeavingTo] = useState<string | null>(null);
	const [reading, setReading] = useState<Reading | null>(null);
	const [files, setFiles] = useState<ReadonlyMap<string, BrochureFile>>(new Map());
	const shelf = useShelf(booths);

	const out = takenOut.filter((one) => !items.some((other) => isSame(one, other)));
	const groups = groupByBooth([...items, ...out], booths);
	const known = brochures.flatMap((brochure) => files.get(keyOf(brochure)) ?? []);
	const linksFile =
		links.length > 0 && new TextEncoder().encode(linksText(inHallOrder(links, booths), languageOf(i18n)));
	const saveAll = () => {
		const names = new Set<string>();
		const zipped = brochures.flatMap((brochure) => {
			const file = files.get(keyOf(brochure));
			if (!file) return [];
			const name = freeName(savedName(brochure, i18n), names);
			names.add(name);
			return { name, bytes: file.bytes };
		});
		if (linksFile) zipped.push({ name: `${t("bag.linksFile")}.txt`, bytes: linksFile });
		// One file needs no archive around it.
		if (known.length === 0 && linksFile)
			save(new Blob([linksFile], { type: "text/plain" }), `${t("bag.linksFile")}.txt`);
		else save(new Blob([zipFiles(zipped)], { type: "application/zip" }), `${t("bag.archive")}.zip`);
	};
	const endReading = () => {
		void reading?.pages.dispose();
		setReading(null);
	};

	return (
		<Panel
			title={t("bag.title")}
			aside={<span role="status">{bagText(t, brochures.length, links.length)}</span>}
			onClose={onClose}
			bottom={
				known.length + links.length > 1 && (
					<Button
						fullWidth
						variant="light"
						leftSection={<IconBookDownload size="1.125rem" aria-hidden />}
						onClick={saveAll}
					>
						{t("bag.saveAll", {
							size: sizeText(
								known.reduce((sum, { bytes }) => sum + bytes.length, linksFile ? linksFile.length : 0),
								i18n,
							),
						})}
					</Button>
				)
			}
		>
			{groups.length === 0 && (
				<div className={classes.empty}>
					<IconPaperBag size="3.5rem" stroke={1.2} aria-hidden />
					<p className={classes.emptyTitle}>{t("bag.empty")}</p>
					<p>{t("bag.emptyHint")}</p>
				</div>
			)}
			{groups.map(({ boothId, booth, name, items: ofBooth }) => (
				<section key={boothId} className={classes.group} aria-label={inLanguage(name, i18n)}>
					<header className={classes.booth}>
						{booth && <BoothNumber number={booth.number} colour={booth.colours.primary} />}
						<h3 className={classes.boothName}>{inLanguage(name, i18n)}</h3>
						{booth && (
							<Button
								size="compact-sm"
								variant="subtle"
								aria-label={`${t("common.takeMeThere")}: ${inLanguage(name, i18n)}`}
								onClick={() => onTakeMeThere(booth.id)}
							>
								{t("common.takeMeThere")}
							</Button>
						)}
					</header>
					<ul className={classes.list}>
						{ofBooth.map((item) => {
							if (out.includes(item)) {
								return (
									<li key={keyOf(item)} className={classes.takenOut}>
										<span role="status">{t("bag.takenOut", { title: inLanguage(item.title, i18n) })}</span>
										<Button
											size="compact-sm"
											variant="light"
											onClick={() => {
												if (isLink(item)) bag.takeLink(item);
												else bag.take(item);
												setTakenOut(takenOut.filter((one) => one !== item));
											}}
										>
											{t("bag.putBack")}
										</Button>
									</li>
								);
							}
							if (isLink(item)) {
								return (
									<LinkRow
										key={keyOf(item)}
										link={item}
										onOpen={() => setLeavingTo(item.url)}
										onTakeOut={() => {
											setTakenOut([...out, item]);
											bag.takeOutLink(item);
										}}
									/>
								);
							}
							return (
								<BrochureRow
									key={keyOf(item)}
									brochure={item}
									shelf={shelf}
									onFile={(file) => setFiles((before) => new Map(before).set(keyOf(item), file))}
									onRead={async (file) => {
										const pages = await shelf?.open(file);
										if (pages) setReading({ brochure: item, pages, page: 0 });
									}}
									onTakeOut={() => {
										setTakenOut([...out, item]);
										bag.takeOut(item);
									}}
								/>
							);
						})}
					</ul>
				</section>
			))}
			{groups.length > 0 && <p className={classes.kept}>{t(storageKept ? "bag.kept" : "bag.notKept")}</p>}
			{leavingTo !== null && <LeaveDialog url={leavingTo} onClose={() => setLeavingTo(null)} />}
			{reading && (
				<DocumentReader
					title={inLanguage(reading.brochure.title, i18n)}
					pages={reading.pages}
					page={reading.page}
					turnTo={(page) => {
						if (page >= 0 && page < reading.pages.count) setReading({ ...reading, page });
					}}
					onClose={endReading}
				/>
			)}
		</Panel>
	);
}

interface LinkRowProps {
	readonly link: KeptLink;
	readonly onOpen: () => void;
	readonly onTakeOut: () => void;
}

function LinkRow({ link, onOpen, onTakeOut }: LinkRowProps) {
	const { t, i18n } = useTranslation();
	const title = inLanguage(link.title, i18n);
	return (
		<li className={classes.item} data-link={keyOf(link)}>
			<button
				type="button"
				className={classes.sheet}
				data-kind="link"
				aria-label={t("bag.openTitle", { title })}
				onClick={onOpen}
			>
				<IconLink size="1.75rem" stroke={1.4} aria-hidden />
			</button>
			<div className={classes.words}>
				<h4 className={classes.title}>{title}</h4>
				<p className={classes.facts}>{new URL(link.url).host}</p>
				<div className={classes.actions}>
					<Button size="compact-sm" variant="light" aria-label={`${t("bag.open")}: ${title}`} onClick={onOpen}>
						{t("bag.open")}
					</Button>
				</div>
			</div>
			<TakeOutButton title={title} onTakeOut={onTakeOut} />
		</li>
	);
}

function TakeOutButton({ title, onTakeOut }: { readonly title: string; readonly onTakeOut: () => void }) {
	const { t } = useTranslation();
	return (
		<ActionIcon
			variant="subtle"
			color="gray"
			size="lg"
			aria-label={t("bag.takeOut", { title })}
			title={t("bag.takeOut", { title })}
			onClick={onTakeOut}
		>
			<IconX size="1.125rem" />
		</ActionIcon>
	);
}

type FileState = BrochureFile | "reading" | "failed" | "gone";

interface BrochureRowProps {
	readonly brochure: Brochure;
	/** Null for the first moment. */
	readonly shelf: BrochureFiles | null;
	readonly onFile: (file: BrochureFile) => void;
	readonly onRead: (file: BrochureFile) => Promise<void>;
	readonly onTakeOut: () => void;
}

function BrochureRow({ brochure, shelf, onFile, onRead, onTakeOut }: BrochureRowProps) {
	const { t, i18n } = useTranslation();
	const [file, setFile] = useState<FileState>("reading");
	const [face, setFace] = useState<BrochureFace | null>(null);
	const [tries, setTries] = useState(0);
	const title = inLanguage(brochure.title, i18n);
	const tell = useRef(onFile);
	tell.current = onFile;

	// biome-ignore lint/correctness/useExhaustiveDependencies: another try asks anew
	useEffect(() => {
		if (!shelf) return;
		let gone = false;
		setFile("reading");
		shelf.read(brochure).then(
			(read) => {
				if (gone) return;
				setFile(read);
				tell.current(read);
				shelf.lookAt(read).then(
					(seen) => gone || setFace(seen),
					() => {}, // a plain sheet stands for what cannot be drawn
				);
			},
			(error) => gone || setFile(error instanceof BrochureGoneError ? "gone" : "failed"),
		);
		return () => {
			gone = true;
		};
	}, [brochure, shelf, tries]);

	const isRead = typeof file !== "string";
	const read = () => {
		if (isRead) onRead(file).catch(() => setFile("failed"));
	};
	return (
		<li className={classes.item} data-brochure={keyOf(brochure)}>
			<button
				type="button"
				className={classes.sheet}
				disabled={!isRead}
				aria-label={t("bag.readTitle", { title })}
				onClick={read}
			>
				{face ? (
					<img src={face.cover} alt="" draggable={false} />
				) : (
					<IconFileText size="2rem" stroke={1.2} aria-hidden />
				)}
			</button>
			<div className={classes.words}>
				<h4 className={classes.title}>{title}</h4>
				<p className={classes.facts} role="status">
					{isRead
						? [face && t("bag.pages", { count: face.pageCount }), sizeText(file.bytes.length, i18n)]
								.filter(Boolean)
								.join(" · ")
						: t(`bag.${file}`)}
				</p>
				<div className={classes.actions}>
					{isRead && (
						<>
							<Button size="compact-sm" variant="light" aria-label={`${t("bag.read")}: ${title}`} onClick={read}>
								{t("bag.read")}
							</Button>
							<Button
								component="a"
								size="compact-sm"
								variant="subtle"
								href={file.address}
								download={savedName(brochure, i18n)}
								aria-label={`${t("bag.save")}: ${title}`}
								leftSection={<IconDownload size="1rem" aria-hidden />}
							>
								{t("bag.save")}
							</Button>
						</>
					)}
					{file === "failed" && (
						<Button size="compact-sm" variant="light" onClick={() => setTries(tries + 1)}>
							{t("common.retry")}
						</Button>
					)}
				</div>
			</div>
			<TakeOutButton title={title} onTakeOut={onTakeOut} />
		</li>
	);
}

/** Lives as long as the panel is open: made by the effect that disposes it, so that no disposed one is ever used. */
function useShelf(booths: readonly PublishedBooth[]): BrochureFiles | null {
	const [shelf, setShelf] = useState<BrochureFiles | null>(null);
	// Whoever reads goes on reading while the hall is published anew.
	const shown = useRef(booths);
	shown.current = booths;
	useEffect(() => {
		const opened = new BrochureFiles(() => shown.current);
		setShelf(opened);
		return () => opened.dispose();
	}, []);
	return shelf;
}

interface BoothGroup {
	readonly boothId: string;
	/** Absent where the booth stands in another hall, or nowhere any more. */
	readonly booth: PublishedBooth | undefined;
	readonly name: BagItem["boothName"];
	readonly items: readonly BagItem[];
}

/** In the order of the hall; within a booth by slot, so that nothing moves when one is taken out and put back. */
function groupByBooth(items: readonly BagItem[], booths: readonly PublishedBooth[]): BoothGroup[] {
	const groups = Map.groupBy(inHallOrder(items, booths), ({ boothId }) => boothId);
	return [...groups].map(([boothId, ofBooth]) => {
		const booth = booths.find(({ id }) => id === boothId);
		return { boothId, booth, name: booth?.name ?? ofBooth[0]!.boothName, items: ofBooth };
	});
}

function inHallOrder<Item extends BagItem>(items: readonly Item[], booths: readonly PublishedBooth[]): readonly Item[] {
	const places = new Map(booths.map(({ id }, place) => [id, place]));
	const placeOf = ({ boothId }: Item) => places.get(boothId) ?? booths.length;
	return items.toSorted(
		(one, other) =>
			placeOf(one) - placeOf(other) ||
			one.boothId.localeCompare(other.boothId, "en") ||
			one.slot.localeCompare(other.slot, "en", { numeric: true }),
	);
}

function isLink(item: BagItem): item is KeptLink {
	return "url" in item;
}

function keyOf(item: BagItem): string {
	return `${isLink(item) ? "link" : "brochure"} ${item.boothId}/${item.slot}`;
}

function isSame(one: BagItem, other: BagItem): boolean {
	return keyOf(one) === keyOf(other);
}

/** Writes a file where the browser keeps what it downloads. */
function save(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	// The browser has begun to write it by then.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

type I18n = Parameters<typeof inLanguage>[1];

function savedName({ boothName, title }: Brochure, i18n: I18n): string {
	return fileName(inLanguage(boothName, i18n), inLanguage(title, i18n));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
	let free = name;
	for (let number = 2; taken.has(free); number++) free = name.replace(/\.pdf$/, ` ${number}.pdf`);
	return free;
}

function sizeText(bytes: number, i18n: I18n): string {
	const megabytes = bytes / 1e6;
	return new Intl.NumberFormat(languageOf(i18n), {
		style: "unit",
		unit: megabytes < 1 ? "kilobyte" : "megabyte",
		maximumFractionDigits: megabytes < 1 ? 0 : 1,
	}).format(megabytes < 1 ? bytes / 1e3 : megabytes);
}
