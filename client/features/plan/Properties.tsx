import { Button, ColorInput, NumberInput, Select, TextInput } from "@mantine/core";
import { IconExternalLink, IconPhoto } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { Link } from "react-router";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type HallFrame, SPONSOR_TIERS } from "#shared/features/event/EventDocument.ts";
import { type PlanObject, type PlanObjectOf, planObject } from "#shared/features/plan/PlanObject.ts";
import { boundsOfAll } from "#shared/features/plan/planPlacement.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import type { DraftThing } from "./PlanDraft.ts";
import classes from "./Properties.module.css";
import { ARRIVAL, isResizable, itemName, type PlanItem } from "./planItems.ts";

interface PropertiesProps {
	/** That are selected. */
	readonly items: readonly PlanItem[];
	readonly frame: HallFrame;
	readonly things: ReadonlyMap<string, DraftThing>;
	readonly names: Parameters<typeof itemName>[1];
	readonly isEditable: boolean;
	readonly onEdit: (objectId: string, object: PlanObject, name?: string) => void;
	readonly onPlace: (moved: ReadonlyMap<string, FloorRectangle>, name?: string) => void;
	readonly onPickMedia: (objectId: string, accepts: "image" | "model") => void;
}

/** Exact numbers and everything else about what is selected; about the hall where nothing is. */
export function Properties(props: PropertiesProps) {
	const { t } = useConsoleTexts();
	const { items, frame, names, isEditable } = props;
	const [only] = items;
	return (
		<fieldset className={classes.panel} disabled={!isEditable}>
			<legend className="visually-hidden">{t("plan.properties")}</legend>
			{items.length === 1 && only ? (
				<One key={only.id} {...props} item={only} />
			) : items.length > 1 ? (
				<>
					<h2 className={classes.title}>{t("plan.selected", { count: items.length })}</h2>
					<Extent items={items} />
				</>
			) : (
				<>
					<h2 className={classes.title}>{frame.name[names.language]}</h2>
					<p className={classes.hint}>
						{t("plan.hallSize", { width: frame.size.width, depth: frame.size.depth, height: frame.size.height })}
					</p>
					<HallSize {...props} />
					<p className={classes.hint}>{t("plan.nothingSelected")}</p>
				</>
			)}
		</fieldset>
	);
}

function Extent({ items }: { readonly items: readonly PlanItem[] }) {
	const { t } = useConsoleTexts();
	const bounds = boundsOfAll(items.map(({ placement }) => placement));
	if (!bounds) return null;
	return (
		<p className={classes.hint}>
			{t("plan.extent", {
				width: (bounds.maxX - bounds.minX).toFixed(2),
				depth: (bounds.maxZ - bounds.minZ).toFixed(2),
			})}
		</p>
	);
}

function HallSize({ frame, things, onEdit }: PropertiesProps) {
	const { t } = useConsoleTexts();
	const objectId = `hall:${frame.id}`;
	const object = things.get(objectId)?.object;
	if (object?.kind !== "hall") return null;
	const set = (size: Partial<HallFrame["size"]>) =>
		onEdit(objectId, { kind: "hall", value: { ...object.value, size: { ...object.value.size, ...size } } });
	const { width, depth, height } = object.value.size;
	return (
		<div className={classes.row}>
			<Metres
				label={t("plan.prop.width")}
				value={width}
				min={8}
				max={500}
				onChange={(value) => set({ width: value })}
			/>
			<Metres
				label={t("plan.prop.depth")}
				value={depth}
				min={8}
				max={500}
				onChange={(value) => set({ depth: value })}
			/>
			<Metres
				label={t("plan.prop.height")}
				value={height}
				min={3}
				max={50}
				onChange={(value) => set({ height: value })}
			/>
		</div>
	);
}

