import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import type { StatsReading } from "./HallStats.ts";
import classes from "./showStats.module.css";
import { statsLines } from "./statsLines.ts";

/**
 * A small list of figures in a corner of the page; returns the undoing. Neither the keyboard nor a screen reader meets it:
 * it changes twice a second, and was asked for by who watches it.
 */
export function showStats(reading: StoreApi<StatsReading>, i18n: I18n): () => void {
	const list = document.createElement("dl");
	list.className = classes.stats!;
	list.dataset.stats = "";
	list.ariaHidden = "true";
	const draw = () => {
		list.replaceChildren(
			...statsLines(i18n, reading.getState()).flatMap(({ label, value }) => [
				element("dt", label),
				element("dd", value),
			]),
		);
	};
	draw();
	document.body.append(list);
	const stop = reading.subscribe(draw);
	return () => {
		stop();
		list.remove();
	};
}

function element(name: "dt" | "dd", text: string): HTMLElement {
	const made = document.createElement(name);
	made.textContent = text;
	return made;
}
