import classes from "./flyIntoBag.module.css";

const FLIGHT_MS = 620;

/** A sheet of paper flies from here to where the bag is opened: what was taken is there. Not for who wants less motion. */
export function flyIntoBag(from: Element): void {
	if (document.documentElement.dataset.motion === "reduced") return;
	const bag = [...document.querySelectorAll("[data-dock=bag], [data-dock=more]")].find(
		(button) => button.getClientRects().length > 0,
	);
	const [start, end] = [middleOf(from), bag ? middleOf(bag) : { x: innerWidth / 2, y: innerHeight }];
	const sheet = document.createElement("div");
	sheet.className = classes.sheet ?? "";
	sheet.setAttribute("aria-hidden", "true");
	// A dialog lies over everything that is not in it.
	(from.closest("dialog") ?? document.body).append(sheet);
	const at = (x: number, y: number, scale: number, turn: number) =>
		`translate(${x}px, ${y}px) translate(-50%, -50%) rotate(${turn}deg) scale(${scale})`;
	const height = Math.min(start.y, end.y) - 90;
	const flight = sheet.animate(
		[
			{ transform: at(start.x, start.y, 0.5, 0), opacity: 0 },
			{ transform: at(start.x, start.y - 40, 1, -6), opacity: 1, offset: 0.2, easing: "ease-in-out" },
			{
				transform: at((start.x + end.x) / 2, Math.max(48, height), 0.9, 8),
				opacity: 1,
				offset: 0.55,
				easing: "ease-in",
			},
			{ transform: at(end.x, end.y, 0.25, 0), opacity: 0.4 },
		],
		{ duration: FLIGHT_MS },
	);
	const gone = () => sheet.remove();
	flight.finished.then(gone, gone);
}

function middleOf(element: Element): { x: number; y: number } {
	const { left, top, width, height } = element.getBoundingClientRect();
	return { x: left + width / 2, y: top + height / 2 };
}