function One({ item, ...props }: PropertiesProps & { readonly item: PlanItem }) {
	const { t } = useConsoleTexts();
	const { names, onPlace, onEdit } = props;
	const { placement, thing } = item;
	const place = (part: Partial<FloorRectangle>) => onPlace(new Map([[item.id, { ...placement, ...part }]]));
	const edit = (object: PlanObject, name?: string) => {
		// A half-typed value is not sent: the field says itself what it takes.
		if (planObject.safeParse(object).success) onEdit(thing.objectId, object, name);
	};
	const degrees = Math.round(((placement.rotation * 180) / Math.PI) * 100) / 100;
	const isRound = item.kind === "landmark" || item.id === ARRIVAL;
	return (
		<>
			<h2 className={classes.title}>{itemName(item, names)}</h2>
			<div className={classes.row}>
				<Metres label="X" value={placement.x} onChange={(x) => place({ x })} />
				<Metres label="Z" value={placement.z} onChange={(z) => place({ z })} />
				<Exact
					label={t("plan.prop.turn")}
					suffix="°"
					step={15}
					value={degrees}
					min={-360}
					max={360}
					onChange={(value) => place({ rotation: (value * Math.PI) / 180 })}
				/>
			</div>
			{isResizable(item) && (
				<div className={classes.row}>
					<Metres
						label={
							isRound ? t("plan.prop.diameter") : item.kind === "wall" ? t("plan.prop.length") : t("plan.prop.width")
						}
						value={placement.width}
						min={0.1}
						max={500}
						onChange={(width) => place(isRound ? { width, depth: width } : { width })}
					/>
					{!isRound && item.kind !== "wall" && item.kind !== "passage" && !isUpright(thing.object) && (
						<Metres
							label={t("plan.prop.depth")}
							value={placement.depth}
							min={0.1}
							max={500}
							onChange={(depth) => place({ depth })}
						/>
					)}
				</div>
			)}
			<Particulars object={thing.object} objectId={thing.objectId} edit={edit} {...props} />
		</>
	);
}

function isUpright(object: PlanObject): boolean {
	return object.kind === "surface" && object.value.kind !== "floor";
}

interface ParticularsProps extends PropertiesProps {
	readonly object: PlanObject;
	readonly objectId: string;
	readonly edit: (object: PlanObject, name?: string) => void;
}

