import type { exhibitTexts as english } from "#client/ui/i18n/en/exhibitTexts.ts";
import type { Translated } from "#client/ui/i18n/Translated.ts";

export const exhibitTexts: Translated<typeof english> = {
	exhibits: {
		card: {
			unavailable: "该展品暂时无法展示。",
			video: "视频",
			document: "文档：走近即可阅读",
			link: "链接",
		},
		controls: "可以做的操作",
		heldBy: "{{name}} 正在操作该展品。",
		heldBySomeone: "有人正在操作该展品。",
		youHold: "您正在操作，在场的人都能看到。",
		refused: {
			"unknown-exhibit": "该展品已不在这里。",
			busy: "同时被操作的展品太多，请稍后再试。",
		},
		unavailable: "该展品暂时无法展示，展位的其他内容不受影响。",
		model: {
			hint: "拖动模型即可旋转，用滚轮或双指缩放。",
			turn: "旋转",
			tilt: "倾斜",
			zoom: "大小",
			apart: "拆解",
			reset: "恢复原样",
			degrees: "{{count}} 度",
			percent: "百分之 {{count}}",
		},
		photo360: {
			enter: "进入全景",
			leave: "退出全景",
			hint: "拖动即可环顾四周，按 Esc 退出。",
			others: "{{name}} 正在全景中观看。",
		},
		video: {
			play: "播放",
			pause: "暂停",
			again: "重新播放",
			position: "进度",
			volume: "音量",
			time: "{{now}}，共 {{total}}",
			together: "在场的人看到的是同一时刻的画面。",
			silenced: "浏览器暂时静音播放，点击这里的按钮后即可出声。",
		},
		document: {
			read: "放大阅读",
			previous: "上一页",
			next: "下一页",
			page: "页码",
			pageOf: "第 {{page}} 页，共 {{count}} 页",
			of: "共 {{count}} 页",
			larger: "放大",
			smaller: "缩小",
			loading: "正在获取页面…",
			failed: "文档无法读取。",
			keys: "方向键翻页，加号和减号缩放，Esc 关闭。",
		},
		bag: {
			take: "放进资料袋",
			taken: "已在资料袋里",
		},
		link: {
			open: "打开链接…",
			title: "要前往其他网站吗？",
			text: "展位提供的这个链接会离开展厅，前往",
			confirm: "在新标签页中打开",
		},
	},
};
