import { Util } from "konva/lib/Util.js";
import { memo } from "react";
import { Arrow, Circle, Group, Line, Rect, Text } from "react-konva";
import type { PlanObject } from "#shared/features/plan/PlanObject.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import type { PlanColours } from "./usePlanColours.ts";

export interface PlanShapeProps {
	readonly objectId: string;
	readonly object: PlanObject;
	readonly placement: FloorRectangle;
	/** What is written on it. */
	readonly label: string;
	/** Beneath it, smaller. */
	readonly sublabel?: string | undefined;
	/** Of its quarter, for a booth. */
	readonly tint?: string | undefined;
	readonly colours: PlanColours;
	readonly mark: "none" | "selected" | "warned";
}

/** Texts are set at a hundred pixels to the metre: browsers set no type smaller than a pixel. */
const TYPE = 100;
const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const NUMBER_SIZE = 0.85;
const NAME_SIZE = 0.36;
const STROKE = 0.05;
const WARNED_DASH = [0.3, 0.18];

/** One thing of the plan, seen from above. Drawn again only when something about it changed. */
export const PlanShape = memo(function PlanShape(props: PlanShapeProps) {
	const { objectId, placement } = props;
	return (
		<Group id={objectId} name="thing" x={placement.x} y={placement.z} rotation={(-placement.rotation * 180) / Math.PI}>
			<Body {...props} />
		</Group>
	);
});

function Body(props: PlanShapeProps) {
	const { object, placement, colours, mark, tint } = props;
	const { width, depth } = placement;
	const stroke = mark === "selected" ? colours.brand : mark === "warned" ? colours.bad : colours.lineStrong;
	const outline = {
		x: -width / 2,
		y: -depth / 2,
		width,
		height: depth,
		stroke,
		strokeWidth: mark === "none" ? STROKE : STROKE * 2,
		perfectDrawEnabled: false,
		shadowForStrokeEnabled: false,
		...(mark === "warned" ? { dash: WARNED_DASH } : {}),
	};
	switch (object.kind) {
		case "booth":
			return (
				<>
					<Rect {...outline} fill={mixed(tint ?? colours.brand, colours.floor, 0.2)} cornerRadius={0.08} />
					{/* The open front. */}
					<Line
						points={[-width / 2 + 0.1, depth / 2, width / 2 - 0.1, depth / 2]}
						stroke={tint ?? colours.brand}
						strokeWidth={0.16}
						listening={false}
						perfectDrawEnabled={false}
					/>
					<Line
						points={[-0.22, depth / 2 + 0.12, 0, depth / 2 + 0.38, 0.22, depth / 2 + 0.12]}
						stroke={tint ?? colours.brand}
						strokeWidth={0.08}
						listening={false}
						perfectDrawEnabled={false}
					/>
					<Label {...props} size={NUMBER_SIZE} />
				</>
			);
		case "quarter":
			return (
				<>
					<Rect {...outline} fill={mixed(object.value.colour, colours.floor, 0.12)} listening={false} stroke="" />
					<Rect
						{...outline}
						stroke={mark === "none" ? object.value.colour : stroke}
						fillEnabled={false}
						hitStrokeWidth={0.6}
						dash={mark === "warned" ? WARNED_DASH : []}
					/>
					<Label {...props} size={0.6} colour={colours.inkSoft} at="corner" />
				</>
			);
		case "wall":
			return <Rect {...outline} fill={colours.inkSoft} hitStrokeWidth={0.5} />;
		case "block":
			return <Rect {...outline} fill={mixed(colours.inkSoft, colours.floor, 0.45)} hitStrokeWidth={0.3} />;
		case "stage":
			return (
				<>
					<Rect {...outline} fill={mixed(colours.brand, colours.floor, 0.28)} />
					<Rect
						x={-width / 2 + 0.4}
						y={-depth / 2 + 0.1}
						width={Math.max(width - 0.8, 0.1)}
						height={0.18}
						fill={colours.ink}
						listening={false}
					/>
					<Label {...props} size={0.7} />
				</>
			);
		case "landmark":
			return (
				<>
					<Circle
						radius={object.value.radius}
						fill={mixed(colours.signal, colours.floor, 0.18)}
						stroke={stroke}
						strokeWidth={STROKE * 2}
					/>
					<Circle radius={object.value.radius * 0.45} stroke={colours.inkSoft} strokeWidth={STROKE} listening={false} />
					<Label {...props} size={0.5} />
				</>
			);
		case "furniture":
			return <Furniture kind={object.value.kind} colour={object.value.colour} outline={outline} colours={colours} />;
		case "sign":
			return (
				<>
					<Rect
						{...outline}
						fill={colours.surface}
						cornerRadius={0.1}
						dash={object.value.on === "floor" ? [0.2, 0.1] : []}
					/>
					<Arrow
						points={ARROWS[object.value.arrow]}
						stroke={tint ?? colours.brand}
						fill={tint ?? colours.brand}
						strokeWidth={0.1}
						pointerLength={0.25}
						pointerWidth={0.3}
						listening={false}
					/>
				</>
			);
		case "surface":
			return (
				<>
					<Rect {...outline} fill={TIERS[object.value.tier]} hitStrokeWidth={0.5} />
					{object.value.kind === "floor" && <Label {...props} size={0.4} />}
				</>
			);
		case "passage":
			return (
				<>
					<Rect {...outline} fill={mixed(colours.brand, colours.floor, 0.35)} dash={[0.25, 0.15]} />
					<Label {...props} size={0.45} />
				</>
			);
		case "event":
		case "hall":
			return null;
		default:
			return object satisfies never;
	}
}

