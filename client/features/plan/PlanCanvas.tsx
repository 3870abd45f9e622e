import type Konva from "konva";
import {
	type DragEvent,
	type KeyboardEvent,
	memo,
	type ReactNode,
	type PointerEvent as ReactPointerEvent,
	type RefObject,
	useCallback,
	useEffect,
	useEffectEvent,
	useImperativeHandle,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from "react";
import { Circle, Group, Layer, Line, Rect, Shape, Stage, Text } from "react-konva";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import { boundsOf, boundsOfAll, type FloorBounds } from "#shared/features/plan/planPlacement.ts";
import { type FloorPoint, type FloorRectangle, fromHall, toHall } from "#shared/space/vector.ts";
import { turnTogether } from "./arranging.ts";
import classes from "./PlanCanvas.module.css";
import { PlanShape } from "./PlanShape.tsx";
import { drawGrid, drawRulers } from "./planGrid.ts";
import { ARRIVAL, isResizable, type PlanItem } from "./planItems.ts";
import { fitView, type PlanView, toFloor, zoomAt } from "./planView.ts";
import { type Guide, type SnapLines, snapLinesOf, snapMove, snapTurn } from "./snapping.ts";
import { type PlanColours, usePlanColours } from "./usePlanColours.ts";

export interface PlanCanvasProps {
	readonly frame: HallFrame;
	readonly items: readonly PlanItem[];
	readonly selected: ReadonlySet<string>;
	/** Those that a warning is about. */
	readonly warned: ReadonlySet<string>;
	readonly labels: ReadonlyMap<string, ItemLabel>;
	readonly isEditable: boolean;
	/** Metres between its lines; things are drawn to them unless `snaps` is off. */
	readonly grid: number;
	readonly snaps: boolean;
	/** What the editor wants to be seen; each new object is looked at once. */
	readonly lookAt: { readonly bounds: FloorBounds } | null;
	readonly onSelect: (ids: readonly string[]) => void;
	readonly onPlace: (moved: ReadonlyMap<string, FloorRectangle>) => void;
	/** Something of the palette or the booth list was let go of over the plan. */
	readonly onDrop: (what: string, at: FloorPoint) => void;
	readonly onKey: (event: KeyboardEvent) => void;
	/** What the middle of the picture is now, for things that are placed by keyboard. */
	readonly onView: (middle: FloorPoint) => void;
}

export interface ItemLabel {
	readonly label: string;
	readonly sublabel?: string | undefined;
	readonly tint?: string | undefined;
}

/** What is dragged from the palette carries this. */
export const PLAN_DRAG_TYPE = "application/x-pavilion-plan";

type Gesture =
	| { readonly kind: "pan"; readonly fromX: number; readonly fromY: number; readonly view: PlanView }
	| { readonly kind: "marquee"; readonly from: FloorPoint; readonly before: ReadonlySet<string> }
	| {
			readonly kind: "move";
			readonly from: FloorPoint;
			readonly bounds: FloorBounds;
			readonly lines: SnapLines;
			dx: number;
			dz: number;
			hasMoved: boolean;
	  }
	| { readonly kind: "turn"; readonly pivot: FloorPoint; readonly startAngle: number; by: number }
	| { readonly kind: "resize"; readonly item: PlanItem; readonly corner: readonly [number, number] }
	| { readonly kind: "pinch"; readonly distance: number; readonly middle: FloorPoint; readonly view: PlanView };

/** A press that moves less than this is a click, pixels. */
const CLICK = 4;
/** How near an edge is drawn to a neighbour's, pixels. */
const REACH = 8;
const ZOOM_STEP = 1.25;

/** The hall from above. What is dragged moves on a layer of its own: a frame draws that, and nothing else. */
export function PlanCanvas(props: PlanCanvasProps) {
	const { frame, items, selected, isEditable, grid, snaps, lookAt, onSelect, onPlace, onDrop, onKey, onView } = props;
	const { t } = useConsoleTexts();
	const colours = usePlanColours();
	const box = useRef<HTMLDivElement>(null);
	const stage = useRef<Konva.Stage>(null);
	const moving = useRef<Konva.Group>(null);
	const gesture = useRef<Gesture | null>(null);
	const pointers = useRef(new Map<number, { x: number; y: number }>());
	const isSpaceDown = useRef(false);
	const [size, setSize] = useState({ width: 0, height: 0 });
	const [view, setView] = useState<PlanView | null>(null);
	const showGuides = useRef<(guides: readonly Guide[]) => void>(null);
	const [marquee, setMarquee] = useState<FloorRectangle | null>(null);
	const [resized, setResized] = useState<ReadonlyMap<string, FloorRectangle> | null>(null);

	useLayoutEffect(() => {
		const element = box.current!;
		const observer = new ResizeObserver(([entry]) => {
			const { width, height } = entry!.contentRect;
			setSize({ width: Math.floor(width), height: Math.floor(height) });
		});
		observer.observe(element);
		return () => observer.disconnect();
	}, []);

	const hallBounds = useMemo(
		() => ({
			minX: -frame.size.width / 2,
			maxX: frame.size.width / 2,
			minZ: -frame.size.depth / 2,
			maxZ: frame.size.depth / 2,
		}),
		[frame.size.width, frame.size.depth],
	);
	/** The view that shows all: as long as it is the one, all is shown in a window of any size. */
	const whole = useRef<PlanView | null>(null);
	const showAll = useCallback(() => {
		whole.current = fitView(hallBounds, size);
		setView(whole.current);
	}, [hallBounds, size]);
	useEffect(() => {
		if (size.width === 0) return;
		const before = whole.current;
		const now = fitView(hallBounds, size);
		whole.current = now;
		setView((view) => (view === null || view === before ? now : view));
	}, [size, hallBounds]);
	// A new size alone is no wish to look somewhere else.
	const look = useEffectEvent((bounds: FloorBounds) => {
		if (size.width > 0) setView(fitView(bounds, size, { margin: 6, largestScale: 60 }));
	});
	useEffect(() => {
		if (lookAt) look(lookAt.bounds);
	}, [lookAt]);
	useEffect(() => {
		if (view) onView(toFloor(view, size.width / 2, size.height / 2));
	}, [view, size, onView]);

	const at = (event: { clientX: number; clientY: number }) => {
		const { left, top } = box.current!.getBoundingClientRect();
		return { x: event.clientX - left, y: event.clientY - top };
	};
	const floorAt = (event: { clientX: number; clientY: number }) => {
		const { x, y } = at(event);
		return toFloor(view!, x, y);
	};

	const chosen = items.filter(({ id }) => selected.has(id));
	const only = chosen.length === 1 ? chosen[0]! : null;

	const begin = (event: ReactPointerEvent) => {
		if (!view || event.target instanceof HTMLButtonElement) return;
		box.current!.focus({ preventScroll: true });
		const point = at(event);
		pointers.current.set(event.pointerId, point);
		box.current!.setPointerCapture(event.pointerId);
		if (pointers.current.size === 2) {
			endMove(true);
			const [one, other] = [...pointers.current.values()] as [{ x: number; y: number }, { x: number; y: number }];
			gesture.current = {
				kind: "pinch",
				distance: Math.hypot(one.x - other.x, one.y - other.y),
				middle: { x: (one.x + other.x) / 2, z: (one.y + other.y) / 2 },
				view,
			};
			return;
		}
		if (event.button === 1 || isSpaceDown.current) {
			gesture.current = { kind: "pan", fromX: point.x, fromY: point.y, view };
			return;
		}
		if (event.button !== 0) return;
		const hit = stage.current?.getIntersection({ x: point.x, y: point.y });
		const handle = isEditable ? handleOf(hit) : null;
		const from = floorAt(event);
		if (handle?.kind === "turn") {
			const pivot = middleOf(chosen.map(({ placement }) => placement));
			gesture.current = { kind: "turn", pivot, startAngle: angleFrom(pivot, from), by: 0 };
			return;
		}
		if (handle?.kind === "resize" && only) {
			gesture.current = { kind: "resize", item: only, corner: handle.corner };
			return;
		}
		const id = hit?.findAncestor(".thing", true)?.id();
		if (id === undefined) {
			// On touch one finger on bare floor moves the plan: there is no other way to.
			if (event.pointerType === "touch") gesture.current = { kind: "pan", fromX: point.x, fromY: point.y, view };
			else gesture.current = { kind: "marquee", from, before: event.shiftKey ? selected : new Set() };
			if (!event.shiftKey && event.pointerType !== "touch") onSelect([]);
			return;
		}
		if (event.shiftKey) {
			onSelect(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id]);
			return;
		}
		const ids = selected.has(id) ? selected : new Set([id]);
		if (!selected.has(id)) onSelect([id]);
		if (!isEditable) return;
		const dragged = items.filter((item) => ids.has(item.id)).map(({ placement }) => placement);
		const neighbours = items
			.filter((item) => !ids.has(item.id) && item.kind !== "quarter")
			.map(({ placement }) => placement);
		gesture.current = {
			kind: "move",
			from,
			bounds: boundsOfAll(dragged)!,
			lines: snapLinesOf([hallBounds, ...neighbours.map(boundsOf)]),
			dx: 0,
			dz: 0,
			hasMoved: false,
		};
	};

	const go = (event: ReactPointerEvent) => {
		if (!view) return;
		const point = at(event);
		if (pointers.current.has(event.pointerId)) pointers.current.set(event.pointerId, point);
		const now = gesture.current;
		if (!now) return;
		const to = toFloor(view, point.x, point.y);
		switch (now.kind) {
			case "pan":
				setView({ ...now.view, x: now.view.x + point.x - now.fromX, y: now.view.y + point.y - now.fromY });
				return;
			case "pinch": {
				const [one, other] = [...pointers.current.values()];
				if (!one || !other) return;
				const middle = { x: (one.x + other.x) / 2, z: (one.y + other.y) / 2 };
				const zoomed = zoomAt(
					now.view,
					Math.hypot(one.x - other.x, one.y - other.y) / Math.max(now.distance, 1),
					now.middle.x,
					now.middle.z,
				);
				setView({ ...zoomed, x: zoomed.x + middle.x - now.middle.x, y: zoomed.y + middle.z - now.middle.z });
				return;
			}
			case "marquee": {
				const rectangle = rectangleBetween(now.from, to);
				setMarquee(rectangle);
				const around = boundsOf(rectangle);
				const inside = items.filter(
					({ placement, kind }) => kind !== "quarter" && isWithin(boundsOf(placement), around),
				);
				onSelect([...new Set([...now.before, ...inside.map(({ id }) => id)])]);
				return;
			}
			case "move": {
				const dx = to.x - now.from.x;
				const dz = to.z - now.from.z;
				if (!now.hasMoved && Math.hypot(dx, dz) * view.scale < CLICK) return;
				now.hasMoved = true;
				const doesSnap = snaps && !event.altKey;
				const snapped = doesSnap
					? snapMove(now.bounds, dx, dz, { grid, reach: REACH / view.scale, lines: now.lines })
					: { dx, dz, guides: [] };
				now.dx = snapped.dx;
				now.dz = snapped.dz;
				moving.current?.position({ x: snapped.dx, y: snapped.dz });
				moving.current?.getLayer()?.batchDraw();
				showGuides.current?.(snapped.guides);
				return;
			}
			case "turn": {
				now.by = snapTurn(angleFrom(now.pivot, to) - now.startAngle, event.altKey);
				const group = moving.current;
				group?.setAttrs({
					x: now.pivot.x,
					y: now.pivot.z,
					offsetX: now.pivot.x,
					offsetY: now.pivot.z,
					rotation: (-now.by * 180) / Math.PI,
				});
				group?.getLayer()?.batchDraw();
				return;
			}
			case "resize":
				setResized(new Map([[now.item.id, resizedTo(now.item, now.corner, to, snaps && !event.altKey ? grid : 0)]]));
				return;
			default:
				now satisfies never;
		}
	};

	const endMove = (isDropped = false) => {
		const now = gesture.current;
		gesture.current = null;
		showGuides.current?.([]);
		setMarquee(null);
		setResized(null);
		moving.current?.setAttrs({ x: 0, y: 0, offsetX: 0, offsetY: 0, rotation: 0 });
		moving.current?.getLayer()?.batchDraw();
		if (isDropped || !now) return;
		if (now.kind === "move" && now.hasMoved) {
			onPlace(
				new Map(
					chosen.map(({ id, placement }) => [id, { ...placement, x: placement.x + now.dx, z: placement.z + now.dz }]),
				),
			);
		}
		if (now.kind === "turn" && now.by !== 0) {
			const turned = turnTogether(
				chosen.map(({ placement }) => placement),
				now.by,
			);
			onPlace(new Map(chosen.map(({ id }, index) => [id, turned[index]!])));
		}
		if (now.kind === "resize" && resized) onPlace(resized);
	};

	const end = (event: ReactPointerEvent) => {
		pointers.current.delete(event.pointerId);
		// A tap on bare floor lets go of what was selected.
		const now = gesture.current;
		if (event.pointerType === "touch" && now?.kind === "pan") {
			const point = at(event);
			if (Math.hypot(point.x - now.fromX, point.y - now.fromY) < CLICK) onSelect([]);
		}
		endMove();
	};

	useEffect(() => {
		const element = box.current!;
		// React listens to wheels passively: the page would scroll along.
		const wheel = (event: WheelEvent) => {
			event.preventDefault();
			const { left, top } = element.getBoundingClientRect();
			const isPan = event.shiftKey || (!event.ctrlKey && Math.abs(event.deltaX) > Math.abs(event.deltaY));
			setView((before) => {
				if (!before) return before;
				if (isPan)
					return {
						...before,
						x: before.x - (event.deltaX || event.deltaY),
						y: before.y - (event.shiftKey ? 0 : event.deltaY),
					};
				return zoomAt(before, Math.exp(-event.deltaY * 0.0015), event.clientX - left, event.clientY - top);
			});
		};
		element.addEventListener("wheel", wheel, { passive: false });
		return () => element.removeEventListener("wheel", wheel);
	}, []);

	const zoomBy = (factor: number) =>
		setView((before) => before && zoomAt(before, factor, size.width / 2, size.height / 2));

	const keyDown = (event: KeyboardEvent) => {
		if (event.key === " ") {
			isSpaceDown.current = true;
			event.preventDefault();
			return;
		}
		if (!event.ctrlKey && !event.metaKey && !event.altKey) {
			const zoom = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP }[event.key];
			if (zoom) {
				zoomBy(zoom);
				return event.preventDefault();
			}
			if (event.key === "0" || event.key === "Home") {
				showAll();
				return event.preventDefault();
			}
		}
		if (event.key === "Escape" && gesture.current) {
			endMove(true);
			return event.preventDefault();
		}
		onKey(event);
	};

	const drop = (event: DragEvent) => {
		const what = event.dataTransfer.getData(PLAN_DRAG_TYPE);
		if (what === "" || !view) return;
		event.preventDefault();
		onDrop(what, floorAt(event));
	};

	return (
		<div
			ref={box}
			className={classes.box}
			role="application"
			aria-label={t("plan.canvas")}
			aria-describedby="plan-keys"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: the plan is worked on by keys; the list beside it says what it holds
			tabIndex={0}
			onPointerDown={begin}
			onPointerMove={go}
			onPointerUp={end}
			onPointerCancel={(event) => {
				pointers.current.delete(event.pointerId);
				endMove(true);
			}}
			onKeyDown={keyDown}
			onKeyUp={(event) => {
				if (event.key === " ") isSpaceDown.current = false;
			}}
			onBlur={() => {
				isSpaceDown.current = false;
			}}
			onDragOver={(event) => {
				if (isEditable && event.dataTransfer.types.includes(PLAN_DRAG_TYPE)) event.preventDefault();
			}}
			onDrop={drop}
		>
			{view && size.width > 0 && (
				<Stage ref={stage} width={size.width} height={size.height} listening>
					<Layer listening={false}>
						<Shape sceneFunc={(context) => drawGrid(context, { view, size, colours, grid, hall: hallBounds })} />
					</Layer>
					<Layer>
						<World view={view}>
							<Things {...props} colours={colours} only="unselected" />
						</World>
					</Layer>
					<Layer>
						<World view={view}>
							<Group ref={moving}>
								<Things {...props} colours={colours} only="selected" resized={resized} />
								{isEditable && chosen.length > 0 && (
									<Handles
										items={chosen}
										placements={chosen.map(({ id, placement }) => resized?.get(id) ?? placement)}
										scale={view.scale}
										colours={colours}
									/>
								)}
							</Group>
						</World>
					</Layer>
					<Layer listening={false}>
						<World view={view}>
							<Guides show={showGuides} colour={colours.signal} scale={view.scale} />
							{marquee && (
								<Rect
									x={marquee.x - marquee.width / 2}
									y={marquee.z - marquee.depth / 2}
									width={marquee.width}
									height={marquee.depth}
									stroke={colours.brand}
									strokeWidth={1 / view.scale}
									fill={`${colours.brand}22`}
								/>
							)}
						</World>
						<Shape sceneFunc={(context) => drawRulers(context, { view, size, colours })} />
					</Layer>
				</Stage>
			)}
			<div className={classes.zoom}>
				<button type="button" onClick={() => zoomBy(ZOOM_STEP)} aria-label={t("plan.zoomIn")}>
					+
				</button>
				<button type="button" onClick={showAll} title={t("plan.zoomFit")}>
					<span className="visually-hidden">{t("plan.zoomFit")} </span>
					{view ? `${Math.round((view.scale / fitView(hallBounds, size).scale) * 100)} %` : ""}
				</button>
				<button type="button" onClick={() => zoomBy(1 / ZOOM_STEP)} aria-label={t("plan.zoomOut")}>
					−
				</button>
			</div>
			<p id="plan-keys" className="visually-hidden">
				{t("plan.keysHint")}
			</p>
		</div>
	);
}

