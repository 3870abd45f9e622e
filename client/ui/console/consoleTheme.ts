import { createTheme, mergeThemeOverrides } from "@mantine/core";
import { theme } from "#client/ui/theme.ts";

/** The product's theme, closer together: people work here for hours. */
export const consoleTheme = mergeThemeOverrides(
	theme,
	createTheme({
		components: {
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
