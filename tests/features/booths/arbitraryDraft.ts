import fc from "fast-check";
import type { BoothDraft, ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";

const text = fc.record({ "zh-CN": fc.constantFrom("", "齿轮", "机器"), en: fc.constantFrom("", "Gear", "Machine") });
const media = fc.constantFrom("", "/content/0123456789012345678901234567890123456789.webp", "media/a.glb");
const caption = { title: text, caption: fc.option(text, { nil: undefined }) };
const defined = <T extends object>(value: T) =>
	Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));

export const arbitraryExhibit = fc
	.oneof(
		fc.record({ kind: fc.constant("model"), model: media, ...caption }),
		fc.record({ kind: fc.constant("image"), image: media, ...caption }),
		fc.record({
			kind: fc.constant("video"),
			video: media,
			poster: fc.option(media, { nil: undefined }),
			...caption,
		}),
		fc.record({ kind: fc.constant("document"), document: media, ...caption }),
		fc.record({ kind: fc.constant("text"), body: text, ...caption }),
		fc.record({
			kind: fc.constant("link"),
			url: fc.constantFrom("", "https://example.com/", "no address"),
			...caption,
		}),
	)
	.map(defined) as fc.Arbitrary<ExhibitDraft>;

const SLOTS = ["poster-1", "poster-2", "screen-1", "plinth-1", "brochure.1"] as const;

export const arbitraryDraft = fc.record({
	version: fc.constant(1 as const),
	id: fc.constant("gears"),
	template: fc.constantFrom("inline", "corner"),
	colours: fc.record({
		primary: fc.constantFrom("#0a6cc2", "#ffffff"),
		secondary: fc.constantFrom("#10263f", "#000000"),
		accent: fc.constantFrom("#35d0ba", "#ff0000"),
	}),
	logo: media,
	name: text,
	tagline: text,
	description: text,
	keywords: fc.uniqueArray(fc.constantFrom("robot", "gear", "齿轮"), { maxLength: 3 }),
	exhibits: fc.dictionary(fc.constantFrom(...SLOTS), arbitraryExhibit),
}) as unknown as fc.Arbitrary<BoothDraft>;
