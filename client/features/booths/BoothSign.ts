import { fitFont, fontsFor } from "#client/engine/CanvasTexture.ts";
import { inkOn } from "#shared/features/booths/signInk.ts";
import type { Language, LocalizedText } from "#shared/features/event/text.ts";

/** What a sign says; the same before and after the booth's content is in, but for the logo. */
export interface SignText {
	readonly number: string;
	readonly name: LocalizedText;
	readonly tagline: LocalizedText;
	readonly colours: { readonly primary: string; readonly secondary: string; readonly accent: string };
}

/** The language that stands second on a sign. */
export const OTHER: Readonly<Record<Language, Language>> = { "zh-CN": "en", en: "zh-CN" };

export interface SignLook {
	readonly text: SignText;
	readonly language: Language;
	/** The picture once it is in. */
	readonly logo: CanvasImageSource | undefined;
}

export function fontsForSign({ name, tagline, number }: SignText, more = ""): Promise<void> {
	return fontsFor(name["zh-CN"] + name.en + tagline["zh-CN"] + tagline.en + number + more);
}

/** The fascia: logo, name large in the visitor's language and small in the other, number in the accent colour. */
export function drawSign(
	context: CanvasRenderingContext2D,
	width: number,
	height: number,
	{ text, language, logo }: SignLook,
): void {
	const { primary, accent } = text.colours;
	context.globalAlpha = 1;
	context.fillStyle = primary;
	context.fillRect(0, 0, width, height);
	const sheen = context.createLinearGradient(0, 0, 0, height);
	sheen.addColorStop(0, "rgba(255,255,255,0.16)");
	sheen.addColorStop(1, "rgba(0,0,0,0.16)");
	context.fillStyle = sheen;
	context.fillRect(0, 0, width, height);

	const pad = height * 0.14;
	const numberWidth = Math.max(height * 1.15, width * 0.11);
	context.fillStyle = accent;
	context.fillRect(width - numberWidth, 0, numberWidth, height);
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.fillStyle = inkOn(accent);
	fitFont(context, text.number, { weight: 700, size: height * 0.5, width: numberWidth * 0.8 });
	context.fillText(text.number, width - numberWidth / 2, height * 0.53);

	let left = pad * 1.4;
	if (logo) {
		const side = height - 2 * pad;
		drawContained(context, logo, left, pad, side * 1.6, side);
		left += side * 1.6 + pad;
	}
	const room = width - numberWidth - left - pad;
	const tall = height > 96;
	context.textAlign = "left";
	context.fillStyle = inkOn(primary);
	const main = text.name[language];
	const second = text.name[OTHER[language]];
	fitFont(context, main, { weight: 700, size: height * (tall ? 0.46 : 0.56), width: room });
	context.fillText(main, left, height * (tall ? 0.38 : 0.53));
	if (tall) {
		context.globalAlpha = 0.82;
		fitFont(context, second, { weight: 400, size: height * 0.21, width: room });
		context.fillText(second, left, height * 0.77);
		context.globalAlpha = 1;
	}
}

/** Inside the rectangle, never stretched. */
export function drawContained(
	context: CanvasRenderingContext2D,
	image: CanvasImageSource,
	x: number,
	y: number,
	width: number,
	height: number,
): void {
	const own = image as { width: number; height: number };
	const scale = Math.min(width / own.width, height / own.height);
	const w = own.width * scale;
	const h = own.height * scale;
	context.drawImage(image, x + (width - w) / 2, y + (height - h) / 2, w, h);
}
