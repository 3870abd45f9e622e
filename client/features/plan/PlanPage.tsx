import { notifications } from "@mantine/notifications";
import {
	type ComponentType,
	type KeyboardEvent,
	type ReactNode,
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from "react";
import { useSearchParams } from "react-router";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothInList, createBooth, listBooths } from "#shared/features/booths/boothEndpoints.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PlanObject } from "#shared/features/plan/PlanObject.ts";
import { boundsOf, boundsOfAll, type FloorBounds } from "#shared/features/plan/planPlacement.ts";
import type { PlanWarning } from "#shared/features/plan/planWarnings.ts";
import type { FloorPoint, FloorRectangle } from "#shared/space/vector.ts";
import { type Alignment, align, type Direction, distribute, turnTogether } from "./arranging.ts";
import { Conflicts } from "./Conflicts.tsx";
import { HallTabs } from "./HallTabs.tsx";
import { NewBoothDialog } from "./NewBoothDialog.tsx";
import { NumberDialog } from "./NumberDialog.tsx";
import { newObjectId, newThing, type PaletteItem } from "./newThings.ts";
import { nextNumber } from "./numberBooths.ts";
import { ObjectList } from "./ObjectList.tsx";
import { type ItemLabel, PlanCanvas } from "./PlanCanvas.tsx";
import type { DraftThing, PlanChange } from "./PlanDraft.ts";
import classes from "./PlanPage.module.css";
import { PlanPalette } from "./PlanPalette.tsx";
import { PlanToolbar } from "./PlanToolbar.tsx";
import { Properties } from "./Properties.tsx";
import { ARRIVAL, frameOf, itemName, movedItem, type PlanItem, planItems } from "./planItems.ts";
import { TURN_STEP } from "./snapping.ts";
import { useFootprints } from "./useFootprints.ts";
import { usePlanDraft } from "./usePlanDraft.ts";
import { useWarnings } from "./useWarnings.ts";
import { WarningList } from "./WarningList.tsx";

/** A picture or model of the event's media, chosen in a dialog. */
export interface MediaPickerProps {
	readonly opened: boolean;
	readonly accepts: "image" | "model";
	readonly onClose: () => void;
	/** Its address below `/content/`. */
	readonly onPick: (address: string) => void;
}

export interface HallPreviewPaneProps {
	readonly published: PublishedHall;
	/** That is selected in the plan. */
	readonly boothId: string | null;
	readonly onBooth: (boothId: string) => void;
}

export interface PlanPageProps {
	/** What other features bring to the plan. */
	readonly MediaPicker: ComponentType<MediaPickerProps>;
	readonly Preview: ComponentType<HallPreviewPaneProps>;
}

/** The floor plan of an event, hall by hall. */
export function PlanPage(props: PlanPageProps) {
	const { eventId } = useEvent();
	const plan = usePlanDraft(eventId);
	const booths = useEndpoint(listBooths, { params: { eventId } });
	const [address, setAddress] = useSearchParams();
	const halls = useMemo(
		() =>
			[...plan.state.things.values()]
				.flatMap(({ object, position }) => (object.kind === "hall" ? [{ position, frame: object.value }] : []))
				.sort((one, other) => one.position - other.position)
				.map(({ frame }) => frame),
		[plan.state.things],
	);
	if (plan.error) return <ErrorState error={plan.error} onRetry={plan.retry} />;
	const hall = halls.find(({ id }) => id === address.get("hall")) ?? halls[0];
	if (!plan.isRead || !hall) return <PageSkeleton />;
	return (
		<HallPlan
			key={hall.id}
			{...props}
			plan={plan}
			hallId={hall.id}
			booths={booths.data ?? NO_BOOTHS}
			tabs={
				<HallTabs
					halls={halls}
					hallId={hall.id}
					draft={plan.draft}
					things={plan.state.things}
					onChoose={(hallId) => setAddress({ hall: hallId }, { replace: true })}
				/>
			}
		/>
	);
}

const NO_BOOTHS: readonly BoothInList[] = [];

interface HallPlanProps extends PlanPageProps {
	readonly plan: ReturnType<typeof usePlanDraft>;
	readonly hallId: string;
	readonly booths: readonly BoothInList[];
	readonly tabs: ReactNode;
}

/** Kept across halls, so that what is copied in one is pasted in the next. */
let clipboard: readonly DraftThing[] = [];

