import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import classes from "./TemplateChooser.module.css";

/** Metres round the footprint. */
const AIR = 0.5;

/** A stand from above: its floor, what one walks round, and its slots by kind; its open front is below. */
export function StandPlan({ template }: { readonly template: BoothTemplate }) {
	const { footprint, obstacles, slots } = template;
	const width = footprint.width + 2 * AIR;
	const depth = footprint.depth + 2 * AIR;
	return (
		<svg
			className={classes.plan}
			viewBox={`${-width / 2} ${-depth / 2} ${width} ${depth}`}
			aria-hidden="true"
			focusable="false"
		>
			<rect
				className={classes.floor}
				x={-footprint.width / 2}
				y={-footprint.depth / 2}
				width={footprint.width}
				height={footprint.depth}
				rx={0.06}
			/>
			{obstacles.map(({ x, z, width: w, depth: d, rotation }) => (
				<rect
					key={`${x} ${z} ${w} ${d}`}
					className={classes.obstacle}
					x={-w / 2}
					y={-d / 2}
					width={w}
					height={d}
					transform={`translate(${x} ${z}) rotate(${(-rotation * 180) / Math.PI})`}
				/>
			))}
			{slots.map(({ name, kind, position, orientation, width: w, depth: d }) => {
				const turn = Math.atan2(
					2 * (orientation.x * orientation.z + orientation.w * orientation.y),
					1 - 2 * (orientation.x ** 2 + orientation.y ** 2),
				);
				const thick = Math.max(0.14, Math.min(d, w));
				const place = `translate(${position.x} ${position.z}) rotate(${(-turn * 180) / Math.PI})`;
				return kind === "staff" ? (
					<circle key={name} className={classes.slot} data-kind={kind} cx={position.x} cy={position.z} r={0.18} />
				) : (
					<rect
						key={name}
						className={classes.slot}
						data-kind={kind}
						x={-w / 2}
						y={-thick / 2}
						width={w}
						height={thick}
						rx={0.04}
						transform={place}
					/>
				);
			})}
		</svg>
	);
}
