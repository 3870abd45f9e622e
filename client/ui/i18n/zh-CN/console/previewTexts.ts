import type { previewTexts as english } from "#client/ui/i18n/en/console/previewTexts.ts";
import type { Translated } from "#client/ui/i18n/Translated.ts";

export const previewTexts: Translated<typeof english> = {
	preview: {
		hall: "「{{hall}}」的 3D 预览",
		coming: "正在载入…",
		comingBooths_other: "还有 {{count}} 个展位正在载入…",
		failed_other: "有 {{count}} 个展位无法完整显示",
		noWebgl: "此浏览器无法绘制 3D。",
		noWebglHelp: "请在浏览器设置中打开硬件加速，或改用新版 Chrome、Edge、Firefox 或 Safari。",
		broken: "预览无法显示。",
		tryAgain: "重试",
		view: "视角",
		outside: "俯瞰",
		inside: "步行",
		goTo: "前往展位…",
		wholeHall: "整个展厅",
		headset: "按头显显示",
		headsetHelp: "按一体式头显的细节等级和 90° 视角绘制。",
		howOutside: "拖动旋转，按住右键拖动平移，滚轮缩放。按键：方向键、W A S D、+ 和 −。",
		howInside: "拖动环顾，点击地面走过去。按键：W A S D 和方向键。",
		stats: {
			title: "绘制此画面的开销",
			draws: "绘制次数",
			triangles: "三角形",
			textures: "贴图",
			megabytes: "{{value}} MB",
			of: "{{value}}（上限 {{most}}）",
			within: "一体式头显可以流畅显示。",
			beyond: "超出一体式头显能流畅显示的范围。",
		},
	},
};