/** What is being asked for before something can be done. */
type Asking =
	| { readonly what: "booth"; readonly at: FloorPoint }
	| { readonly what: "media"; readonly item: PaletteItem; readonly at: FloorPoint }
	| { readonly what: "media-of"; readonly objectId: string; readonly accepts: "image" | "model" }
	| { readonly what: "numbers"; readonly objectIds: readonly string[] };

function HallPlan({ plan, hallId, booths, tabs, MediaPicker, Preview }: HallPlanProps) {
	const { t, language } = useConsoleTexts();
	const { eventId } = useEvent();
	const { may } = useActor();
	const isEditable = may("event.edit", { eventId });
	const { draft, state } = plan;
	const { things } = state;
	const { footprints, published, learn } = useFootprints(eventId, hallId);
	const frame = frameOf(things.values(), hallId)!;
	const items = useMemo(() => planItems(things.values(), hallId, footprints), [things, hallId, footprints]);
	const warnings = useWarnings(things, frame, footprints);
	const [chosen, setChosen] = useState<readonly string[]>([]);
	const [grid, setGrid] = useState(0.5);
	const [snaps, setSnaps] = useState(true);
	const [lookAt, setLookAt] = useState<{ readonly bounds: FloorBounds } | null>(null);
	const [asking, setAsking] = useState<Asking | null>(null);
	const [panel, setPanel] = useState<"palette" | "properties" | null>(null);
	const [isPreviewOpen, setPreviewOpen] = useState(false);
	const middle = useRef<FloorPoint>({ x: 0, z: 0 });
	const lastKey = useRef("");

	const selected = useMemo(() => {
		const here = new Set(items.map(({ id }) => id));
		return new Set(chosen.filter((id) => here.has(id)));
	}, [items, chosen]);
	const selectedItems = useMemo(() => items.filter(({ id }) => selected.has(id)), [items, selected]);
	const warned = useMemo(
		() => new Set(warnings.flatMap(({ code, objectIds }) => (code === "arrival-blocked" ? [ARRIVAL] : objectIds))),
		[warnings],
	);
	const boothNames = useMemo(
		() => new Map(booths.map(({ boothId, name }) => [boothId, name[language] || name.en || name["zh-CN"] || boothId])),
		[booths, language],
	);
	const names = useMemo(
		() => ({
			booths: boothNames,
			kinds: (kind: string) => t(`plan.kinds.${kind as "wall"}`),
			language,
		}),
		[boothNames, t, language],
	);
	const labels = useMemo(() => labelsOf(items, boothNames, language), [items, boothNames, language]);
	const placedBooths = useMemo(
		() =>
			new Set([...things.values()].flatMap(({ object }) => (object.kind === "booth" ? [object.value.boothId] : []))),
		[things],
	);
	const unplaced = booths.filter(({ boothId }) => !placedBooths.has(boothId));

	const make = useEndpointMutation(createBooth, { changes: [listBooths] });

	// --- What is done with things ---

	const place = useCallback(
		(moved: ReadonlyMap<string, FloorRectangle>, name?: string) => {
			const changes = items.flatMap((item) => {
				const placement = moved.get(item.id);
				return placement ? [movedItem(item, placement)] : [];
			});
			draft.change(changes, name);
		},
		[items, draft],
	);

	const edit = useCallback(
		(objectId: string, object: PlanObject, name?: string) => {
			const thing = draft.state.getState().things.get(objectId);
			if (thing) draft.change([{ objectId, hallId: thing.hallId, object }], name);
		},
		[draft],
	);

	const add = useCallback(
		(objects: readonly PlanObject[]) => {
			const changes = objects.map((object): PlanChange => ({ objectId: newObjectId(), hallId, object }));
			draft.change(changes);
			setChosen(changes.map(({ objectId }) => objectId));
		},
		[draft, hallId],
	);

	const placeBooth = useCallback(
		async (boothId: string, at: FloorPoint) => {
			await learn(boothId);
			const now = [...draft.state.getState().things.values()];
			const numbers = now.flatMap(({ object, hallId: of }) =>
				object.kind === "booth" && of === hallId ? [object.value.number] : [],
			);
			const quarter = now.find(
				({ object, hallId: of }) => of === hallId && object.kind === "quarter" && isOver(object.value.carpet, at),
			)?.object;
			add([
				{
					kind: "booth",
					value: {
						boothId,
						number: nextNumber(numbers),
						...rounded(at, snaps ? grid : 0),
						rotation: 0,
						...(quarter?.kind === "quarter" ? { quarter: quarter.value.id } : {}),
					},
				},
			]);
		},
		[draft, hallId, learn, add, snaps, grid],
	);

	const addFromPalette = useCallback(
		(item: PaletteItem, at: FloorPoint, media?: string) => {
			const here = [...draft.state.getState().things.values()];
			const made = newThing(item, rounded(at, snaps ? grid : 0), {
				frame,
				quarters: here.flatMap(({ object, hallId: of }) =>
					object.kind === "quarter" && of === hallId ? [object.value] : [],
				),
				otherHalls: here.flatMap(({ object }) =>
					object.kind === "hall" && object.value.id !== hallId ? [object.value.id] : [],
				),
				has: (kind) => here.some(({ object, hallId: of }) => of === hallId && object.kind === kind),
				...(media === undefined ? {} : { media }),
			});
			if ("object" in made) return add([made.object]);
			if (made.missing === "picture" || made.missing === "model") return setAsking({ what: "media", item, at });
			notifications.show({ message: t(`plan.missing.${made.missing}`) });
		},
		[draft, frame, hallId, add, snaps, grid, t],
	);

	const drop = useCallback(
		(what: string, at: FloorPoint) => {
			if (what === "new-booth") setAsking({ what: "booth", at });
			else if (what.startsWith("booth:")) void placeBooth(what.slice("booth:".length), at);
			else addFromPalette(what as PaletteItem, at);
		},
		[placeBooth, addFromPalette],
	);

	const remove = useCallback(() => {
		const changes = selectedItems
			.filter(({ id }) => id !== ARRIVAL)
			.map(({ thing }) => ({ objectId: thing.objectId, hallId: thing.hallId, object: null }));
		if (changes.length === 0) return;
		draft.change(changes);
		setChosen([]);
		notifications.show({ message: t("plan.removed", { count: changes.length }) });
	}, [selectedItems, draft, t]);

	/** A booth is one exhibitor's: its copy is a new booth of the same template. */
	const copiesOf = useCallback(
		async (originals: readonly DraftThing[], by: number): Promise<PlanObject[]> => {
			const here = [...draft.state.getState().things.values()].filter(({ hallId: of }) => of === hallId);
			const numbers = here.flatMap(({ object }) => (object.kind === "booth" ? [object.value.number] : []));
			const quarterIds = new Set(here.flatMap(({ object }) => (object.kind === "quarter" ? [object.value.id] : [])));
			const ids = new Set(booths.map(({ boothId }) => boothId));
			const copies: PlanObject[] = [];
			for (const { object } of originals) {
				const moved = shifted(object, by);
				if (moved.kind === "stage" || moved.kind === "landmark") {
					if (here.some((one) => one.object.kind === moved.kind)) continue;
				}
				if (moved.kind === "quarter") {
					let count = 2;
					while (quarterIds.has(`${moved.value.id}-${count}`.slice(-40))) count++;
					const id = `${moved.value.id.slice(0, 36)}-${count}`;
					quarterIds.add(id);
					copies.push({ kind: "quarter", value: { ...moved.value, id } });
					continue;
				}
				if (moved.kind !== "booth") {
					copies.push(moved);
					continue;
				}
				const { boothId: from } = moved.value;
				const isFree =
					!here.some(({ object: one }) => one.kind === "booth" && one.value.boothId === from) &&
					!placedBooths.has(from);
				let boothId = from;
				if (!isFree) {
					const original = booths.find((booth) => booth.boothId === from);
					let count = 2;
					while (ids.has(`${from.slice(0, 36)}-${count}`)) count++;
					boothId = `${from.slice(0, 36)}-${count}`;
					ids.add(boothId);
					await make.mutateAsync({
						params: { eventId },
						body: {
							boothId,
							name: original?.name ?? { "zh-CN": "", en: "" },
							template: typeof original?.template === "string" ? original.template : "inline",
						},
					});
				}
				await learn(boothId);
				const number = nextNumber(numbers);
				numbers.push(number);
				copies.push({ kind: "booth", value: { ...moved.value, boothId, number } });
			}
			return copies;
		},
		[draft, hallId, booths, placedBooths, make, eventId, learn],
	);

	const duplicate = useCallback(
		async (originals: readonly DraftThing[]) => {
			try {
				add(await copiesOf(originals, 1));
			} catch {
				// The page has told why the booth could not be made.
			}
		},
		[add, copiesOf],
	);

	const copy = useCallback(() => {
		clipboard = selectedItems.filter(({ id }) => id !== ARRIVAL).map(({ thing }) => thing);
		if (clipboard.length > 0) notifications.show({ message: t("plan.copied", { count: clipboard.length }) });
	}, [selectedItems, t]);

	const turn = useCallback(
		(by: number) => {
			const turned = turnTogether(
				selectedItems.map(({ placement }) => placement),
				by,
			);
			place(new Map(selectedItems.map(({ id }, index) => [id, turned[index]!])), `turn ${[...selected].join()}`);
		},
		[selectedItems, selected, place],
	);

	const nudge = useCallback(
		(dx: number, dz: number) => {
			place(
				new Map(
					selectedItems.map(({ id, placement }) => [id, { ...placement, x: placement.x + dx, z: placement.z + dz }]),
				),
				`nudge ${[...selected].join()}`,
			);
		},
		[selectedItems, selected, place],
	);

	const arrange = (how: Alignment | Direction) => {
		const placements = selectedItems.map(({ placement }) => placement);
		const arranged = how === "across" || how === "down" ? distribute(placements, how) : align(placements, how);
		place(new Map(selectedItems.map(({ id }, index) => [id, arranged[index]!])));
	};

	const look = useCallback(
		(ids: readonly string[]) => {
			setChosen(ids);
			const bounds = boundsOfAll(items.filter(({ id }) => ids.includes(id)).map(({ placement }) => placement));
			if (bounds) setLookAt({ bounds });
		},
		[items],
	);

	const key = (event: KeyboardEvent) => {
		const isCommand = event.ctrlKey || event.metaKey;
		const done = () => event.preventDefault();
		const wasEscape = lastKey.current === "Escape";
		lastKey.current = event.key;
		if (event.key === "Tab") {
			// Whoever has just let go of everything wants to leave.
			if (wasEscape && selected.size === 0) return;
			const next = nextItem(items, selected, event.shiftKey ? -1 : 1);
			// After the last the focus goes on to what follows the plan.
			if (next === null) return setChosen([]);
			setChosen([next]);
			return done();
		}
		if (event.key === "Escape" && selected.size > 0) {
			setChosen([]);
			return done();
		}
		if (isCommand && event.key.toLowerCase() === "a") {
			setChosen(items.map(({ id }) => id));
			return done();
		}
		if (!isEditable) return;
		if (isCommand) {
			switch (event.key.toLowerCase()) {
				case "z":
					if (event.shiftKey) draft.redo();
					else draft.undo();
					return done();
				case "y":
					draft.redo();
					return done();
				case "c":
					copy();
					return done();
				case "x":
					copy();
					remove();
					return done();
				case "v":
					void duplicate(clipboard);
					return done();
				case "d":
					void duplicate(selectedItems.filter(({ id }) => id !== ARRIVAL).map(({ thing }) => thing));
					return done();
				default:
					return;
			}
		}
		const step = event.altKey ? 0.01 : event.shiftKey ? Math.max(grid, 0.1) * 5 : grid > 0 ? grid : 0.1;
		switch (event.key) {
			case "ArrowLeft":
				nudge(-step, 0);
				return done();
			case "ArrowRight":
				nudge(step, 0);
				return done();
			case "ArrowUp":
				nudge(0, -step);
				return done();
			case "ArrowDown":
				nudge(0, step);
				return done();
			case "Delete":
			case "Backspace":
				remove();
				return done();
			case "r":
				turn(TURN_STEP);
				return done();
			case "R":
				turn(-TURN_STEP);
				return done();
			case "g":
				setSnaps((before) => !before);
				return done();
			default:
		}
	};

	const onView = useCallback((at: FloorPoint) => {
		middle.current = at;
	}, []);
	const selectedBooth = selectedItems.length === 1 ? selectedItems[0]!.thing.object : null;
	const selectBooth = useCallback(
		(boothId: string) => {
			const item = items.find(({ thing }) => thing.object.kind === "booth" && thing.object.value.boothId === boothId);
			if (item) look([item.id]);
		},
		[items, look],
	);
	useEffect(() => {
		// What is selected is what one wants to see the properties of.
		if (selected.size > 0) setPanel((before) => (before === "palette" ? "properties" : before));
	}, [selected]);

	return (
		<div className={classes.page}>
			<title>{`${t("shell.section.plan")} · ${frame.name[language]} · Pavilion`}</title>
			<h1 className="visually-hidden">{`${t("shell.section.plan")}: ${frame.name[language]}`}</h1>
			<div className={classes.tabs}>{tabs}</div>
			<PlanToolbar
				isEditable={isEditable}
				saving={state.saving}
				canUndo={state.canUndo}
				canRedo={state.canRedo}
				selected={selectedItems.length}
				hasBooths={selectedItems.some(({ kind }) => kind === "booth")}
				grid={grid}
				snaps={snaps}
				warnings={warnings.length}
				isPreviewOpen={isPreviewOpen}
				onUndo={() => draft.undo()}
				onRedo={() => draft.redo()}
				onGrid={setGrid}
				onSnaps={setSnaps}
				onArrange={arrange}
				onTurn={turn}
				onDuplicate={() => void duplicate(selectedItems.filter(({ id }) => id !== ARRIVAL).map(({ thing }) => thing))}
				onRemove={remove}
				onNumber={() =>
					setAsking({
						what: "numbers",
						objectIds: (selectedItems.some(({ kind }) => kind === "booth") ? selectedItems : items)
							.filter(({ kind }) => kind === "booth")
							.map(({ id }) => id),
					})
				}
				onPreview={() => setPreviewOpen((before) => !before)}
				onPanel={(wanted) => setPanel((before) => (before === wanted ? null : wanted))}
			/>
			<Conflicts
				conflicts={state.conflicts.filter((conflict) => conflict.hallId === hallId || conflict.hallId === null)}
				name={(object, objectId) =>
					itemName(
						{ id: objectId, kind: object.kind, thing: { objectId, hallId, object, position: 0 }, placement: NOWHERE },
						names,
					)
				}
				onResolve={(objectId, whose) => draft.resolve(objectId, whose)}
				onLook={(objectId) => look([objectId])}
			/>
			<div className={classes.work} data-preview={isPreviewOpen || undefined}>
				<aside className={classes.left} data-open={panel === "palette" || undefined} aria-label={t("plan.palette")}>
					{isEditable && (
						<PlanPalette
							unplaced={unplaced}
							onAdd={(what) => drop(what, middle.current)}
							onNewBooth={() => setAsking({ what: "booth", at: middle.current })}
						/>
					)}
					<ObjectList
						items={items}
						selected={selected}
						warned={warned}
						names={names}
						onSelect={setChosen}
						onLook={look}
					/>
				</aside>
				<div className={classes.canvas}>
					<PlanCanvas
						frame={frame}
						items={items}
						selected={selected}
						warned={warned}
						labels={labels}
						isEditable={isEditable}
						grid={grid}
						snaps={snaps}
						lookAt={lookAt}
						onSelect={setChosen}
						onPlace={place}
						onDrop={drop}
						onKey={key}
						onView={onView}
					/>
				</div>
				{isPreviewOpen && (
					<section className={classes.preview} aria-label={t("plan.preview")}>
						{published ? (
							<Preview
								published={published}
								boothId={selectedBooth?.kind === "booth" ? selectedBooth.value.boothId : null}
								onBooth={selectBooth}
							/>
						) : (
							<PageSkeleton rows={3} />
						)}
					</section>
				)}
				<aside
					className={classes.right}
					data-open={panel === "properties" || undefined}
					aria-label={t("plan.properties")}
				>
					<Properties
						items={selectedItems}
						frame={frame}
						things={things}
						names={names}
						isEditable={isEditable}
						onEdit={edit}
						onPlace={place}
						onPickMedia={(objectId, accepts) => setAsking({ what: "media-of", objectId, accepts })}
					/>
					<WarningList
						warnings={warnings}
						name={(id) => nameOf(items, id, names)}
						onLook={(warning) => look(idsOf(warning))}
					/>
				</aside>
			</div>
			<NewBoothDialog
				opened={asking?.what === "booth"}
				taken={booths}
				onClose={() => setAsking(null)}
				onMade={(boothId) => {
					if (asking?.what === "booth") void placeBooth(boothId, asking.at);
				}}
			/>
			<NumberDialog
				objectIds={asking?.what === "numbers" ? asking.objectIds : null}
				items={items}
				onClose={() => setAsking(null)}
				onNumber={(numbers) =>
					draft.change(
						items.flatMap(({ id, thing: { objectId, object } }): PlanChange[] => {
							const number = numbers.get(id);
							if (object.kind !== "booth" || number === undefined) return [];
							return [{ objectId, hallId, object: { kind: "booth", value: { ...object.value, number } } }];
						}),
					)
				}
			/>
			<MediaPicker
				opened={asking?.what === "media" || asking?.what === "media-of"}
				accepts={
					(asking?.what === "media" && asking.item === "landmark") ||
					(asking?.what === "media-of" && asking.accepts === "model")
						? "model"
						: "image"
				}
				onClose={() => setAsking(null)}
				onPick={(media) => {
					if (asking?.what === "media") addFromPalette(asking.item, asking.at, media);
					if (asking?.what === "media-of") {
						const object = things.get(asking.objectId)?.object;
						if (object?.kind === "landmark")
							edit(asking.objectId, { ...object, value: { ...object.value, model: media } });
						if (object?.kind === "surface")
							edit(asking.objectId, { ...object, value: { ...object.value, image: media } });
					}
					setAsking(null);
				}}
			/>
		</div>
	);
}

