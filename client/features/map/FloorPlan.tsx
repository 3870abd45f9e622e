import type { i18n as I18n } from "i18next";
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StoreApi } from "zustand/vanilla";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import classes from "./FloorPlan.module.css";
import { type MapFrame, type MapView, moved, zoomed } from "./MapView.ts";

/** Where people stand; asked a few times a second. */
export interface PlaceSource {
	readonly own: StoreApi<{ readonly x: number; readonly z: number; readonly heading: number }>;
	eachPlace(visit: (visitorId: string, x: number, z: number, heading: number) => void): void;
}

interface FloorPlanProps {
	readonly published: PublishedHall;
	readonly places: PlaceSource;
	readonly stamped: ReadonlySet<string>;
	readonly chosen: string | null;
	readonly view: MapView;
	readonly frame: MapFrame;
	readonly onView: (view: MapView) => void;
	readonly onChoose: (booth: PublishedBooth) => void;
}

const PLACES_EVERY_MS = 250;
/** A press that moved less than this is a click. */
const CLICK_PX = 6;

export function FloorPlan({ published, places, stamped, chosen, view, frame, onView, onChoose }: FloorPlanProps) {
	const { t } = useTranslation();
	const svg = useRef<SVGSVGElement>(null);
	const crowd = useRef<SVGGElement>(null);
	const me = useRef<SVGGElement>(null);
	const pointers = useRef(new Map<number, { x: number; y: number }>());
	const dragged = useRef(0);
	const latest = useRef(view);
	latest.current = view;

	// People move several times a second: their dots are moved without React.
	useEffect(() => {
		const draw = () => {
			const own = places.own.getState();
			// 0 looks along −Z, up the plan; a turn to the left is a turn to the left on the plan.
			me.current?.setAttribute("transform", `translate(${own.x} ${own.z}) rotate(${(-own.heading * 180) / Math.PI})`);
			const group = crowd.current;
			if (!group) return;
			let used = 0;
			places.eachPlace((_id, x, z) => {
				const dot = (group.children[used] as SVGCircleElement | undefined) ?? addDot(group);
				dot.setAttribute("cx", x.toFixed(2));
				dot.setAttribute("cy", z.toFixed(2));
				used++;
			});
			while (group.children.length > used) group.lastElementChild?.remove();
		};
		draw();
		const timer = setInterval(draw, PLACES_EVERY_MS);
		return () => clearInterval(timer);
	}, [places]);

	// React's own wheel listener is passive: the page would scroll along.
	useEffect(() => {
		const element = svg.current;
		if (!element) return;
		const wheel = (event: WheelEvent) => {
			event.preventDefault();
			const factor = Math.exp(event.deltaY * 0.0015);
			onView(zoomed(latest.current, frame, factor, floorPoint(element, event.clientX, event.clientY)));
		};
		element.addEventListener("wheel", wheel, { passive: false });
		return () => element.removeEventListener("wheel", wheel);
	}, [frame, onView]);

	const metresPerPixel = () => view.width / (svg.current?.clientWidth || 1);

	const down = (event: PointerEvent<SVGSVGElement>) => {
		if (pointers.current.size === 0) dragged.current = 0;
		pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
	};
	const move = (event: PointerEvent<SVGSVGElement>) => {
		const before = pointers.current.get(event.pointerId);
		if (!before) return;
		const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
		const now = { x: event.clientX, y: event.clientY };
		dragged.current += Math.hypot(now.x - before.x, now.y - before.y);
		if (dragged.current > CLICK_PX) event.currentTarget.setPointerCapture(event.pointerId);
		if (other) {
			const was = Math.hypot(before.x - other.x, before.y - other.y);
			const is = Math.hypot(now.x - other.x, now.y - other.y);
			const middle = floorPoint(event.currentTarget, (now.x + other.x) / 2, (now.y + other.y) / 2);
			if (is > 0) onView(zoomed(view, frame, was / is, middle));
		} else {
			onView(moved(view, frame, (before.x - now.x) * metresPerPixel(), (before.y - now.y) * metresPerPixel()));
		}
		pointers.current.set(event.pointerId, now);
	};
	const up = (event: PointerEvent<SVGSVGElement>) => pointers.current.delete(event.pointerId);

	const pressed = (event: KeyboardEvent) => {
		const step = view.width / 10;
		const next = {
			ArrowLeft: () => moved(view, frame, -step, 0),
			ArrowRight: () => moved(view, frame, step, 0),
			ArrowUp: () => moved(view, frame, 0, -step),
			ArrowDown: () => moved(view, frame, 0, step),
			"+": () => zoomed(view, frame, 0.8),
			"=": () => zoomed(view, frame, 0.8),
			"-": () => zoomed(view, frame, 1.25),
		}[event.key];
		if (!next) return;
		event.preventDefault();
		event.stopPropagation();
		onView(next());
	};

	const height = (view.width * frame.depth) / frame.width;
	return (
		<section
			className={classes.frame}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: the plan is moved by keys.
			tabIndex={0}
			aria-label={t("map.plan")}
			onKeyDown={pressed}
		>
			<svg
				ref={svg}
				className={classes.plan}
				viewBox={`${view.x - view.width / 2} ${view.z - height / 2} ${view.width} ${height}`}
				style={{ aspectRatio: `${frame.width} / ${frame.depth}` }}
				aria-hidden="true"
				onPointerDown={down}
				onPointerMove={move}
				onPointerUp={up}
				onPointerCancel={up}
			>
				<Ground published={published} />
				{published.booths.map((booth) => (
					<BoothPlan
						key={booth.id}
						booth={booth}
						chosen={booth.id === chosen}
						stamped={stamped.has(booth.id)}
						onChoose={() => dragged.current <= CLICK_PX && onChoose(booth)}
					/>
				))}
				<g ref={crowd} className={classes.crowd} data-map="people" />
				<g ref={me} className={classes.me} data-map="me">
					<path d="M0 0L-1.5 -3.2A3.6 3.6 0 0 1 1.5 -3.2Z" className={classes.sight} />
					<circle r="0.75" />
				</g>
			</svg>
		</section>
	);
}

