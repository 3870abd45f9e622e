import { parse, type Spec, View } from "vega";

export interface GrowthPoint {
	readonly visitors: number;
	readonly serverCpuPerSecond: number;
	/** Mean of all visitors. */
	readonly downBytesPerSecond: number;
}

const INK = "#1f2933";
const MEASURED = "#0b6bcb";
const EVEN = "#9aa5b1";

/** What the hall's process takes against how many are inside, as SVG; and what it would were each as dear as at the first point. */
export function growthPlot(points: readonly GrowthPoint[]): Promise<string> {
	const first = points[0];
	if (!first) throw new Error("growthPlot: nothing was measured");
	const even = points.map(({ visitors }) => ({
		visitors,
		serverCpuPerSecond: (first.serverCpuPerSecond * visitors) / first.visitors,
	}));
	return new View(parse(specOf(points, even)), { renderer: "none" }).toSVG();
}

function specOf(measured: readonly GrowthPoint[], even: readonly object[]): Spec {
	const x = { scale: "x", field: "visitors" };
	const y = { scale: "y", field: "serverCpuPerSecond" };
	return {
		width: 520,
		height: 300,
		padding: 12,
		background: "white",
		config: { axis: { labelFont: "sans-serif", titleFont: "sans-serif", labelColor: INK, titleColor: INK } },
		data: [
			{ name: "measured", values: [...measured] },
			{ name: "even", values: [...even] },
		],
		scales: [
			{ name: "x", type: "linear", range: "width", zero: true, domain: { data: "measured", field: "visitors" } },
			{
				...{ name: "y", type: "linear", range: "height", zero: true, nice: true },
				domain: { fields: ["measured", "even"].map((data) => ({ data, field: "serverCpuPerSecond" })) },
			},
		],
		axes: [
			{ orient: "bottom", scale: "x", title: "visitors, at equal density", tickCount: 5 },
			{ orient: "left", scale: "y", title: "CPU seconds a second", grid: true, gridOpacity: 0.4 },
		],
		marks: [
			{
				type: "line",
				from: { data: "even" },
				encode: { enter: { x, y, stroke: { value: EVEN }, strokeDash: { value: [5, 4] } } },
			},
			{
				type: "line",
				from: { data: "measured" },
				encode: { enter: { x, y, stroke: { value: MEASURED }, strokeWidth: { value: 2 } } },
			},
			{ type: "symbol", from: { data: "measured" }, encode: { enter: { x, y, fill: { value: MEASURED } } } },
			{
				type: "text",
				from: { data: "measured" },
				encode: {
					enter: {
						...{ x, y, dy: { value: -12 }, align: { value: "right" }, fill: { value: INK } },
						...{ font: { value: "sans-serif" }, fontSize: { value: 11 } },
						text: { signal: "format(datum.serverCpuPerSecond, '.2f')" },
					},
				},
			},
		],
	};
}