function World({ view, children }: { readonly view: PlanView; readonly children: ReactNode }) {
	return (
		<Group x={view.x} y={view.y} scaleX={view.scale} scaleY={view.scale}>
			{children}
		</Group>
	);
}

interface GuidesProps {
	/** Filled with what shows others. */
	readonly show: RefObject<((guides: readonly Guide[]) => void) | null>;
	readonly colour: string;
	readonly scale: number;
}

const NO_GUIDES: readonly Guide[] = [];

/** What a drag is drawn to. They change with nearly every frame of it, and nothing else is rendered for that. */
function Guides({ show, colour, scale }: GuidesProps) {
	const [guides, setGuides] = useState(NO_GUIDES);
	useImperativeHandle(show, () => (now) => setGuides(now.length === 0 ? NO_GUIDES : now), []);
	return guides.map(({ axis, at: place, from, to }) => (
		<Line
			key={`${axis} ${place}`}
			points={axis === "x" ? [place, from - 1, place, to + 1] : [from - 1, place, to + 1, place]}
			stroke={colour}
			strokeWidth={1 / scale}
		/>
	));
}

interface ThingsProps extends PlanCanvasProps {
	readonly colours: PlanColours;
	readonly only: "selected" | "unselected";
	readonly resized?: ReadonlyMap<string, FloorRectangle> | null;
}

