import type { Scene } from "@babylonjs/core/scene.js";
import type { Box } from "./ui/Box.ts";
import type { XrPanels } from "./ui/XrPanels.ts";
import type { XrBody } from "./XrBody.ts";
import type { XrSaying } from "./XrNotice.ts";
import type { XrHolder } from "./XrPointers.ts";

/** What features may do while the wearer is in VR. */
export interface XrStage {
	readonly scene: Scene;
	readonly session: XRSession;
	readonly body: XrBody;
	readonly panels: XrPanels;
	/** Asked at each press and grip, the latest first; returns the undoing. */
	onHold(holder: XrHolder): () => void;
	/** Each frame, after head and hands have moved; returns the undoing. */
	onFrame(handler: (seconds: number) => void): () => void;
	/** A few words before the eyes for a moment. */
	tell(saying: XrSaying): void;
	/** And for as long as something is so; undefined when it is over. */
	last(saying: XrSaying | undefined): void;
	closeMenu(): void;
	/** Takes the height of who sits now, metres above their floor. */
	eyeHeight(): number;
	/** Out of VR, back to the screen. */
	leave(): void;
}

/** What a wearer has with them: the menu on the wrist, and what it opens. Made for each session, gone with it. */
export interface XrOutfit {
	/** What the wrist shows now. */
	menu(): Box;
	/** Follows what the menu shows; returns the undoing. */
	start(refreshMenu: () => void): () => void;
	dispose(): void;
}
