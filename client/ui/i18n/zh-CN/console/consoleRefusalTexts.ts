import type { consoleRefusalTexts as english } from "#client/ui/i18n/en/console/consoleRefusalTexts.ts";
import type { Translated } from "#client/ui/i18n/Translated.ts";

export const consoleRefusalTexts: Translated<typeof english> = {
	refusals: {
		offline: "无法连接服务器。内容不会丢失，请稍后重试。",
		"signed-out": "您已退出登录，请重新登录后继续。",
		forbidden: "您的角色无权进行此操作。",
		"foreign-page": "请求并非来自本站页面，请刷新后重试。",
		failed: "服务器出错，请重试；若仍不行，请查看服务器日志。",
		"too-large": "内容超出服务器允许的大小。",
		invalid: "有内容不符合要求，请检查所填内容。",
		"not-found": "该内容已不存在，可能已被他人删除。",
		"revision-stale": "其他人刚刚修改过这里。",
		"event-id-taken": "该短名称已被其他活动使用。",
		"not-confirmed": "输入的内容与活动短名称不一致。",
		"booth-number-taken": "本展厅中已有展位使用该编号。",
		"booth-id-taken": "该短名称已被其他展位使用。",
		"last-hall": "每个活动至少保留一个展厅。",
		"unknown-hall": "该展厅已不在本活动中。",
		"unknown-booth": "该展位已不在本活动中。",
		"unknown-template": "该模板不存在。",
		"unknown-media": "所用的某个文件已不存在。",
		"too-many": "数量已达上限。",
		blocked: "仍有问题需要先解决才能发布。",
		"bad-link": "链接无效或已过期。",
		incomplete: "还有内容未填写。",
		"not-submitted": "该展位尚未提交审核。",
		"over-budget": "超出了展厅预算。",
	},
};
