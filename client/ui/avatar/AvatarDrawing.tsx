import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";

interface AvatarDrawingProps {
	readonly look: AvatarLook;
	/** Head and shoulders, for lists. */
	readonly bust?: boolean;
	readonly className?: string | undefined;
	/** What it shows, for those who do not see it; decoration without. */
	readonly label?: string;
}

interface Shape {
	readonly head: {
		readonly cx: number;
		readonly cy: number;
		readonly rx: number;
		readonly ry: number;
		readonly corner: number;
	};
	readonly torso: { readonly top: number; readonly bottom: number; readonly shoulder: number; readonly hip: number };
}

/** In a field of 200 × 260, feet at 248. */
const SHAPES: Readonly<Record<(typeof AVATAR_BODIES)[number], Shape>> = {
	round: {
		head: { cx: 100, cy: 76, rx: 46, ry: 44, corner: 44 },
		torso: { top: 122, bottom: 240, shoulder: 46, hip: 62 },
	},
	slim: {
		head: { cx: 100, cy: 68, rx: 38, ry: 42, corner: 40 },
		torso: { top: 112, bottom: 244, shoulder: 38, hip: 34 },
	},
	tall: {
		head: { cx: 100, cy: 50, rx: 34, ry: 38, corner: 36 },
		torso: { top: 90, bottom: 248, shoulder: 48, hip: 32 },
	},
	robot: {
		head: { cx: 100, cy: 72, rx: 46, ry: 38, corner: 14 },
		torso: { top: 118, bottom: 240, shoulder: 50, hip: 46 },
	},
};

/** The avatar as a drawing: where the 3D one is not there yet, and wherever people are listed. */
export function AvatarDrawing({ look, bust = false, className, label }: AvatarDrawingProps) {
	const body = AVATAR_BODIES[look.body] ?? "round";
	const colour = AVATAR_COLOURS[look.colour] ?? AVATAR_COLOURS[0];
	const accent = AVATAR_COLOURS[look.accent] ?? AVATAR_COLOURS[1];
	const { head, torso } = SHAPES[body];
	const box = bust ? `${head.cx - 62} ${head.cy - 62} 124 124` : "0 0 200 260";
	const outline = torsoPath(torso, body === "robot" ? 12 : 34);
	return (
		<svg
			viewBox={box}
			className={className}
			role={label === undefined ? undefined : "img"}
			aria-label={label}
			aria-hidden={label === undefined}
		>
			{!bust && <ellipse cx="100" cy="247" rx="58" ry="9" fill="#000" opacity="0.14" />}
			<path d={outline} fill={colour} />
			{/* A sash of the second colour down the front, as the 3D body has it. */}
			<path
				d={`M ${100 - torso.shoulder * 0.3} ${torso.top + 1} L 100 ${torso.top + 26} L ${100 + torso.shoulder * 0.3} ${torso.top + 1} Z`}
				fill={accent}
			/>
			<rect x={100 - torso.hip} y={torso.bottom - 34} width={torso.hip * 2} height="12" fill={accent} opacity="0.9" />
			{body === "robot" && (
				<>
					<line x1="100" y1={head.cy - head.ry} x2="100" y2={head.cy - head.ry - 16} stroke={accent} strokeWidth="5" />
					<circle cx="100" cy={head.cy - head.ry - 19} r="7" fill={accent} />
				</>
			)}
			<rect
				x={head.cx - head.rx}
				y={head.cy - head.ry}
				width={head.rx * 2}
				height={head.ry * 2}
				rx={head.corner}
				fill={colour}
			/>
			{/* The face plate is pale on every colour, so that expressions read the same. */}
			<rect
				x={head.cx - head.rx * 0.76}
				y={head.cy - head.ry * 0.58}
				width={head.rx * 1.52}
				height={head.ry * 1.26}
				rx={head.corner * 0.72}
				fill="#fff6ec"
			/>
			<Face kind={AVATAR_FACES[look.face] ?? "smile"} cx={head.cx} cy={head.cy + head.ry * 0.04} unit={head.rx / 46} />
			{!bust && (
				<Badge kind={AVATAR_BADGES[look.badge] ?? "none"} cx={100 + torso.shoulder * 0.42} cy={torso.top + 46} />
			)}
		</svg>
	);
}

