import { type ComponentType, createContext, use } from "react";
import type { SharedTurn } from "#client/engine/SharedTurn.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { BoothContent } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";

/** A slot as a preview marks it. */
export interface SlotInPreview {
	readonly slot: BoothSlot;
	/** For the eye and for screen readers: "Poster 2: empty". */
	readonly label: string;
	readonly isEmpty: boolean;
}

export interface BoothPreviewProps {
	/** Followed: what is seen changes as soon as it does. */
	readonly content: BoothContent;
	/** Of the sign. */
	readonly language: Language;
	readonly number?: string;
	readonly mood?: "day" | "evening";
	/** None: as visitors see it. */
	readonly slots?: readonly SlotInPreview[];
	readonly litSlot?: string | null;
	readonly onSlot?: (slot: string) => void;
	readonly onHover?: (slot: string | null) => void;
}

export interface ModelPreviewProps {
	/** Of the GLB. */
	readonly address: string;
	readonly label?: string;
	/** Shared with what is to turn along. */
	readonly turn?: SharedTurn;
}

export interface MediaPickerProps {
	readonly eventId: string;
	readonly boothId: string | null;
	readonly kind: "model" | "stand" | "image" | "photo360" | "video" | "document";
	/** Address, or "" while nothing is chosen. */
	readonly value: string;
	readonly onChange: (address: string) => void;
	/** What it is for, for screen readers. */
	readonly label?: string;
}

export interface OfBooth {
	readonly eventId: string;
	readonly boothId: string;
}

/** What other features give to a booth's form; the console hands them in. */
export interface BoothParts {
	readonly BoothPreview: ComponentType<BoothPreviewProps>;
	readonly MediaPicker: ComponentType<MediaPickerProps>;
	/** How much of the hall's budget the booth takes. */
	readonly BudgetMeter?: ComponentType<OfBooth>;
	/** What was uploaded for it. */
	readonly BoothMedia?: ComponentType<OfBooth>;
	/** Who stands at the booth. */
	readonly BoothStaff?: ComponentType<OfBooth>;
	/** Who came to it, and for how long. */
	readonly BoothResults?: ComponentType<OfBooth>;
	/** The form to another booth, into a file, and out of one. */
	readonly BoothArchiveMenu?: ComponentType<OfBooth & { readonly revision: number }>;
}

export const BoothPartsContext = createContext<BoothParts | null>(null);

export function useBoothParts(): BoothParts {
	const parts = use(BoothPartsContext);
	if (!parts) throw new Error("useBoothParts: outside of the console");
	return parts;
}
