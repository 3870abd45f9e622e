import type { Language } from "#shared/features/event/text.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";

/** How a visitor shows themself. */
export interface VisitorProfile {
	readonly name: string;
	readonly look: AvatarLook;
	readonly language: Language;
}

/**
 * Who may take a seat, decided by the join endpoint before Colyseus hears of it. It never leaves the server: the client
 * gets a single-use reservation that stands for it.
 */
export interface Admission extends VisitorProfile {
	readonly visitorId: string;
	readonly noGoTo: boolean;
	readonly boothId: string | undefined;
	/** The hall whose passage they came through. */
	readonly fromHallId: string | undefined;
	/** Whom they want to be with. */
	readonly toVisitorId: string | undefined;
	readonly tab: string;
	readonly takeOver: boolean;
}
