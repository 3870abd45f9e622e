import type { Language } from "#shared/features/event/text.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";

/**
 * Who may take a seat, decided by the join endpoint before Colyseus hears of it. It never leaves the server: the client
 * gets a single-use reservation that stands for it.
 */
export interface Admission {
	readonly visitorId: string;
	readonly name: string;
	readonly look: AvatarLook;
	readonly language: Language;
	readonly noGoTo: boolean;
	readonly boothId: string | undefined;
	readonly tab: string;
	readonly takeOver: boolean;
}
