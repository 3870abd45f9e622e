type Triple = readonly [number, number, number];

export interface SceneRecipe {
	readonly models: readonly {
		/** `/repo/…` */
		readonly url: string;
		readonly scale?: number;
		readonly at?: Triple;
		/** Radians about +Y. */
		readonly turn?: number;
		/** How far its parts have gone outward, 0…1, as they do in the hall. */
		readonly apart?: number;
		/** By material name, "#rrggbb". */
		readonly colours?: Readonly<Record<string, string>>;
	}[];
	/** "#rrggbb"; transparent without. */
	readonly background?: string;
	readonly floor?: string;
	readonly ambient?: number;
	readonly sun?: number;
}

export interface View {
	readonly eye: Triple;
	readonly target: Triple;
	/** Vertical, in radians. */
	readonly fov?: number;
	/** For looking straight up or down: the sign of z that is up in the picture. */
	readonly roll?: number;
	/** Where in their loops the animations stand. */
	readonly seconds?: number;
}

/** What the page at `renderer/index.html` offers to the script that drives it. */
export interface RendererPage {
	build(recipe: SceneRecipe): Promise<void>;
	look(view: View): Promise<void>;
	overlay(html: string): Promise<void>;
}
