import type { Scene } from "@babylonjs/core/scene.js";
import { icon } from "#client/xr/ui/icon.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { card, column } from "#client/xr/ui/layout.ts";
import { Surface } from "#client/xr/ui/Surface.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, pixelsPerMetreAt } from "#client/xr/ui/uiTheme.ts";
import { View } from "#client/xr/ui/View.ts";
import { headingTowards } from "#shared/space/heading.ts";
import type { Vector3 } from "#shared/space/vector.ts";

const READ_FROM = 0.6;
const ABOVE_HAND = 0.1;

/** The leaf that a hand carries off: it says that letting go takes the document along. */
export class BrochureInHand {
	readonly #surface: Surface;
	readonly #view: View;

	/** `words` are followed when it is shown. */
	constructor(scene: Scene, words: () => string) {
		this.#surface = new Surface(scene, { name: "brochure", pixelsPerMetre: pixelsPerMetreAt(READ_FROM) });
		this.#surface.mesh.isPickable = false;
		this.#view = new View(this.#surface, () =>
			card(
				column(
					[icon(ICONS.document, { size: 150, colour: "#0a635a" }), text(words(), { colour: "#24302d", weight: 700 })],
					{
						align: "middle",
					},
				),
				{ colour: "#fbfdfc", line: COLOURS.brand, padding: 30 },
			),
		);
	}

	/** Over a hand, facing the eyes. */
	follow(hand: Readonly<Vector3>, head: Readonly<Vector3>): void {
		const { mesh } = this.#surface;
		if (!mesh.isEnabled()) {
			void this.#view.draw();
			mesh.setEnabled(true);
		}
		mesh.position.set(hand.x, hand.y + ABOVE_HAND, hand.z);
		mesh.rotation.y = headingTowards(hand.x - head.x, hand.z - head.z);
	}

	hide(): void {
		this.#surface.mesh.setEnabled(false);
	}

	dispose(): void {
		this.#view.dispose();
		this.#surface.dispose();
	}
}
