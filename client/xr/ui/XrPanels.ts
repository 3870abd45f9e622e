import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { XrBody } from "../XrBody.ts";
import type { Box } from "./Box.ts";
import { button } from "./button.ts";
import { type IconPaths, icon } from "./icon.ts";
import { ICONS } from "./icons.ts";
import { card, column, row, space } from "./layout.ts";
import { type InspectedControl, Surface } from "./Surface.ts";
import { text } from "./text.ts";
import { COLOURS, PIXELS, pixelsPerMetreAt } from "./uiTheme.ts";
import { View } from "./View.ts";

/** Panels stand this far from the eyes, a little below them, metres. */
const DISTANCE = 1.3;
/** What is read in the hand, or nearly. */
const READING_DISTANCE = 0.72;
/** To the left of what one looks at, radians. */
const ASIDE = 0.5;
const BELOW_EYES = 0.16;
/** A panel that was walked away from this far comes along. */
const LEFT_BEHIND = 2.6;

/** How wide a panel's page is at most, pixels. */
export const PANEL_WIDTH = 1_240;

/** What a panel shows. Built anew on each change: it keeps nothing of what it drew. */
export interface XrPage {
	/** Which of the wearer's pages it is: opened again, it closes. */
	readonly name: string;
	readonly title: () => string;
	readonly icon: IconPaths;
	/** Of what stands below the title, `PANEL_WIDTH` wide or less. */
	body(): Box;
	/** Follows what it shows; returns the undoing. */
	start?(refresh: () => void): () => void;
	/** The stick was pushed up or down over it. */
	turn?(way: -1 | 1): void;
	/** Before the eyes, unless it is read at arm's length, or stands aside of what it is about. */
	readonly placing?: "near" | "aside";
	/** Narrower than `PANEL_WIDTH`, pixels. */
	readonly width?: number;
	/** The wearer closed it. */
	closed?(): void;
}

interface OpenPanel {
	readonly page: XrPage;
	readonly surface: Surface;
	readonly view: View;
	readonly stop: (() => void) | undefined;
}

export interface XrPanelsOptions {
	readonly scene: Scene;
	readonly body: XrBody;
	/** Of all that can be pressed. */
	readonly surfaces: Set<AbstractMesh>;
}

/** The panel before the wearer: one at a time, standing in their room, and coming along on jumps. */
export class XrPanels {
	/** The name of the open page. */
	readonly open: StoreApi<string | null> = createStore<string | null>(() => null);
	readonly #options: XrPanelsOptions;
	#panel: OpenPanel | undefined;

	constructor(options: XrPanelsOptions) {
		this.#options = options;
	}

	/** Opens a page before the eyes; the same page once more closes it. */
	toggle(page: XrPage): void {
		if (this.#panel?.page.name === page.name) this.close();
		else this.show(page);
	}

	/** Opens a page before the eyes, in place of another. */
	show(page: XrPage): void {
		this.#end();
		const { scene, surfaces } = this.#options;
		const distance = page.placing === "near" ? READING_DISTANCE : DISTANCE;
		const surface = new Surface(scene, {
			name: `panel.${page.name}`,
			pixelsPerMetre: pixelsPerMetreAt(distance),
		});
		const view = new View(surface, () => this.#frame(page));
		const stop = page.start?.(view.refresh);
		this.#panel = { page, surface, view, stop };
		void view.draw();
		this.#place(surface, distance, page.placing === "aside" ? ASIDE : 0);
		surface.mesh.setEnabled(true);
		surfaces.add(surface.mesh);
		this.open.setState(page.name, true);
	}

	/** What the open page shows has changed. */
	refresh(): void {
		this.#panel?.view.refresh();
	}

	close(): void {
		const page = this.#panel?.page;
		if (!page) return;
		this.#end();
		this.open.setState(null, true);
		page.closed?.();
	}

	turn(way: -1 | 1): void {
		const panel = this.#panel;
		if (!panel?.page.turn) return;
		panel.page.turn(way);
		panel.view.refresh();
	}

	/** Once a frame: what was walked away from comes before the eyes again. */
	update(): void {
		const panel = this.#panel;
		if (!panel) return;
		const { body } = this.#options;
		const at = panel.surface.mesh.absolutePosition;
		const away = Math.hypot(at.x - body.head.x, at.z - body.head.z);
		if (away > LEFT_BEHIND) this.#place(panel.surface, DISTANCE, 0);
	}

	/** What can be pressed now. */
	inspect(): InspectedControl[] {
		return this.#panel?.surface.inspect() ?? [];
	}

	dispose(): void {
		this.#end();
	}

	#end(): void {
		const panel = this.#panel;
		if (!panel) return;
		this.#panel = undefined;
		panel.stop?.();
		panel.view.dispose();
		this.#options.surfaces.delete(panel.surface.mesh);
		panel.surface.dispose();
	}

	/** Before the head, upright but for a tilt towards the eyes; it hangs on the wearer's room. */
	#place({ mesh }: Surface, distance: number, aside: number): void {
		const { head, heading: looks, room } = this.#options.body;
		const heading = looks + aside;
		const dx = head.x - Math.sin(heading) * distance - room.position.x;
		const dz = head.z - Math.cos(heading) * distance - room.position.z;
		const sin = Math.sin(-room.rotation.y);
		const cos = Math.cos(-room.rotation.y);
		mesh.parent = room;
		mesh.position.set(dx * cos + dz * sin, head.y - BELOW_EYES - room.position.y, -dx * sin + dz * cos);
		mesh.rotation.set(-Math.atan2(BELOW_EYES, distance), heading - room.rotation.y, 0);
		mesh.computeWorldMatrix(true);
	}

	#frame(page: XrPage): Box {
		const close = button({ name: "close", icon: ICONS.close, tone: "quiet", onPress: () => this.close() });
		const sign = icon(page.icon, { colour: COLOURS.brand });
		const width = page.width ?? PANEL_WIDTH;
		const title = text(page.title(), {
			size: PIXELS.title,
			weight: 700,
			width: width - close.width - sign.width - 2 * PIXELS.gap,
		});
		const body = page.body();
		return card(column([row([sign, title, close]), body.height > 0 ? body : space(width, 0)]), {
			colour: COLOURS.panel,
			padding: PIXELS.padding,
			radius: 48,
			line: COLOURS.line,
			width: width + 2 * PIXELS.padding,
		});
	}
}