const NOWHERE: FloorRectangle = { x: 0, z: 0, width: 0, depth: 0, rotation: 0 };

function labelsOf(
	items: readonly PlanItem[],
	boothNames: ReadonlyMap<string, string>,
	language: "zh-CN" | "en",
): ReadonlyMap<string, ItemLabel> {
	const colours = new Map(
		items.flatMap(({ thing: { object } }) =>
			object.kind === "quarter" ? [[object.value.id, object.value.colour] as const] : [],
		),
	);
	return new Map(
		items.map(({ id, thing: { object } }): [string, ItemLabel] => {
			switch (object.kind) {
				case "booth": {
					const { number, boothId, quarter } = object.value;
					return [id, { label: number, sublabel: boothNames.get(boothId), tint: colours.get(quarter ?? "") }];
				}
				case "quarter":
				case "landmark":
					return [id, { label: object.value.name[language] }];
				case "surface":
					return [id, { label: object.value.sponsor[language] }];
				case "sign":
					return [id, { label: "", tint: colours.get(object.value.quarter) }];
				case "passage":
					return [id, { label: `→ ${object.value.to}` }];
				default:
					return [id, { label: "" }];
			}
		}),
	);
}

/** The one after (or before) what is selected; null past the ends. */
function nextItem(items: readonly PlanItem[], selected: ReadonlySet<string>, by: 1 | -1): string | null {
	const at = items.findIndex(({ id }) => selected.has(id));
	const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by;
	return items[next]?.id ?? null;
}