/** Not drawn again while the picture only moves. */
const Things = memo(
	function Things({ items, selected, warned, labels, colours, only, resized }: ThingsProps) {
		return items
			.filter(({ id }) => selected.has(id) === (only === "selected"))
			.map(({ id, kind, thing, placement }) => {
				const place = resized?.get(id) ?? placement;
				const mark = selected.has(id) ? "selected" : warned.has(id) ? "warned" : "none";
				if (kind === ARRIVAL) return <Arrival key={id} placement={place} colours={colours} mark={mark} />;
				const { label = "", sublabel, tint } = labels.get(id) ?? {};
				return (
					<PlanShape
						key={id}
						objectId={id}
						object={thing.object}
						placement={place}
						label={label}
						sublabel={sublabel}
						tint={tint}
						colours={colours}
						mark={mark}
					/>
				);
			});
	},
	(before, now) =>
		before.items === now.items &&
		before.selected === now.selected &&
		before.warned === now.warned &&
		before.labels === now.labels &&
		before.colours === now.colours &&
		before.resized === now.resized,
);

interface ArrivalProps {
	readonly placement: FloorRectangle;
	readonly colours: PlanColours;
	readonly mark: "none" | "selected" | "warned";
}

/** Where visitors arrive, and the way they look. */
function Arrival({ placement, colours, mark }: ArrivalProps) {
	const radius = placement.width / 2;
	return (
		<Group id={ARRIVAL} name="thing" x={placement.x} y={placement.z} rotation={(-placement.rotation * 180) / Math.PI}>
			<Circle
				radius={radius}
				fill={`${colours.brand}33`}
				stroke={mark === "warned" ? colours.bad : colours.brand}
				strokeWidth={mark === "none" ? 0.06 : 0.12}
			/>
			<Line
				points={[
					0,
					radius * 0.5,
					0,
					-radius * 0.5,
					-radius * 0.28,
					-radius * 0.18,
					0,
					-radius * 0.5,
					radius * 0.28,
					-radius * 0.18,
				]}
				stroke={colours.brand}
				strokeWidth={0.12}
				listening={false}
			/>
		</Group>
	);
}