function addDot(group: SVGGElement): SVGCircleElement {
	const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
	dot.setAttribute("r", "0.45");
	group.append(dot);
	return dot;
}

function floorPoint(element: SVGSVGElement, clientX: number, clientY: number): { x: number; z: number } {
	const matrix = element.getScreenCTM();
	const point = matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
	return { x: point.x, z: point.y };
}

/** Degrees as SVG turns (clockwise on the plan) for a turn about +Y. */
function planTurn(rotation: number): number {
	return (-rotation * 180) / Math.PI;
}

/** How much of the plan's height a turned rectangle takes: its name stands above it, where no booth hides it. */
function spanAlongZ({ width, depth, rotation }: FloorRectangle): number {
	return Math.abs(Math.sin(rotation)) * width + Math.abs(Math.cos(rotation)) * depth;
}

/** An arrow says that it leads there. */
function nameOfHall(halls: PublishedHall["halls"], id: string, i18n: I18n): string {
	const hall = halls.find((one) => one.id === id);
	return hall ? `→ ${inLanguage(hall.name, i18n)}` : "→";
}

const Ground = memo(function Ground({ published: { hall, halls } }: { readonly published: PublishedHall }) {
	const { t, i18n } = useTranslation();
	const { width, depth } = hall.size;
	return (
		<>
			<rect x={-width / 2} y={-depth / 2} width={width} height={depth} className={classes.floor} />
			{hall.quarters.map(({ id, carpet, colour }) => (
				<Rectangle key={id} {...carpet} fill={colour} opacity={0.22} />
			))}
			{hall.stage && (
				<>
					<Rectangle {...hall.stage} className={classes.stage} />
					<text x={hall.stage.x} y={hall.stage.z} className={classes.stageName}>
						{t("map.stage")}
					</text>
				</>
			)}
			{hall.furniture?.map((piece) => (
				<Rectangle
					key={`${piece.kind} ${piece.x} ${piece.z}`}
					{...piece}
					className={piece.kind === "rug" ? classes.rug : classes.furniture}
				/>
			))}
			{hall.landmark && (
				<g transform={`translate(${hall.landmark.x} ${hall.landmark.z})`} className={classes.landmark}>
					<circle r={hall.landmark.radius} />
					{/* A tower: foot, waist, needle. */}
					<path d="M-0.9 1.5Q-0.15 -0.2 -0.4 -1L0 -2.1L0.4 -1Q0.15 -0.2 0.9 1.5Z" />
					<text y={hall.landmark.radius + 1.1}>{inLanguage(hall.landmark.name, i18n)}</text>
				</g>
			)}
			{hall.blocks.map((block) => (
				<Rectangle key={`${block.x} ${block.z}`} {...block} className={classes.block} />
			))}
			{hall.walls.map(({ from, to }) => (
				<line
					key={`${from.x} ${from.z} ${to.x} ${to.z}`}
					x1={from.x}
					y1={from.z}
					x2={to.x}
					y2={to.z}
					className={classes.wall}
				/>
			))}
			{hall.quarters.map(({ id, carpet, name }) => (
				<text key={id} x={carpet.x} y={carpet.z - spanAlongZ(carpet) / 2 - 0.9} className={classes.quarter}>
					{inLanguage(name, i18n)}
				</text>
			))}
			<rect x={-width / 2} y={-depth / 2} width={width} height={depth} className={classes.outer} />
			{hall.surfaces
				?.filter(({ kind }) => kind === "floor")
				.map(({ x, z, rotation, width: across, height: along }) => (
					<Rectangle
						key={`surface ${x} ${z}`}
						{...{ x, z, rotation, width: across, depth: along }}
						className={classes.surface}
					/>
				))}
			{hall.passages?.map((passage) => (
				<g
					key={`passage ${passage.to} ${passage.x} ${passage.z}`}
					transform={`translate(${passage.x} ${passage.z})`}
					className={classes.passage}
				>
					<rect
						x={-passage.width / 2}
						y={-0.45}
						width={passage.width}
						height={0.9}
						transform={`rotate(${planTurn(passage.rotation)})`}
					/>
					<text y={passage.z > 0 ? -1.5 : 1.5}>{nameOfHall(halls, passage.to, i18n)}</text>
				</g>
			))}
			<g transform={`translate(${hall.arrival.x} ${hall.arrival.z})`} className={classes.entrance}>
				<circle r={hall.arrival.radius} />
				<text y={-hall.arrival.radius - 1}>{t("map.entrance")}</text>
			</g>
		</>
	);
});

