import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { brochure, cataloguePlate } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const shot = (kit: MediaKit, model: string, view: View, width = 1000, height = 1100) =>
	kit.picture(
		{ models: [{ url: modelOf("digital-collections", model) }], sun: 1.5, ambient: 0.95 },
		view,
		width,
		height,
	);
const VASE: View = { eye: [0.1, 0.36, 1.2], target: [0, 0.232, 0], fov: 0.5 };
const DING: View = { eye: [0.55, 0.42, 0.95], target: [0, 0.22, 0], fov: 0.62 };
const BI: View = { eye: [0.22, 0.3, 0.95], target: [0, 0.185, 0], fov: 0.52 };

export const digitalCollectionsMedia: readonly BoothMedia[] = [
	{
		name: "vase.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("digital-collections", {
					title: words("青花缠枝莲纹瓶", "Blue-and-white vase with lotus scroll"),
					era: words("数字复原 · 2026", "Digital reconstruction, 2026"),
					note: words(
						"依据传世缠枝莲纹的画法重新绘制，一枝相连，绕瓶一周而不断。",
						"Redrawn after the lotus scrolls of transmitted pieces: one stem runs round the vase without a break.",
					),
					picture: await shot(kit, "porcelain-vase", VASE),
				}),
			),
	},
	{
		name: "vase-detail.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("digital-collections", {
					title: words("一枝到底", "One unbroken stem"),
					era: words("局部 · 肩与腹", "Detail, shoulder and belly"),
					note: words(
						"肩饰如意云头，腹绘缠枝莲，胫部仰蕉叶。三层纹样之间以弦纹相隔。",
						"Cloud collar on the shoulder, lotus on the belly, banana leaves above the foot, parted by plain lines.",
					),
					picture: await shot(kit, "porcelain-vase", { eye: [0.16, 0.36, 0.62], target: [0.02, 0.285, 0], fov: 0.42 }),
					paper: "#e3e8ea",
					pictureCss:
						"left:56px;top:150px;width:720px;height:980px;object-fit:cover;mask-image:radial-gradient(ellipse closest-side,#000 62%,transparent)",
				}),
			),
	},
	{
		name: "ding.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("digital-collections", {
					title: words("兽面纹方鼎", "Square ding with animal masks"),
					era: words("数字复原 · 仿商代形制", "Digital reconstruction in the Shang manner"),
					note: words(
						"四足立耳，四隅出戟。兽面以浮雕分出眉、目、鼻、颚，绿锈由计算生成。",
						"Four legs, upright handles, flanged corners. Brows, eyes, nose and jaws stand out in relief; the patina is computed.",
					),
					picture: await shot(kit, "bronze-ding", DING),
					paper: "#ddd8c8",
				}),
			),
	},
	{
		name: "ding-detail.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("digital-collections", {
					title: words("与兽面对视", "Eye to eye"),
					era: words("局部 · 正面", "Detail, front"),
					note: words(
						"展厅里可以把鼎转到任意角度，看纹饰如何绕过转角继续。",
						"In the hall you can turn the ding any way and follow the ornament around its corners.",
					),
					picture: await shot(kit, "bronze-ding", { eye: [0.06, 0.3, 1.0], target: [0, 0.22, 0], fov: 0.56 }),
					paper: "#cfd6cf",
				}),
			),
	},
	{
		name: "bi.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("digital-collections", {
					title: words("谷纹玉璧", "Jade bi with grain pattern"),
					era: words("数字复原 · 仿战国形制", "Digital reconstruction in the Warring States manner"),
					note: words(
						"谷粒排成五圈，每一粒都是独立的几何，光线因此会在表面流动。",
						"The grains stand in five rings, each with a shape of its own, so that light runs across them.",
					),
					picture: await shot(kit, "jade-bi", BI),
					paper: "#eceadd",
				}),
			),
	},
	{
		name: "gallery-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			const colours = { "brand.primary": "#234a42", "brand.secondary": "#ece4d3", "brand.accent": "#b5382a" };
			const at = (name: string, x: number, y: number, z: number, scale: number) => ({
				url: modelOf("digital-collections", name),
				at: [x, y, z] as const,
				scale,
			});
			await camera.build({
				models: [
					{ url: "/repo/assets/booths/templates/gallery.glb", colours },
					at("porcelain-vase", 0.72, 0.994, -0.62, 1.3),
					at("bronze-ding", 1.95, 0.874, -0.1, 1.5),
					at("jade-bi", 0.72, 0.994, 0.75, 1.2),
				],
				background: "#1b2422",
				floor: "#4a4d4b",
			});
			return kit.toWebp(await camera.sphere([1.0, 1.55, 0.12], 2048));
		},
	},
	{
		name: "catalogue.pdf",
		make: async (kit) => {
			const pages = brochure(
				"digital-collections",
				{
					title: words("拾光数藏<br>二〇二六图录", "Shiguang Digital Collections: catalogue 2026"),
					picture: await shot(kit, "porcelain-vase", { ...VASE, eye: [0.1, 0.3, 1.35] }, 1000, 820),
				},
				[
					{
						title: words("为什么是复原，不是复制", "Why reconstruct rather than copy"),
						paragraphs: [
							words(
								"我们不扫描文物，而是按工匠的次序重新做一遍：先立轮廓，再分纹饰，最后上色。做的过程里，人会重新理解一件器物。",
								"We do not scan objects; we make them again in the craftsman's order: first the outline, then the ornament, last the colour. In the making one comes to understand the thing anew.",
							),
							words(
								"每件藏品都带有制作说明与权利声明，观众可以在手机、电脑或头显里转动它，学校可以免费用于教学。",
								"Each piece comes with a note on its making and its rights. Visitors can turn it on a phone, a computer or in a headset; schools may use it freely in class.",
							),
						],
					},
					{
						title: words("青花缠枝莲纹瓶", "Blue-and-white vase with lotus scroll"),
						picture: await shot(kit, "porcelain-vase", VASE, 1200, 760),
						paragraphs: [
							words(
								"高 42 厘米（复原尺寸）。纹样按瓶身弧度展开绘制，接缝处枝叶相连。",
								"Height 42 cm as reconstructed. The pattern is drawn for the curve of the body; at the seam, leaf meets leaf.",
							),
						],
					},
					{
						title: words("兽面纹方鼎", "Square ding with animal masks"),
						picture: await shot(kit, "bronze-ding", DING, 1200, 760),
						paragraphs: [
							words(
								"高 40 厘米（复原尺寸）。四面纹饰依器形长短取舍，短面略去外侧卷角。",
								"Height 40 cm as reconstructed. The masks are fitted to each side; the short faces leave out the outer curls.",
							),
						],
					},
				],
			);
			return (await kit.studio()).pdf(pages, "拾光数藏 2026 图录");
		},
	},
];
