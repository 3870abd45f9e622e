/** The first that fits; browsers call themselves by each other's names, the rarer ones first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/OculusBrowser/, "Meta Quest Browser"],
	[/PicoBrowser/i, "PICO Browser"],
	[/Wolvic/, "Wolvic"],
	[/MicroMessenger/, "WeChat"],
	[/Edg(e|A|iOS)?\//, "Edge"],
	[/OPR\//, "Opera"],
	[/SamsungBrowser/, "Samsung Internet"],
	[/QQBrowser/, "QQ Browser"],
	[/UCBrowser/, "UC Browser"],
	[/(Firefox|FxiOS)\//, "Firefox"],
	[/(Chrome|CriOS|Chromium)\//, "Chrome"],
	[/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/Quest/, "Meta Quest"],
	[/Windows/, "Windows"],
	[/iPhone/, "iPhone"],
	[/iPad/, "iPad"],
	[/HarmonyOS|OpenHarmony/, "HarmonyOS"],
	[/Android/, "Android"],
	[/Mac OS X|Macintosh/, "macOS"],
	[/CrOS/, "ChromeOS"],
	[/Linux|X11/, "Linux"],
];

/** "Chrome · Windows", by which somebody knows their own device again; empty for what says nothing known. */
export function deviceName(userAgent: string | undefined): string {
	const first = (names: typeof BROWSERS) => names.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
	return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(" · ");
}
