import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles/Slider.css";
import type { i18n as I18n } from "i18next";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { theme } from "#client/ui/theme.ts";
import { ExhibitPanel } from "./ExhibitPanel.tsx";
import type { ExhibitControls } from "./FocusedExhibit.ts";

/** Fills an element of the overlay with the focused exhibit's panel; returns the undoing. */
export function mountExhibitPanel(
	element: HTMLElement,
	{ controls, i18n }: { readonly controls: ExhibitControls; readonly i18n: I18n },
): () => void {
	const root = createRoot(element);
	root.render(
		<I18nextProvider i18n={i18n}>
			{/* The page's own provider writes variables and colour scheme; this one only hands the theme on. */}
			<MantineProvider
				theme={theme}
				withCssVariables={false}
				withGlobalClasses={false}
				getRootElement={() => undefined}
			>
				<ExhibitPanel controls={controls} />
			</MantineProvider>
		</I18nextProvider>,
	);
	// Not while React is at work: the element may go in the midst of the overlay's own rendering.
	return () => queueMicrotask(() => root.unmount());
}