function Rectangle({
	x,
	z,
	width,
	depth,
	rotation,
	className,
	fill,
	opacity,
}: FloorRectangle & {
	readonly className?: string | undefined;
	readonly fill?: string;
	readonly opacity?: number;
}) {
	return (
		<rect
			x={-width / 2}
			y={-depth / 2}
			width={width}
			height={depth}
			transform={`translate(${x} ${z}) rotate(${planTurn(rotation)})`}
			className={className}
			fill={fill}
			opacity={opacity}
		/>
	);
}

interface BoothPlanProps {
	readonly booth: PublishedBooth;
	readonly chosen: boolean;
	readonly stamped: boolean;
	readonly onChoose: () => void;
}

function BoothPlan({ booth, chosen, stamped, onChoose }: BoothPlanProps) {
	const { width, depth } = booth.footprint;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the list below the plan is the way for keys and screen readers.
		<g
			transform={`translate(${booth.x} ${booth.z})`}
			className={classes.booth}
			data-chosen={chosen || undefined}
			onClick={onChoose}
		>
			<g transform={`rotate(${planTurn(booth.rotation)})`}>
				<rect x={-width / 2} y={-depth / 2} width={width} height={depth} className={classes.pad} />
				{/* The back wall: the open front is the other side. */}
				<rect x={-width / 2} y={-depth / 2} width={width} height={0.7} fill={booth.colours.primary} />
				<rect
					x={-width / 2}
					y={-depth / 2}
					width={width}
					height={depth}
					className={classes.edge}
					stroke={booth.colours.primary}
				/>
			</g>
			<text className={classes.number}>{booth.number}</text>
			{stamped && (
				<g transform={`translate(${width / 2 - 0.9} ${-Math.min(width, depth) / 2 + 0.9})`} className={classes.stamp}>
					<circle r="0.8" />
					<path d="M-0.35 0.05L-0.1 0.3L0.35 -0.25" />
				</g>
			)}
		</g>
	);
}
