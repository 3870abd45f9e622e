import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";

/** Draws a page into the `#app` of its HTML. */
export function showPage(page: ReactNode): void {
	const app = document.getElementById("app");
	if (!app) throw new Error("the page has no #app");
	createRoot(app).render(<StrictMode>{page}</StrictMode>);
}
