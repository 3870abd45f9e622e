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

type BodyName = (typeof AVATAR_BODIES)[number];

interface Paints {
	readonly colour: string;
	readonly accent: string;
}

/** One figure in a field of 200 × 260, its feet at 248 and the middle of its head at 100, 76. */
interface Figure {
	/** From here up, for lists; a square. */
	readonly bust: readonly [x: number, y: number, size: number];
	/** Half the width of its face plate; none where skin is all round. */
	readonly plate?: number;
	readonly screen?: boolean;
	/** From its back to its collar: all that the face is in front of. */
	readonly Behind: (paints: Paints) => React.ReactNode;
	/** Hair, hats and noses. */
	readonly Before?: (paints: Paints) => React.ReactNode;
}

const INK = "#1d2b2a";
const SKIN = "#fbe6cf";
const HAIR = "#33231d";
const WHITE = "#f4f5f3";
const GREY = "#8a929a";
const DARK = "#2a2f36";

const FIGURES: Readonly<Record<BodyName, Figure>> = {
	round: {
		bust: [36, 14, 128],
		plate: 35,
		Behind: ({ colour, accent }) => (
			<>
				<Legs x={22} width={36} top={190} paint={colour} shade shoe={colour} />
				<Arms paint={colour} cuff={accent} hand={colour} x={40} width={22} />
				<path d="M 66 122 Q 48 150 48 178 Q 48 206 100 208 Q 152 206 152 178 Q 152 150 134 122 Z" fill={colour} />
				<ellipse cx="100" cy="182" rx="31" ry="21" fill={SKIN} />
				<Lapel accent={accent} y={126} />
				<rect x="66" y="113" width="68" height="15" rx="7.5" fill={accent} />
				{[62, 138].map((x) => (
					<g key={x}>
						<circle cx={x} cy="42" r="17" fill={colour} />
						<circle cx={x} cy="43" r="9" fill={accent} />
					</g>
				))}
				<ellipse cx="100" cy="76" rx="49" ry="43" fill={colour} />
			</>
		),
		Before: () => <ellipse cx="100" cy="84" rx="6" ry="4.4" fill={INK} />,
	},
	slim: {
		bust: [36, 8, 128],
		Behind: ({ colour, accent }) => (
			<>
				<Legs x={14} width={20} top={200} paint={DARK} shoe={accent} />
				<Arms paint={colour} cuff={accent} hand={SKIN} x={32} width={17} />
				<path d="M 72 122 Q 70 150 72 160 L 56 214 Q 100 222 144 214 L 128 160 Q 130 150 128 122 Z" fill={colour} />
				<path d="M 56 214 Q 100 222 144 214 L 141.5 204 Q 100 212 58.5 204 Z" fill={accent} />
				<rect x="71" y="156" width="58" height="9" rx="3" fill="rgb(0 0 0 / 32%)" />
				<Lapel accent={accent} y={128} />
				<path d="M 78 122 L 92 122 L 94 168 Q 86 174 80 166 Z" fill={accent} />
				<rect x="64" y="110" width="72" height="19" rx="9.5" fill={accent} />
				<circle cx="100" cy="26" r="17" fill={HAIR} />
				<rect x="88" y="35" width="24" height="7" rx="3.5" fill={accent} />
				<ellipse cx="100" cy="76" rx="45" ry="43" fill={HAIR} />
				<ellipse cx="100" cy="80" rx="39" ry="39" fill={SKIN} />
			</>
		),
		Before: () => (
			<path
				d="M 55 80 Q 54 112 64 116 Q 68 100 66 78 Q 78 56 100 56 Q 122 56 134 78 Q 132 100 136 116 Q 146 112 145 80 Q 144 34 100 33 Q 56 34 55 80 Z"
				fill={HAIR}
			/>
		),
	},
	tall: {
		bust: [36, 14, 128],
		Behind: ({ colour, accent }) => (
			<>
				<Legs x={18} width={27} top={184} paint={colour} shade shoe={WHITE} />
				<Arms paint={colour} cuff={colour} hand={SKIN} x={40} width={19} />
				<path d="M 62 128 Q 66 118 100 117 Q 134 118 138 128 L 138 188 Q 100 193 62 188 Z" fill={colour} />
				<path d="M 62 181 Q 100 187 138 181 L 138 189 Q 100 194 62 189 Z" fill="rgb(0 0 0 / 45%)" />
				<path d="M 78 158 L 122 158 L 128 176 L 72 176 Z" fill="rgb(0 0 0 / 40%)" />
				<Lapel accent={accent} y={124} />
				<path d="M 90 126 V 148 M 110 126 V 148" stroke={WHITE} strokeWidth="3" strokeLinecap="round" />
				<path d="M 64 124 Q 66 108 100 108 Q 134 108 136 124 Q 118 130 100 128 Q 82 130 64 124 Z" fill={colour} />
				<ellipse cx="100" cy="76" rx="43" ry="40" fill={HAIR} />
				{[57, 143].map((x) => (
					<ellipse key={x} cx={x} cy="80" rx="6" ry="10" fill={SKIN} />
				))}
				<path d="M 60 70 Q 58 116 100 117 Q 142 116 140 70 Z" fill={SKIN} />
			</>
		),
		Before: ({ accent }) => (
			<>
				<path d="M 55 66 Q 54 28 100 27 Q 146 28 145 66 Q 100 54 55 66 Z" fill={accent} />
				<path d="M 62 63 Q 66 52 100 51 Q 134 52 138 63 Q 140 69 132 67 Q 100 60 68 67 Q 60 69 62 63 Z" fill={accent} />
				<path
					d="M 62 63 Q 66 52 100 51 Q 134 52 138 63 Q 140 69 132 67 Q 100 60 68 67 Q 60 69 62 63 Z"
					fill="rgb(0 0 0 / 28%)"
				/>
			</>
		),
	},
	robot: {
		bust: [36, 10, 128],
		plate: 37,
		screen: true,
		Behind: ({ colour, accent }) => (
			<>
				<Legs x={22} width={20} top={186} paint={GREY} shoe={colour} bigShoe />
				<Arms paint={GREY} cuff={colour} hand={GREY} x={52} width={14} bigCuff />
				{[48, 152].map((x) => (
					<circle key={x} cx={x} cy="138" r="13" fill={accent} />
				))}
				<rect x="86" y="110" width="28" height="20" fill={GREY} />
				<rect x="50" y="124" width="100" height="68" rx="15" fill={colour} />
				<rect x="50" y="172" width="100" height="9" fill={accent} />
				<rect x="62" y="153" width="34" height="11" rx="3" fill={INK} />
				<Lapel accent={accent} y={125} />
				<line x1="100" y1="40" x2="100" y2="22" stroke={GREY} strokeWidth="5" />
				<circle cx="100" cy="18" r="8" fill={accent} />
				{[47, 153].map((x) => (
					<rect key={x} x={x - 6} y="62" width="12" height="30" rx="5" fill={accent} />
				))}
				<rect x="50" y="38" width="100" height="76" rx="20" fill={colour} />
			</>
		),
	},
	fox: {
		bust: [34, 2, 132],
		plate: 34,
		Behind: ({ colour, accent }) => (
			<>
				<path d="M 118 186 Q 172 206 174 166 Q 176 144 162 134 Q 158 160 136 168 Z" fill={colour} />
				<path d="M 174 166 Q 176 144 162 134 Q 160 144 154 153 Q 166 152 174 166 Z" fill={SKIN} />
				<Legs x={17} width={25} top={184} paint={colour} shoe={DARK} />
				<Arms paint={colour} cuff={DARK} hand={DARK} x={36} width={18} bigCuff />
				<path d="M 68 124 Q 100 116 132 124 L 134 188 Q 100 194 66 188 Z" fill={accent} />
				<path d="M 66 182 Q 100 188 134 182 L 134 190 Q 100 196 66 190 Z" fill={WHITE} />
				<rect x="70" y="111" width="60" height="13" rx="6.5" fill={WHITE} />
				<path d="M 58 56 L 54 10 Q 84 22 92 44 Z M 142 56 L 146 10 Q 116 22 108 44 Z" fill={colour} />
				<path d="M 64 46 L 61 22 Q 76 30 82 42 Z M 136 46 L 139 22 Q 124 30 118 42 Z" fill={DARK} />
				<path d="M 100 36 Q 140 38 149 78 Q 138 116 100 117 Q 62 116 51 78 Q 60 38 100 36 Z" fill={colour} />
			</>
		),
		Before: () => <ellipse cx="100" cy="86" rx="7" ry="5" fill={INK} />,
	},
	astronaut: {
		bust: [34, 12, 132],
		Behind: ({ colour, accent }) => (
			<>
				<rect x="52" y="118" width="96" height="62" rx="14" fill="#d9dcdc" />
				<Legs x={23} width={34} top={186} paint={colour} shoe={WHITE} bigShoe />
				<Arms paint={colour} cuff={accent} hand={WHITE} x={46} width={24} />
				<path
					d="M 60 130 Q 64 118 100 118 Q 136 118 140 130 L 144 184 Q 144 196 100 197 Q 56 196 56 184 Z"
					fill={colour}
				/>
				<rect x="57" y="172" width="86" height="8" fill={WHITE} />
				<Lapel accent={accent} y={124} />
				<rect x="66" y="148" width="32" height="16" rx="5" fill={WHITE} />
				<circle cx="75" cy="156" r="3.5" fill={accent} />
				<rect x="60" y="112" width="80" height="15" rx="7.5" fill={GREY} />
				{[46, 154].map((x) => (
					<ellipse key={x} cx={x} cy="76" rx="8" ry="14" fill={accent} />
				))}
				<circle cx="100" cy="72" r="52" fill={WHITE} />
				<circle cx="100" cy="75" r="42" fill={accent} />
				<circle cx="100" cy="75" r="36" fill={SKIN} />
			</>
		),
	},
	robe: {
		bust: [36, 8, 128],
		Behind: ({ colour, accent }) => (
			<>
				<path d="M 62 66 Q 58 150 76 158 L 124 158 Q 142 150 138 66 Z" fill={HAIR} />
				<ellipse cx="88" cy="246" rx="11" ry="5" fill={DARK} />
				<ellipse cx="112" cy="246" rx="11" ry="5" fill={DARK} />
				<path d="M 72 124 L 128 124 L 160 176 L 130 190 L 146 243 Q 100 252 54 243 L 70 190 L 40 176 Z" fill={colour} />
				<path d="M 54 243 Q 100 252 146 243 L 143 232 Q 100 241 57 232 Z" fill={accent} />
				<path d="M 160 176 L 130 190 L 126 181 L 155 168 Z M 40 176 L 70 190 L 74 181 L 45 168 Z" fill={accent} />
				<circle cx="143" cy="188" r="8" fill={SKIN} />
				<circle cx="57" cy="188" r="8" fill={SKIN} />
				<path d="M 93 170 L 99 170 L 97 212 L 90 208 Z M 101 170 L 107 170 L 110 208 L 103 212 Z" fill={accent} />
				<rect x="72" y="158" width="56" height="17" rx="4" fill={accent} />
				<Lapel accent={accent} y={122} />
				<path d="M 78 124 Q 82 110 100 110 Q 118 110 122 124 L 112 124 L 100 118 L 88 124 Z" fill={WHITE} />
				<line x1="72" y1="25" x2="128" y2="29" stroke={accent} strokeWidth="5" strokeLinecap="round" />
				<circle cx="100" cy="25" r="14" fill={HAIR} />
				<ellipse cx="100" cy="76" rx="44" ry="43" fill={HAIR} />
				<ellipse cx="100" cy="80" rx="38" ry="39" fill={SKIN} />
			</>
		),
		Before: () => (
			<path
				d="M 56 80 Q 52 132 62 146 Q 70 120 65 84 Q 76 52 100 52 Q 124 52 135 84 Q 130 120 138 146 Q 148 132 144 80 Q 142 34 100 33 Q 58 34 56 80 Z"
				fill={HAIR}
			/>
		),
	},
	rabbit: {
		bust: [28, -22, 144],
		plate: 33,
		Behind: ({ colour, accent }) => (
			<>
				<Legs x={19} width={27} top={188} paint={accent} shoe={WHITE} bigShoe />
				<Arms paint={colour} hand={WHITE} x={36} width={18} />
				<path
					d="M 68 124 Q 54 156 58 182 Q 60 198 100 199 Q 140 198 142 182 Q 146 156 132 124 Q 100 116 68 124 Z"
					fill={accent}
				/>
				<rect x="80" y="164" width="40" height="24" rx="8" fill={WHITE} />
				<rect x="72" y="112" width="56" height="11" rx="5.5" fill={WHITE} />
				{[-1, 1].map((side) => (
					<g key={side} transform={`translate(${100 + side * 21} 44) rotate(${side * 9})`}>
						<ellipse cx="0" cy="-26" rx="12" ry="36" fill={colour} />
						<ellipse cx="0" cy="-24" rx="6.5" ry="27" fill={SKIN} />
					</g>
				))}
				<ellipse cx="100" cy="77" rx="45" ry="42" fill={colour} />
			</>
		),
		Before: () => (
			<>
				<ellipse cx="100" cy="86" rx="5" ry="3.6" fill={INK} />
				<rect x="96" y="98" width="8" height="7" rx="2" fill="#fff" />
			</>
		),
	},
};