function torsoPath({ top, bottom, shoulder, hip }: Shape["torso"], round: number): string {
	const left = 100 - shoulder;
	const right = 100 + shoulder;
	return [
		`M ${left} ${top + round}`,
		`Q ${left} ${top} ${left + round} ${top}`,
		`L ${right - round} ${top}`,
		`Q ${right} ${top} ${right} ${top + round}`,
		`L ${100 + hip} ${bottom - 18}`,
		`Q ${100 + hip} ${bottom} ${100 + hip - 18} ${bottom}`,
		`L ${100 - hip + 18} ${bottom}`,
		`Q ${100 - hip} ${bottom} ${100 - hip} ${bottom - 18}`,
		"Z",
	].join(" ");
}

const INK = "#1d2b2a";

function Face({
	kind,
	cx,
	cy,
	unit,
}: {
	readonly kind: (typeof AVATAR_FACES)[number];
	cx: number;
	cy: number;
	unit: number;
}) {
	const stroke = { stroke: INK, strokeWidth: 4, strokeLinecap: "round", fill: "none" } as const;
	const eyes = (
		<>
			<circle cx="-15" cy="-4" r="5" fill={INK} />
			<circle cx="15" cy="-4" r="5" fill={INK} />
		</>
	);
	const smile = <path d="M -13 10 Q 0 22 13 10" {...stroke} />;
	return (
		<g transform={`translate(${cx} ${cy}) scale(${unit})`}>
			{kind === "smile" && (
				<>
					{eyes}
					{smile}
				</>
			)}
			{kind === "calm" && (
				<>
					<path d="M -21 -4 Q -15 2 -9 -4 M 9 -4 Q 15 2 21 -4" {...stroke} />
					<path d="M -8 13 L 8 13" {...stroke} />
				</>
			)}
			{kind === "wink" && (
				<>
					<circle cx="-15" cy="-4" r="5" fill={INK} />
					<path d="M 9 -3 Q 15 -9 21 -3" {...stroke} />
					{smile}
				</>
			)}
			{kind === "glasses" && (
				<>
					{eyes}
					<g {...stroke} strokeWidth={3.2}>
						<circle cx="-15" cy="-4" r="11" />
						<circle cx="15" cy="-4" r="11" />
						<path d="M -4 -4 L 4 -4" />
					</g>
					<path d="M -9 15 Q 0 21 9 15" {...stroke} />
				</>
			)}
			{kind === "visor" && (
				<>
					<rect x="-28" y="-14" width="56" height="20" rx="10" fill={INK} />
					<path d="M -18 -8 L -4 -8" stroke="#8fe3ff" strokeWidth="4" strokeLinecap="round" />
					<path d="M -9 15 Q 0 20 9 15" {...stroke} />
				</>
			)}
			{kind === "freckles" && (
				<>
					{eyes}
					{smile}
					{[-24, -18, 18, 24].map((x) => (
						<circle key={x} cx={x} cy={Math.abs(x) === 24 ? 7 : 10} r="1.9" fill="#c47a4a" />
					))}
				</>
			)}
		</g>
	);
}

/** Drawn in a field of 24 × 24. */
const BADGES: Readonly<Record<(typeof AVATAR_BADGES)[number], string | null>> = {
	none: null,
	star: "M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6L12 16.7 6.6 19.6l1.1-6L3.2 9.4l6.1-.8z",
	leaf: "M5 19c0-9 5-14 15-14 0 10-5 15-13 13.4M5 21c1-5 4-8 8-10",
	chip: "M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4",
	bridge: "M2 17h20M6 21V4M18 21V4M6 5C4 11 3 14 2 16M6 5c2 7 4 10 6 11 2-1 4-4 6-11M18 5c2 6 3 9 4 11",
	cloud: "M7 18a4 4 0 010-8 6 6 0 0111-1 4.5 4.5 0 010 9z",
	gear: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3",
	heart: "M12 20C5 15 3 11.5 3 8.5A4.5 4.5 0 0112 7a4.5 4.5 0 019 1.5C21 11.5 19 15 12 20z",
};
const FILLED = new Set<string>(["star", "cloud", "heart"]);

export function Badge({
	kind,
	cx,
	cy,
}: {
	readonly kind: (typeof AVATAR_BADGES)[number];
	readonly cx: number;
	readonly cy: number;
}) {
	const path = BADGES[kind];
	if (!path) return null;
	return (
		<g transform={`translate(${cx - 16} ${cy - 16})`}>
			<circle cx="16" cy="16" r="16" fill="#fff" />
			<path
				d={path}
				transform="translate(5.5 5.5) scale(0.875)"
				fill={FILLED.has(kind) ? INK : "none"}
				stroke={INK}
				strokeWidth="2"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</g>
	);
}
