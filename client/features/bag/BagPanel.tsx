import { ActionIcon, Button } from "@mantine/core";
import { IconBookDownload, IconDownload, IconFileText, IconPaperBag, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { BoothNumber } from "#client/ui/booth/BoothNumber.tsx";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import { DocumentReader } from "#client/ui/reader/DocumentReader.tsx";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { Bag, Brochure } from "./Bag.ts";
import classes from "./BagPanel.module.css";
import { type BrochureFace, type BrochureFile, BrochureFiles, BrochureGoneError } from "./BrochureFiles.ts";
import { fileName } from "./fileName.ts";
import { zipFiles } from "./zipFiles.ts";

export interface BagPanelProps {
	readonly bag: Bag;
	readonly booths: readonly PublishedBooth[];
	/** False where nothing outlives the page. */
	readonly storageKept: boolean;
	readonly onTakeMeThere: (boothId: string) => void;
	readonly onClose: () => void;
}

interface Reading {
	readonly brochure: Brochure;
	readonly pages: PdfPages;
	readonly page: number;
}

/** What one took along, by booth in the order of the hall. What is taken out here can be put back until it closes. */
export function BagPanel({ bag, booths, storageKept, onTakeMeThere, onClose }: BagPanelProps) {
	const { t, i18n } = useTranslation();
	const brochures = useStore(bag.brochures);
	const [takenOut, setTakenOut] = useState<readonly Brochure[]>([]);
	const [reading, setReading] = useState<Reading | null>(null);
	const [files, setFiles] = useState<ReadonlyMap<string, BrochureFile>>(new Map());
	const shelf = useShelf(booths);

	const out = takenOut.filter((one) => !brochures.some((other) => isSame(one, other)));
	const groups = groupByBooth([...brochures, ...out], booths);
	const known = brochures.flatMap((brochure) => files.get(keyOf(brochure)) ?? []);
	const saveAll = () => {
		const names = new Set<string>();
		const zipped = brochures.flatMap((brochure) => {
			const file = files.get(keyOf(brochure));
			if (!file) return [];
			const name = freeName(savedName(brochure, i18n), names);
			names.add(name);
			return { name, bytes: file.bytes };
		});
		const address = URL.createObjectURL(new Blob([zipFiles(zipped)], { type: "application/zip" }));
		const link = document.createElement("a");
		link.href = address;
		link.download = `${t("bag.archive")}.zip`;
		link.click();
		// The browser has begun to write it by then.
		setTimeout(() => URL.revokeObjectURL(address), 60_000);
	};
	const endReading = () => {
		void reading?.pages.dispose();
		setReading(null);
	};

	return (
		<Panel
			title={t("bag.title")}
			aside={<span role="status">{t("bag.count", { count: brochures.length })}</span>}
			onClose={onClose}
			bottom={
				known.length > 1 && (
					<Button
						fullWidth
						variant="light"
						leftSection={<IconBookDownload size="1.125rem" aria-hidden />}
						onClick={saveAll}
					>
						{t("bag.saveAll", {
							size: sizeText(
								known.reduce((sum, { bytes }) => sum + bytes.length, 0),
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
			{groups.map(({ boothId, booth, name, brochures: ofBooth }) => (
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
						{ofBooth.map((brochure) =>
							out.includes(brochure) ? (
								<li key={keyOf(brochure)} className={classes.takenOut}>
									<span role="status">{t("bag.takenOut", { title: inLanguage(brochure.title, i18n) })}</span>
									<Button
										size="compact-sm"
										variant="light"
										onClick={() => {
											bag.take(brochure);
											setTakenOut(takenOut.filter((one) => one !== brochure));
										}}
									>
										{t("bag.putBack")}
									</Button>
								</li>
							) : (
								<BrochureRow
									key={keyOf(brochure)}
									brochure={brochure}
									shelf={shelf}
									onFile={(file) => setFiles((before) => new Map(before).set(keyOf(brochure), file))}
									onRead={async (file) => {
										const pages = await shelf?.open(file);
										if (pages) setReading({ brochure, pages, page: 0 });
									}}
									onTakeOut={() => {
										setTakenOut([...out, brochure]);
										bag.takeOut(brochure);
									}}
								/>
							),
						)}
					</ul>
				</section>
			))}
			{groups.length > 0 && <p className={classes.kept}>{t(storageKept ? "bag.kept" : "bag.notKept")}</p>}
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
		<li className={classes.brochure} data-brochure={keyOf(brochure)}>
			<button
				type="button"
				className={classes.cover}
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
		</li>
	);
}

/** Lives as long as the panel is open: made by the effect that disposes it, so that no disposed one is ever used. */
function useShelf(booths: readonly PublishedBooth[]): BrochureFiles | null {
	const [shelf, setShelf] = useState<BrochureFiles | null>(null);
	useEffect(() => {
		const opened = new BrochureFiles(booths);
		setShelf(opened);
		return () => opened.dispose();
	}, [booths]);
	return shelf;
}

interface BoothGroup {
	readonly boothId: string;
	/** Absent where the booth stands in another hall, or nowhere any more. */
	readonly booth: PublishedBooth | undefined;
	readonly name: Brochure["boothName"];
	readonly brochures: readonly Brochure[];
}

/** In the order of the hall; within a booth by slot, so that nothing moves when one is taken out and put back. */
function groupByBooth(brochures: readonly Brochure[], booths: readonly PublishedBooth[]): BoothGroup[] {
	const groups = Map.groupBy(brochures, ({ boothId }) => boothId);
	return [...groups]
		.map(([boothId, ofBooth]) => {
			const booth = booths.find(({ id }) => id === boothId);
			const sorted = ofBooth.toSorted((one, other) => one.slot.localeCompare(other.slot, "en", { numeric: true }));
			return { boothId, booth, name: booth?.name ?? sorted[0]!.boothName, brochures: sorted };
		})
		.sort((one, other) => (one.booth?.index ?? Infinity) - (other.booth?.index ?? Infinity) || 0);
}

function keyOf({ boothId, slot }: Brochure): string {
	return `${boothId}/${slot}`;
}

function isSame(one: Brochure, other: Brochure): boolean {
	return keyOf(one) === keyOf(other);
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