interface LegsProps {
	readonly x: number;
	readonly width: number;
	readonly top: number;
	readonly paint: string;
	readonly shoe: string;
	readonly shade?: boolean;
	readonly bigShoe?: boolean;
}

function Legs({ x, width, top, paint, shoe, shade = false, bigShoe = false }: LegsProps) {
	const foot = width / 2 + (bigShoe ? 7 : 3);
	return [-1, 1].map((side) => (
		<g key={side} transform={`translate(${100 + side * x} 0)`}>
			<rect x={-width / 2} y={top} width={width} height={240 - top} fill={paint} />
			{shade && <rect x={-width / 2} y={top} width={width} height={240 - top} fill="rgb(0 0 0 / 30%)" />}
			<rect x={-foot} y={bigShoe ? 226 : 232} width={foot * 2} height={bigShoe ? 22 : 16} rx="8" fill={shoe} />
			{shade && shoe === paint && (
				<rect x={-foot} y="232" width={foot * 2} height="16" rx="8" fill="rgb(0 0 0 / 45%)" />
			)}
		</g>
	));
}

interface ArmsProps {
	readonly x: number;
	readonly width: number;
	readonly paint: string;
	readonly hand: string;
	readonly cuff?: string;
	readonly bigCuff?: boolean;
}

function Arms({ x, width, paint, hand, cuff, bigCuff = false }: ArmsProps) {
	const start = bigCuff ? 166 : 175;
	const at = (y: number) => x + ((y - 132) / 50) * 13;
	return [-1, 1].map((side) => (
		<g key={side} transform={`translate(100 0) scale(${side} 1)`} strokeLinecap="round" fill="none">
			<line x1={at(132)} y1="132" x2={at(178)} y2="178" stroke={paint} strokeWidth={width} />
			<circle cx={at(188)} cy="190" r={width * 0.5} fill={hand} />
			{cuff && (
				<line
					x1={at(start)}
					y1={start}
					x2={at(181)}
					y2="181"
					stroke={cuff}
					strokeWidth={width + 3}
					strokeLinecap="butt"
				/>
			)}
		</g>
	));
}