/** What only this kind of thing has. */
function Particulars({ object, objectId, edit, things, frame, names, onPickMedia }: ParticularsProps) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const quarters = [...things.values()].flatMap(({ object: one, hallId }) =>
		one.kind === "quarter" && hallId === frame.id ? [one.value] : [],
	);
	const quarterOptions = quarters.map(({ id, name }) => ({ value: id, label: name[names.language] }));
	switch (object.kind) {
		case "booth": {
			const { value } = object;
			return (
				<>
					<Words
						label={t("plan.prop.number")}
						value={value.number}
						maxLength={8}
						onChange={(number) => edit({ ...object, value: { ...value, number } })}
					/>
					<Select
						size="xs"
						label={t("plan.prop.quarter")}
						value={value.quarter ?? null}
						placeholder={t("plan.none")}
						clearable
						data={quarterOptions}
						onChange={(quarter) => {
							const { quarter: _before, ...rest } = value;
							edit({ ...object, value: quarter ? { ...rest, quarter } : rest });
						}}
					/>
					<Button
						component={Link}
						to={`/console/events/${eventId}/booths/${value.boothId}`}
						variant="default"
						size="xs"
						rightSection={<IconExternalLink size={14} />}
					>
						{t("plan.openBooth")}
					</Button>
				</>
			);
		}
		case "quarter":
			return <QuarterFields object={object} edit={edit} />;
		case "wall":
			return (
				<Metres
					label={t("plan.prop.height")}
					value={object.value.height}
					min={0.1}
					max={50}
					onChange={(height) => edit({ ...object, value: { ...object.value, height } })}
				/>
			);
		case "block":
			return (
				<Metres
					label={t("plan.prop.height")}
					value={object.value.height}
					min={0.1}
					max={50}
					onChange={(height) => edit({ ...object, value: { ...object.value, height } })}
				/>
			);
		case "stage":
			return (
				<Metres
					label={t("plan.prop.height")}
					value={object.value.height}
					min={0.1}
					max={3}
					onChange={(height) => edit({ ...object, value: { ...object.value, height } })}
				/>
			);
		case "landmark":
			return (
				<>
					<Names object={object} label={t("plan.prop.name")} maxLength={40} edit={edit} />
					<MediaButton onClick={() => onPickMedia(objectId, "model")}>{t("plan.changeModel")}</MediaButton>
				</>
			);
		case "furniture": {
			const { value } = object;
			return (
				<>
					<Select
						size="xs"
						label={t("plan.prop.kind")}
						value={value.kind}
						allowDeselect={false}
						data={(["bench", "sofa", "table", "planter", "seats", "rug"] as const).map((kind) => ({
							value: kind,
							label: t(`plan.kinds.${kind}`),
						}))}
						onChange={(kind) => edit({ ...object, value: { ...value, kind: kind as typeof value.kind } })}
					/>
					<Colour
						value={value.colour ?? ""}
						onChange={(colour) => {
							const { colour: _before, ...rest } = value;
							edit({ ...object, value: colour === "" ? rest : { ...rest, colour } }, `colour ${objectId}`);
						}}
					/>
				</>
			);
		}
		case "sign": {
			const { value } = object;
			return (
				<>
					<Select
						size="xs"
						label={t("plan.prop.leadsTo")}
						value={value.quarter}
						allowDeselect={false}
						data={quarterOptions}
						onChange={(quarter) => quarter && edit({ ...object, value: { ...value, quarter } })}
					/>
					<Select
						size="xs"
						label={t("plan.prop.arrow")}
						value={value.arrow}
						allowDeselect={false}
						data={(["left", "ahead", "right"] as const).map((arrow) => ({
							value: arrow,
							label: t(`plan.arrows.${arrow}`),
						}))}
						onChange={(arrow) => edit({ ...object, value: { ...value, arrow: arrow as typeof value.arrow } })}
					/>
					<Select
						size="xs"
						label={t("plan.prop.on")}
						value={value.on ?? "ceiling"}
						allowDeselect={false}
						data={(["ceiling", "floor"] as const).map((on) => ({ value: on, label: t(`plan.on.${on}`) }))}
						onChange={(on) => edit({ ...object, value: { ...value, on: on as "ceiling" | "floor" } })}
					/>
				</>
			);
		}
		case "surface": {
			const { value } = object;
			return (
				<>
					<Select
						size="xs"
						label={t("plan.prop.tier")}
						value={value.tier}
						allowDeselect={false}
						data={SPONSOR_TIERS.map((tier) => ({ value: tier, label: t(`plan.tiers.${tier}`) }))}
						onChange={(tier) => edit({ ...object, value: { ...value, tier: tier as typeof value.tier } })}
					/>
					<Names object={object} label={t("plan.prop.sponsor")} maxLength={80} edit={edit} />
					<Words
						label={t("plan.prop.url")}
						value={value.url ?? ""}
						maxLength={500}
						placeholder="https://"
						isValid={(url) => url === "" || planObject.safeParse({ ...object, value: { ...value, url } }).success}
						error={t("plan.badUrl")}
						onChange={(url) => {
							const { url: _before, ...rest } = value;
							edit({ ...object, value: url === "" ? rest : { ...rest, url } });
						}}
					/>
					{value.kind !== "floor" && (
						<div className={classes.row}>
							<Metres
								label={t("plan.prop.height")}
								value={value.height}
								min={0.1}
								max={50}
								onChange={(height) => edit({ ...object, value: { ...value, height } })}
							/>
							<Metres
								label={t("plan.prop.aboveFloor")}
								value={value.y}
								min={0}
								max={50}
								onChange={(y) => edit({ ...object, value: { ...value, y } })}
							/>
						</div>
					)}
					<img className={classes.picture} src={value.image} alt={value.sponsor[names.language]} />
					<MediaButton onClick={() => onPickMedia(objectId, "image")}>{t("plan.changePicture")}</MediaButton>
				</>
			);
		}
		case "passage": {
			const halls = [...things.values()].flatMap(({ object: one }) =>
				one.kind === "hall" && one.value.id !== frame.id ? [one.value] : [],
			);
			return (
				<Select
					size="xs"
					label={t("plan.prop.leadsTo")}
					value={object.value.to}
					allowDeselect={false}
					data={halls.map(({ id, name }) => ({ value: id, label: name[names.language] }))}
					onChange={(to) => to && edit({ ...object, value: { ...object.value, to } })}
				/>
			);
		}
		case "event":
		case "hall":
			return null;
		default:
			return object satisfies never;
	}
}

interface QuarterFieldsProps {
	readonly object: PlanObjectOf<"quarter">;
	readonly edit: (object: PlanObject, name?: string) => void;
}

function QuarterFields({ object, edit }: QuarterFieldsProps) {
	const { t } = useConsoleTexts();
	const { value } = object;
	return (
		<>
			<Names object={object} label={t("plan.prop.name")} maxLength={60} edit={edit} />
			<Colour
				value={value.colour}
				onChange={(colour) => edit({ ...object, value: { ...value, colour } }, `colour ${value.id}`)}
			/>
			<Select
				size="xs"
				label={t("plan.prop.weave")}
				value={value.weave ?? "plain"}
				allowDeselect={false}
				data={(["plain", "stripes", "checks", "band"] as const).map((weave) => ({
					value: weave,
					label: t(`plan.weaves.${weave}`),
				}))}
				onChange={(weave) => edit({ ...object, value: { ...value, weave: weave as "plain" } })}
			/>
			<Select
				size="xs"
				label={t("plan.prop.hanging")}
				value={value.hanging ?? "square"}
				allowDeselect={false}
				data={(["square", "triangle", "ring", "flags"] as const).map((hanging) => ({
					value: hanging,
					label: t(`plan.hangings.${hanging}`),
				}))}
				onChange={(hanging) => edit({ ...object, value: { ...value, hanging: hanging as "square" } })}
			/>
		</>
	);
}

