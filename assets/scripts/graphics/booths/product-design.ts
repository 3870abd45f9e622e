import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { bandsPoster, drawingSheet, pictureScreen } from "../plates.ts";
import { words } from "../words.ts";

const CAMERA = { models: [{ url: modelOf("product-design", "rangefinder") }], sun: 1.6, ambient: 1 };
const LAMP = { models: [{ url: modelOf("product-design", "desk-lamp") }], sun: 1.5, ambient: 0.95 };
const lamp = (kit: MediaKit, seconds: number, turn = 0.35) => {
	const view: View = {
		eye: [Math.sin(turn) * 1.05, 0.42, Math.cos(turn) * 1.05],
		target: [0.02, 0.21, 0],
		fov: 0.56,
		seconds,
	};
	return kit.picture(LAMP, view, 900, 900);
};

export const productDesignMedia: readonly BoothMedia[] = [
	{
		name: "apart.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("product-design", {
					title: words("拆得开，<br>才修得好", "What comes apart can be repaired"),
					lead: words("这台相机只有十一个部件、四种螺钉。<br>拆装都用一把螺丝刀，零件按号可买。", ""),
					picture: await kit.picture(
						CAMERA,
						{ eye: [-0.18, 0.44, 1.12], target: [0, 0.17, 0], fov: 0.6, seconds: 0 },
						1400,
						840,
					),
					ground: "#2f46b8",
					figures: [
						{ value: "11", ...words("个部件", "assemblies") },
						{ value: "4", ...words("种螺钉", "kinds of screw") },
						{ value: "20 y", ...words("零件供应", "of spare parts") },
					],
				}),
			),
	},
	{
		name: "three-views.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				drawingSheet("product-design", {
					title: words("旁轴相机，三视图", "Rangefinder, three views"),
					ground: "blue",
					drawing: threeViews(),
					block: [
						["图号 No.", "WW-35-01"],
						["比例 Scale", "1 : 1"],
						["材料 Material", "黄铜 · 铝"],
						["版次 Issue", "C"],
					],
					notes: [
						words("机身两端半圆，与手掌同弧。", "Both ends are half rounds that fit the palm."),
						words("镜筒全黄铜，一圈对焦 110°。", "A brass barrel; focus runs over 110 degrees."),
						words("顶盖四颗螺钉，可单独取下。", "The top plate lifts off by four screws."),
					],
				}),
			),
	},
	{
		name: "lamp.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				bandsPoster("product-design", {
					title: words("一盏会点头的灯", "A lamp that bows, in three decisions"),
					bands: [
						{
							...words("两根弹簧", "Two springs"),
							ground: "#ff7a45",
							picture: await lamp(kit, 0),
							more: words(
								"停在哪里就在哪里，不必拧紧任何旋钮。",
								"It stays where you leave it; there is no knob to tighten.",
							),
						},
						{
							...words("一个关节", "One joint"),
							ground: "#2f46b8",
							picture: await lamp(kit, 4, -0.2),
							more: words(
								"三处转轴用同一套零件，坏了换一个就好。",
								"All three pivots share one set of parts; replace whichever wears.",
							),
						},
						{
							...words("一只灯头", "One head"),
							ground: "#e3e6ee",
							picture: await lamp(kit, 6.4, 0.7),
							more: words(
								"灯罩与光源旋出即换，三种色温随心。",
								"Shade and light unscrew; three colours of light to choose from.",
							),
						},
					],
				}),
			),
	},
	{
		name: "light-path.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				pictureScreen("product-design", {
					title: words("光走过<br>十一站", "Light passes eleven stations"),
					lead: words(
						"滤镜、前组、对焦、光圈、后组、卡口、快门、机身、胶片、后背，再到眼睛。",
						"Filter, front glass, focus, iris, rear glass, mount, shutter, body, film, back, and then the eye.",
					),
					picture: await kit.picture(
						CAMERA,
						{ eye: [-0.62, 0.3, 0.72], target: [-0.02, 0.18, 0], fov: 0.58, seconds: 1 },
						1400,
						1000,
					),
					ground: "#1d2550",
					points: [words("f/1.8", "widest"), words("45 mm", "focal length"), words("1/500 s", "shortest")],
				}),
				{ quality: 86 },
			),
	},
];

