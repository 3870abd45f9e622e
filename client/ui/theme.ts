import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from "@mantine/core";

/** Deep teal, from mist to night; 7 carries white text and 4 carries dark text at 4.5:1 or more. */
const brand: MantineColorsTuple = [
	"#e4f6f3",
	"#c9ebe6",
	"#9bd9d0",
	"#6bc6ba",
	"#4abaab",
	"#2a9a8c",
	"#12786d",
	"#0a635a",
	"#064f48",
	"#033b36",
];

const dark: MantineColorsTuple = [
	"#e6efed",
	"#b7c7c4",
	"#94a8a4",
	"#6d837f",
	"#3a4f4b",
	"#2c403c",
	"#1a2a27",
	"#14221f",
	"#0d1816",
	"#08110f",
];

const FONTS =
	'"Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export const theme = createTheme({
	primaryColor: "brand",
	primaryShade: { light: 7, dark: 4 },
	autoContrast: true,
	luminanceThreshold: 0.32,
	colors: { brand, dark },
	fontFamily: FONTS,
	headings: { fontFamily: FONTS, fontWeight: "700" },
	// The page's own colours where Mantine's automatic ones are too faint in the dark.
	variantColorResolver: (input) => {
		const resolved = defaultVariantColorsResolver(input);
		const isBrand = input.color === undefined || input.color === "brand";
		if (isBrand && input.variant === "filled") {
			return { ...resolved, background: "var(--brand)", hover: "var(--brand-strong)", color: "var(--on-brand)" };
		}
		if (isBrand && input.variant === "light") {
			return { ...resolved, background: "var(--brand-soft)", hover: "var(--brand-soft)", color: "var(--ink)" };
		}
		if (isBrand && input.variant === "subtle")
			return { ...resolved, hover: "var(--brand-soft)", color: "var(--brand)" };
		return resolved;
	},
	defaultRadius: "md",
	cursorType: "pointer",
	focusRing: "auto",
	respectReducedMotion: true,
});
