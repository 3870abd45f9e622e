import { createTheme, type MantineThemeOverride, mergeThemeOverrides } from "@mantine/core";
import { theme } from "#client/ui/theme.ts";

/** What Mantine's own small buttons say to screen readers, in the language of now. */
interface ThemeWords {
	readonly close: string;
	readonly clear: string;
}

/** The product's theme, closer together: people work here for hours. */
export function consoleTheme({ close, clear }: ThemeWords): MantineThemeOverride {
	return mergeThemeOverrides(
		theme,
		createTheme({
			components: {
				CloseButton: { defaultProps: { "aria-label": close } },
				InputClearButton: { defaultProps: { "aria-label": clear } },
				Badge: { defaultProps: { tt: "none" } },
				Button: { defaultProps: { size: "sm" } },
				Modal: { defaultProps: { radius: "lg", overlayProps: { backgroundOpacity: 0.5 } } },
				Menu: { defaultProps: { shadow: "md", radius: "md" } },
				Popover: { defaultProps: { shadow: "md", radius: "md" } },
				Tooltip: { defaultProps: { openDelay: 400 } },
				Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "lg" } },
			},
		}),
	);
}