/** The second colour at the throat. */
function Lapel({ accent, y }: { readonly accent: string; readonly y: number }) {
	return <path d={`M 86 ${y} L 114 ${y} L 100 ${y + 20} Z`} fill={accent} />;
}

/** The avatar as a drawing: where the 3D one is not there yet, and wherever people are listed. */
export function AvatarDrawing({ look, bust = false, className, label }: AvatarDrawingProps) {
	const figure = FIGURES[AVATAR_BODIES[look.body] ?? "round"];
	const paints = {
		colour: AVATAR_COLOURS[look.colour] ?? AVATAR_COLOURS[0],
		accent: AVATAR_COLOURS[look.accent] ?? AVATAR_COLOURS[1],
	};
	const [x, y, size] = figure.bust;
	// Long ears stand out of the field.
	const top = Math.min(0, y);
	return (
		<svg
			viewBox={bust ? `${x} ${y} ${size} ${size}` : `0 ${top} 200 ${260 - top}`}
			className={className}
			role={label === undefined ? undefined : "img"}
			aria-label={label}
			aria-hidden={label === undefined}
		>
			{!bust && <ellipse cx="100" cy="247" rx="58" ry="9" fill="#000" opacity="0.14" />}
			{figure.Behind(paints)}
			{figure.plate !== undefined && (
				<rect
					x={100 - figure.plate}
					y="53"
					width={figure.plate * 2}
					height="56"
					rx="25"
					fill={figure.screen ? INK : SKIN}
				/>
			)}
			<Face kind={AVATAR_FACES[look.face] ?? "smile"} cx={100} cy={79} ink={figure.screen ? "#c9eef2" : INK} />
			{figure.Before?.(paints)}
			{!bust && <Badge kind={AVATAR_BADGES[look.badge] ?? "none"} cx={123} cy={145} />}
		</svg>
	);
}

function Face({
	kind,
	cx,
	cy,
	ink,
}: {
	readonly kind: (typeof AVATAR_FACES)[number];
	readonly cx: number;
	readonly cy: number;
	readonly ink: string;
}) {
	const stroke = { stroke: ink, strokeWidth: 4, strokeLinecap: "round", fill: "none" } as const;
	const eyes = (
		<>
			<circle cx="-15" cy="-4" r="5" fill={ink} />
			<circle cx="15" cy="-4" r="5" fill={ink} />
		</>
	);
	const smile = <path d="M -13 10 Q 0 22 13 10" {...stroke} />;
	return (
		<g transform={`translate(${cx} ${cy})`}>
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
					<circle cx="-15" cy="-4" r="5" fill={ink} />
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
					<rect x="-28" y="-14" width="56" height="20" rx="10" fill={ink} />
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
