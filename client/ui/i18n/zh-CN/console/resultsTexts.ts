import type { resultsTexts as english } from "#client/ui/i18n/en/console/resultsTexts.ts";
import type { Translated } from "#client/ui/i18n/Translated.ts";

export const resultsTexts: Translated<typeof english> = {
	results: {
		description: "谁在哪个展位停留、停留多久。停留满 20 秒计为深度参观。",
		download: "下载 CSV",
		none: "还没有人参观过展位",
		noneText: "一旦有人在已发布展厅的展位前停下，这里就会开始统计。",
		descriptionHere: "谁在此停留、停留多久。停留满 20 秒计为深度参观。",
		noneHere: "还没有人在此停留",
		noneHereText: "展厅开放后，有人在本展位停留，就会计入这里。",
		byBooth: "按展位",
		number: "编号",
		booth: "展位",
		visitedBooths: "有人参观的展位",
		columns: {
			visitors: "人数",
			visits: "参观次数",
			engagedVisits: "深度参观",
			totalDwellSeconds: "总停留",
			medianDwellSeconds: "停留中位数",
			insideNow: "当前在场",
		},
		csv: {
			visitors: "人数",
			visits: "参观次数",
			engagedVisits: "深度参观次数",
			totalDwellSeconds: "总停留（秒）",
			medianDwellSeconds: "停留中位数（秒）",
			insideNow: "当前在场",
		},
		hours: "{{h}} 小时 {{min}} 分",
		minutes: "{{min}} 分 {{s}} 秒",
		seconds: "{{s}} 秒",
	},
};