/** Seen from above, its local +Z towards the reader: "ahead" leads away from whoever reads it. */
const ARROWS: Readonly<Record<"left" | "right" | "ahead", number[]>> = {
	left: [0.6, 0, -0.6, 0],
	right: [-0.6, 0, 0.6, 0],
	ahead: [0, 0.2, 0, -0.25],
};

const TIERS = { platinum: "#9fb4c4", gold: "#d3a93f", silver: "#b9bfc2" } as const;

interface FurnitureProps {
	readonly kind: "bench" | "sofa" | "table" | "planter" | "seats" | "rug";
	readonly colour: string | undefined;
	readonly outline: { x: number; y: number; width: number; height: number };
	readonly colours: PlanColours;
}

const FURNITURE_COLOURS = {
	bench: "#b99a74",
	sofa: "#6f8fa8",
	table: "#c7b79f",
	planter: "#6f9f74",
	seats: "#5f7891",
	rug: "#8a7f9a",
} as const;

function Furniture({ kind, colour, outline, colours }: FurnitureProps) {
	const own = colour ?? FURNITURE_COLOURS[kind];
	const { x, y, width, height } = outline;
	if (kind === "rug") {
		return <Rect {...outline} fill={mixed(own, colours.floor, 0.3)} />;
	}
	if (kind === "planter" && Math.abs(width - height) < 0.2) {
		return <Circle {...outline} x={0} y={0} radius={width / 2} fill={mixed(own, colours.floor, 0.6)} />;
	}
	return (
		<>
			<Rect {...outline} fill={mixed(own, colours.floor, kind === "seats" ? 0.25 : 0.6)} cornerRadius={0.08} />
			{kind === "seats" && <SeatRows x={x} y={y} width={width} height={height} colour={own} />}
			{kind === "sofa" && <Rect x={x} y={y} width={width} height={height * 0.3} fill={own} listening={false} />}
		</>
	);
}

function SeatRows({
	x,
	y,
	width,
	height,
	colour,
}: {
	x: number;
	y: number;
	width: number;
	height: number;
	colour: string;
}) {
	const rows = Math.max(1, Math.floor(height / 0.9));
	return Array.from({ length: rows }, (_, row) => (
		<Line
			// biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
			key={row}
			points={[x + 0.2, y + (row + 0.5) * (height / rows), x + width - 0.2, y + (row + 0.5) * (height / rows)]}
			stroke={colour}
			strokeWidth={0.3}
			listening={false}
			perfectDrawEnabled={false}
		/>
	));
}

interface LabelProps extends PlanShapeProps {
	readonly size: number;
	readonly colour?: string;
	readonly at?: "middle" | "corner";
}

/** Upright, however the thing is turned. */
function Label({ label, sublabel, placement, size, colours, colour = colours.ink, at = "middle" }: LabelProps) {
	const { width, depth, rotation } = placement;
	const isAcross = Math.abs(Math.sin(rotation)) < Math.SQRT1_2;
	const room = (isAcross ? width : depth) * 0.94;
	const fitted = Math.min(size, (room / Math.max(label.length, 2)) * 1.5);
	const shared = {
		fontFamily: FONT,
		listening: false,
		perfectDrawEnabled: false,
		wrap: "none",
		ellipsis: true,
	} as const;
	if (at === "corner") {
		return (
			<Group scaleX={1 / TYPE} scaleY={1 / TYPE} x={-width / 2 + 0.25} y={-depth / 2 + 0.2}>
				{/* A label is also what a quarter is taken by. */}
				<Text
					{...shared}
					listening
					text={label}
					fontSize={fitted * TYPE}
					fontStyle="bold"
					fill={colour}
					width={room * TYPE}
				/>
			</Group>
		);
	}
	const hasName = sublabel !== undefined && sublabel !== "";
	return (
		<Group rotation={(rotation * 180) / Math.PI} scaleX={1 / TYPE} scaleY={1 / TYPE} listening={false}>
			<Text
				{...shared}
				text={label}
				fontSize={fitted * TYPE}
				fontStyle="bold"
				fill={colour}
				align="center"
				width={room * TYPE}
				offsetX={(room * TYPE) / 2}
				offsetY={fitted * (hasName ? 0.95 : 0.5) * TYPE}
			/>
			{hasName && (
				<Text
					{...shared}
					text={sublabel}
					fontSize={NAME_SIZE * TYPE}
					fill={colours.inkSoft}
					align="center"
					width={room * TYPE}
					offsetX={(room * TYPE) / 2}
					offsetY={-0.12 * TYPE}
				/>
			)}
		</Group>
	);
}

const mixes = new Map<string, string>();

/** So much of one colour on another; as hex, for canvases without `color-mix`. */
function mixed(colour: string, on: string, share: number): string {
	const key = `${colour} ${on} ${share}`;
	const known = mixes.get(key);
	if (known) return known;
	// A build writes colours shorter than the style sheet does: `#fff`, `red`.
	const [over, under] = [Util.colorToRGBA(colour), Util.colorToRGBA(on)];
	if (!over || !under) return colour;
	const parts = (["r", "g", "b"] as const).map((channel) =>
		Math.round(over[channel] * share + under[channel] * (1 - share))
			.toString(16)
			.padStart(2, "0"),
	);
	const result = `#${parts.join("")}`;
	mixes.set(key, result);
	return result;
}