interface NamesProps {
	readonly object: PlanObjectOf<"quarter"> | PlanObjectOf<"landmark"> | PlanObjectOf<"surface">;
	readonly label: string;
	readonly maxLength: number;
	readonly edit: (object: PlanObject) => void;
}

/** Typed freely, kept when one leaves the fields and both say something. */
function Names({ object, label, maxLength, edit }: NamesProps) {
	const kept = object.kind === "surface" ? object.value.sponsor : object.value.name;
	const [name, setName] = useState(kept);
	useEffect(() => setName(kept), [kept]);
	const keep = () => {
		if (Object.values(name).some((words) => words.trim() === "")) return setName(kept);
		edit(
			object.kind === "surface"
				? { ...object, value: { ...object.value, sponsor: name } }
				: ({ ...object, value: { ...object.value, name } } as PlanObject),
		);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: hears that the fields in it were left
		<div onBlur={keep} className={classes.names}>
			<LocalizedTextInput label={label} value={name} onChange={setName} maxLength={maxLength} required />
		</div>
	);
}

interface WordsProps {
	readonly label: string;
	readonly value: string;
	readonly maxLength: number;
	readonly placeholder?: string;
	readonly isValid?: (value: string) => boolean;
	readonly error?: string;
	readonly onChange: (value: string) => void;
}

/** Kept with Enter or when one leaves it. */
function Words({
	label,
	value,
	maxLength,
	placeholder,
	isValid = (words) => words !== "",
	error,
	onChange,
}: WordsProps) {
	const [words, setWords] = useState(value);
	useEffect(() => setWords(value), [value]);
	const isGood = isValid(words.trim());
	const keep = () => {
		if (!isGood) setWords(value);
		else if (words.trim() !== value) onChange(words.trim());
	};
	return (
		<TextInput
			size="xs"
			label={label}
			value={words}
			maxLength={maxLength}
			{...(placeholder === undefined ? {} : { placeholder })}
			error={!isGood && error}
			onChange={(event) => setWords(event.currentTarget.value)}
			onBlur={keep}
			onKeyDown={(event) => {
				if (event.key === "Enter") keep();
			}}
		/>
	);
}

interface ExactProps {
	readonly label: string;
	readonly suffix: string;
	readonly step: number;
	readonly value: number;
	readonly min?: number;
	readonly max?: number;
	readonly onChange: (value: number) => void;
}

/** A number: kept with Enter, with its arrows, or when one leaves it. */
function Exact({ label, suffix, step, value, min = -500, max = 500, onChange }: ExactProps) {
	const [typed, setTyped] = useState<string | number>(value);
	useEffect(() => setTyped(value), [value]);
	const keep = () => {
		const number = typeof typed === "number" ? typed : Number.parseFloat(typed);
		if (!Number.isFinite(number)) return setTyped(value);
		const fitting = Math.min(max, Math.max(min, number));
		if (Math.abs(fitting - value) > 1e-6) onChange(fitting);
	};
	return (
		<NumberInput
			size="xs"
			label={label}
			suffix={suffix === "°" ? suffix : ` ${suffix}`}
			decimalScale={3}
			step={step}
			hideControls
			value={typed}
			onChange={setTyped}
			onBlur={keep}
			onKeyDown={(event) => {
				if (event.key === "Enter") keep();
			}}
		/>
	);
}

function Metres(props: Omit<ExactProps, "suffix" | "step">) {
	return <Exact {...props} value={Math.round(props.value * 1000) / 1000} suffix="m" step={0.1} />;
}

function Colour({ value, onChange }: { readonly value: string; readonly onChange: (colour: string) => void }) {
	const { t } = useConsoleTexts();
	return (
		<ColorInput
			size="xs"
			label={t("plan.prop.colour")}
			value={value}
			format="hex"
			onChangeEnd={(colour) => {
				if (colour === "" || /^#[0-9a-f]{6}$/i.test(colour)) onChange(colour);
			}}
		/>
	);
}

function MediaButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
	return (
		<Button variant="default" size="xs" leftSection={<IconPhoto size={14} />} onClick={onClick}>
			{children}
		</Button>
	);
}