interface HandlesProps {
	readonly items: readonly PlanItem[];
	readonly placements: readonly FloorRectangle[];
	readonly scale: number;
	readonly colours: PlanColours;
}

const HANDLE = 9;
/** Of the turning handle from the edge, pixels. */
const TURN_DISTANCE = 26;

/** To turn by, and where the kind has a size of its own, to resize by. */
function Handles({ items, placements, scale, colours }: HandlesProps) {
	const pixels = 1 / scale;
	const bounds = boundsOfAll(placements)!;
	const only = items.length === 1 ? items[0]! : null;
	const own = placements[0]!;
	const turnAt = only
		? toHall(own, 0, -own.depth / 2 - TURN_DISTANCE * pixels, { x: 0, z: 0 })
		: { x: (bounds.minX + bounds.maxX) / 2, z: bounds.minZ - TURN_DISTANCE * pixels };
	const from = only
		? toHall(own, 0, -own.depth / 2, { x: 0, z: 0 })
		: { x: (bounds.minX + bounds.maxX) / 2, z: bounds.minZ };
	return (
		<>
			{!only && (
				<Rect
					x={bounds.minX}
					y={bounds.minZ}
					width={bounds.maxX - bounds.minX}
					height={bounds.maxZ - bounds.minZ}
					stroke={colours.brand}
					strokeWidth={pixels}
					dash={[4 * pixels, 3 * pixels]}
					listening={false}
				/>
			)}
			<Line
				points={[from.x, from.z, turnAt.x, turnAt.z]}
				stroke={colours.brand}
				strokeWidth={pixels}
				listening={false}
			/>
			<Circle
				name="turn-handle"
				x={turnAt.x}
				y={turnAt.z}
				radius={(HANDLE / 1.6) * pixels}
				fill={colours.surface}
				stroke={colours.brand}
				strokeWidth={2 * pixels}
				hitStrokeWidth={16 * pixels}
			/>
			{only &&
				isResizable(only) &&
				cornersFor(only).map(([across, along]) => {
					const corner = toHall(own, (across * own.width) / 2, (along * own.depth) / 2, { x: 0, z: 0 });
					return (
						<Rect
							key={`${across} ${along}`}
							name={`resize-handle ${across} ${along}`}
							x={corner.x}
							y={corner.z}
							offsetX={(HANDLE / 2) * pixels}
							offsetY={(HANDLE / 2) * pixels}
							width={HANDLE * pixels}
							height={HANDLE * pixels}
							rotation={(-own.rotation * 180) / Math.PI}
							fill={colours.surface}
							stroke={colours.brand}
							strokeWidth={2 * pixels}
							hitStrokeWidth={14 * pixels}
						/>
					);
				})}
			{only && (isResizable(only) || only.kind === "booth") && (
				<Text
					x={bounds.minX}
					y={bounds.maxZ + 8 * pixels}
					text={`${own.width.toFixed(2)} × ${own.depth.toFixed(2)} m`}
					fontSize={12}
					scaleX={pixels}
					scaleY={pixels}
					fill={colours.inkSoft}
					listening={false}
				/>
			)}
		</>
	);
}