/** Front, top and side of the camera, from the model's own measures; 1 mm here is 1.2 units. */
function threeViews(): string {
	const s = `fill="none" stroke="currentColor"`;
	const line = (d: string, width = 4) => `<path d="${d}" ${s} stroke-width="${width}" stroke-linejoin="round"/>`;
	const ring = (x: number, y: number, ...radii: readonly number[]) =>
		radii.map((r) => `<circle cx="${x}" cy="${y}" r="${r}" ${s} stroke-width="3.4"/>`).join("");
	const size = (x0: number, y0: number, x1: number, y1: number, text: string) => {
		const flat = y0 === y1;
		const tick = (x: number, y: number) => (flat ? `M${x} ${y - 13}v26` : `M${x - 13} ${y}h26`);
		const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
		return `<path d="${tick(x0, y0)}${tick(x1, y1)}M${x0} ${y0}L${x1} ${y1}" ${s} stroke-width="2"/><text x="${flat ? mx : mx + 16}" y="${flat ? my - 10 : my + 9}" font-size="25" text-anchor="${flat ? "middle" : "start"}" fill="currentColor">${text}</text>`;
	};
	const [cx, cy] = [300, 230];
	const front = `${line(`M${cx - 208} ${cy - 78}H${cx + 208}V${cy + 104}H${cx - 208}Z`)}${line(`M${cx - 208} ${cy - 78}V${cy - 112}H${cx - 156}L${cx - 146} ${cy - 152}H${cx + 106}L${cx + 116} ${cy - 112}H${cx + 208}V${cy - 78}`)}${line(`M${cx - 208} ${cy + 86}H${cx + 208}`, 2.4)}
		${ring(cx, cy, 94, 76, 58, 40, 22)}${line(`M${cx - 166} ${cy - 142}h44v26h-44ZM${cx + 56} ${cy - 138}h24v18h-24ZM${cx - 56} ${cy - 138}h62v18h-62Z`, 3)}${ring(cx - 130, cy - 36, 15)}${line(`M${cx - 135} ${cy - 22}v60h10v-60`, 3)}
		${line(`M${cx + 108} ${cy - 112}v-18h44v18M${cx + 170} ${cy - 112}v-12h20v12`, 3)}
		<path d="M${cx - 240} ${cy}H${cx + 240}M${cx} ${cy - 170}V${cy + 130}" ${s} stroke-width="1.6" stroke-dasharray="18 7 4 7" opacity=".8"/>${size(cx - 208, cy + 160, cx + 208, cy + 160, "160")}`;
	const ty = 610;
	const top = `${line(`M${cx - 162} ${ty - 46}H${cx + 162}A46 46 0 0 1 ${cx + 162} ${ty + 46}H${cx - 162}A46 46 0 0 1 ${cx - 162} ${ty - 46}Z`)}${line(`M${cx - 156} ${ty - 38}h262v76h-262Z`, 2.6)}${ring(cx + 130, ty, 22, 16)}${ring(cx - 178, ty, 19, 8)}${ring(cx + 178, ty - 6, 11, 7)}
		${line(`M${cx - 40} ${ty - 16}h38v32h-38Z`, 3)}${line(`M${cx - 86} ${ty + 46}v22h172v-22M${cx - 80} ${ty + 68}v34h160v-34M${cx - 72} ${ty + 102}v30h144v-30M${cx - 68} ${ty + 132}v14h136v-14`)}${Array.from(
			{ length: 15 },
			(_, i) => `M${cx - 74 + i * 10.6} ${ty + 72}v26`,
		)
			.map((d) => line(d, 1.8))
			.join("")}${size(cx + 240, ty - 46, cx + 240, ty + 146, "72")}`;
	const sx = 660;
	const side = `${line(`M${sx} ${cy - 112}h92v216h-92Z`)}${line(`M${sx + 8} ${cy - 112}l6 -40h60l6 40`, 3.4)}${line(`M${sx} ${cy - 86}h-22v172h22M${sx - 22} ${cy - 80}h-34v160h34M${sx - 56} ${cy - 72}h-30v144h30M${sx - 86} ${cy - 68}h-14v136h14`)}${ring(sx + 46, cy - 60, 10)}${size(sx + 130, cy - 152, sx + 130, cy + 104, "98")}`;
	return front + top + side;
}
