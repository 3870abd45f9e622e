import type { liveTexts as english } from "#client/ui/i18n/en/console/liveTexts.ts";
import type { Translated } from "#client/ui/i18n/Translated.ts";

export const liveTexts: Translated<typeof english> = {
	live: {
		intro: "各展厅当前在场人数，每十秒更新。",
		closed: "活动尚未对观众开放",
		closedText: "发布之后，这里会显示在场人数。",
		toPublish: "前往发布",
		ofCapacity: "人在场，上限 {{capacity}}",
		fullness: "{{name}}的拥挤程度",
		almostFull: "接近满员，入口即将限流。调高容量会在下次发布后生效。",
		room: "尚有空位。",
		hallNotPublic: "尚未公开，将随下次发布开放。",
	},
};
