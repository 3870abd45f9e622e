import type { Scene } from "@babylonjs/core/scene.js";
import { headingTowards } from "#shared/space/heading.ts";
import type { Vector3 } from "#shared/space/vector.ts";
import type { Box } from "./ui/Box.ts";
import { card, column } from "./ui/layout.ts";
import { type InspectedControl, Surface } from "./ui/Surface.ts";
import { text } from "./ui/text.ts";
import { COLOURS, PIXELS, pixelsPerMetreAt } from "./ui/uiTheme.ts";
import { View } from "./ui/View.ts";

/** Long enough to read twice: a base and a little for each character. */
const BASE_SECONDS = 2.5;
const SECONDS_PER_CHARACTER = 0.05;
/** From the eyes: near enough to read, below what one looks at. */
const AHEAD = 1.25;
const BELOW = 0.34;
const WIDTH = 900;
/** Above what one reads or presses, where there is something. */
const ABOVE = 0.44;
/** It comes after the eyes softly, so that it can be looked at. Share of the way, per second. */
const FOLLOW_PER_SECOND = 5;

/** What is said before the eyes, where no page can say it. */
export interface XrSaying {
	readonly tone: "plain" | "good" | "bad" | "stamp";
	readonly title: string;
	readonly text?: string | undefined;
}

const TONES = { plain: COLOURS.line, good: COLOURS.good, bad: COLOURS.bad, stamp: COLOURS.stamp } as const;

/** A few words before the eyes: for a moment, or for as long as something lasts. */
export class XrNotice {
	readonly #surface: Surface;
	readonly #view: View;
	#saying: XrSaying | undefined;
	#lasting: XrSaying | undefined;
	#secondsLeft = 0;
	#isPlaced = false;

	constructor(scene: Scene) {
		this.#surface = new Surface(scene, { name: "notice", pixelsPerMetre: pixelsPerMetreAt(AHEAD) });
		this.#surface.mesh.isPickable = false;
		this.#view = new View(this.#surface, () => this.#render());
	}

	/** For a moment; the newest wins. */
	tell(saying: XrSaying): void {
		this.#saying = saying;
		const length = saying.title.length + (saying.text?.length ?? 0);
		this.#secondsLeft = BASE_SECONDS + SECONDS_PER_CHARACTER * length;
		this.#draw();
	}

	/** For as long as it is so; undefined when it is over. */
	last(saying: XrSaying | undefined): void {
		this.#lasting = saying;
		if (!this.#saying) this.#draw();
	}

	/** Keeps before a head at `position` that faces `heading`; `isCovered` where a panel stands before the eyes. */
	follow(position: Readonly<Vector3>, heading: number, isCovered: boolean, seconds: number): void {
		if (this.#saying) {
			this.#secondsLeft -= seconds;
			if (this.#secondsLeft <= 0) {
				this.#saying = undefined;
				this.#draw();
			}
		}
		const { mesh } = this.#surface;
		if (!this.#saying && !this.#lasting) {
			if (mesh.isEnabled()) mesh.setEnabled(false);
			this.#isPlaced = false;
			return;
		}
		const share = this.#isPlaced ? 1 - Math.exp(-FOLLOW_PER_SECOND * seconds) : 1;
		this.#isPlaced = true;
		const rise = isCovered ? ABOVE : -BELOW;
		mesh.position.x += (position.x - Math.sin(heading) * AHEAD - mesh.position.x) * share;
		mesh.position.y += (position.y + rise - mesh.position.y) * share;
		mesh.position.z += (position.z - Math.cos(heading) * AHEAD - mesh.position.z) * share;
		mesh.rotation.y = headingTowards(mesh.position.x - position.x, mesh.position.z - position.z);
		mesh.rotation.x = Math.atan2(rise, AHEAD);
		if (!mesh.isEnabled()) mesh.setEnabled(true);
	}

	/** What it says now. */
	inspect(): InspectedControl[] {
		return this.#surface.inspect();
	}

	dispose(): void {
		this.#view.dispose();
		this.#surface.dispose();
	}

	#draw(): void {
		if (this.#saying || this.#lasting) void this.#view.draw();
	}

	#render(): Box {
		const { tone, title, text: more } = this.#saying ?? this.#lasting ?? { tone: "plain" as const, title: "" };
		return card(
			column(
				[
					text(title, { weight: 700, width: WIDTH, lines: 2, align: "center" }),
					more ? text(more, { width: WIDTH, lines: 3, align: "center", colour: COLOURS.quiet }) : undefined,
				],
				{ gap: 4 },
			),
			{ colour: COLOURS.panel, padding: PIXELS.padding * 0.7, line: TONES[tone], radius: 36 },
		);
	}
}