function shifted(object: PlanObject, by: number): PlanObject {
	switch (object.kind) {
		case "event":
		case "hall":
			return object;
		case "quarter": {
			const { carpet } = object.value;
			return { ...object, value: { ...object.value, carpet: { ...carpet, x: carpet.x + by, z: carpet.z + by } } };
		}
		case "wall": {
			const { from, to } = object.value;
			const move = (point: FloorPoint) => ({ x: point.x + by, z: point.z + by });
			return { ...object, value: { ...object.value, from: move(from), to: move(to) } };
		}
		default:
			return { ...object, value: { ...object.value, x: object.value.x + by, z: object.value.z + by } } as PlanObject;
	}
}

function isOver(rectangle: FloorRectangle, { x, z }: FloorPoint): boolean {
	const { minX, maxX, minZ, maxZ } = boundsOf(rectangle);
	return x >= minX && x <= maxX && z >= minZ && z <= maxZ;
}

function rounded({ x, z }: FloorPoint, grid: number): FloorPoint {
	const step = grid > 0 ? grid : 0.01;
	return { x: Math.round(x / step) * step, z: Math.round(z / step) * step };
}

function nameOf(items: readonly PlanItem[], id: string, names: Parameters<typeof itemName>[1]): string {
	const item = items.find((one) => one.id === id);
	return item ? itemName(item, names) : id;
}

function idsOf({ code, objectIds }: PlanWarning): readonly string[] {
	return code === "arrival-blocked" ? [ARRIVAL] : objectIds;
}