function cornersFor({ kind }: PlanItem): readonly (readonly [number, number])[] {
	if (kind === "wall" || kind === "passage") {
		return [
			[-1, 0],
			[1, 0],
		];
	}
	return [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	];
}

type Handle = { readonly kind: "turn" } | { readonly kind: "resize"; readonly corner: readonly [number, number] };

function handleOf(hit: Konva.Node | null | undefined): Handle | null {
	const name = hit?.name() ?? "";
	if (name === "turn-handle") return { kind: "turn" };
	const [, across, along] = /^resize-handle (-?\d) (-?\d)$/.exec(name) ?? [];
	return across === undefined ? null : { kind: "resize", corner: [Number(across), Number(along)] };
}

/** With one corner at a point and the opposite one where it was. */
function resizedTo(
	{ placement, kind }: PlanItem,
	[across, along]: readonly [number, number],
	to: FloorPoint,
	grid: number,
): FloorRectangle {
	const snapped = grid > 0 ? { x: Math.round(to.x / grid) * grid, z: Math.round(to.z / grid) * grid } : to;
	if (kind === "landmark" || kind === ARRIVAL) {
		const radius = Math.max(Math.abs(snapped.x - placement.x), Math.abs(snapped.z - placement.z), 0.5);
		return { ...placement, width: radius * 2, depth: radius * 2 };
	}
	const fixedX = (-across * placement.width) / 2;
	const fixedZ = (-along * placement.depth) / 2;
	if (kind === "wall") {
		// An end goes wherever it is dragged: the wall turns along.
		const fixed = toHall(placement, fixedX, 0, { x: 0, z: 0 });
		const dx = (snapped.x - fixed.x) * across;
		const dz = (snapped.z - fixed.z) * across;
		return {
			...placement,
			x: (fixed.x + snapped.x) / 2,
			z: (fixed.z + snapped.z) / 2,
			width: Math.max(Math.hypot(dx, dz), 0.1),
			rotation: Math.atan2(-dz, dx),
		};
	}
	const local = fromHall(placement, snapped.x, snapped.z, { x: 0, z: 0 });
	const width = across === 0 ? placement.width : Math.max((local.x - fixedX) * across, 0.2);
	const depth = along === 0 ? placement.depth : Math.max((local.z - fixedZ) * along, 0.2);
	const middle = toHall(
		placement,
		across === 0 ? 0 : fixedX + (across * width) / 2,
		along === 0 ? 0 : fixedZ + (along * depth) / 2,
		{ x: 0, z: 0 },
	);
	return { ...placement, x: middle.x, z: middle.z, width, depth };
}

function middleOf(placements: readonly FloorRectangle[]): FloorPoint {
	const [first] = placements;
	if (placements.length === 1 && first) return { x: first.x, z: first.z };
	const bounds = boundsOfAll(placements);
	return bounds ? { x: (bounds.minX + bounds.maxX) / 2, z: (bounds.minZ + bounds.maxZ) / 2 } : { x: 0, z: 0 };
}

/** Counter-clockwise seen from above, as rotations are. */
function angleFrom(pivot: FloorPoint, to: FloorPoint): number {
	return Math.atan2(to.x - pivot.x, to.z - pivot.z);
}

function rectangleBetween(from: FloorPoint, to: FloorPoint): FloorRectangle {
	return {
		x: (from.x + to.x) / 2,
		z: (from.z + to.z) / 2,
		width: Math.abs(to.x - from.x),
		depth: Math.abs(to.z - from.z),
		rotation: 0,
	};
}

function isWithin(inner: FloorBounds, outer: FloorBounds): boolean {
	return inner.minX >= outer.minX && inner.maxX <= outer.maxX && inner.minZ >= outer.minZ && inner.maxZ <= outer.maxZ;
}
