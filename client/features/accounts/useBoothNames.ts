import { useMemo } from "react";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothInList, listBooths } from "#shared/features/booths/boothEndpoints.ts";

interface BoothNames {
	readonly booths: readonly BoothInList[];
	/** "A12 · Hongkua Bridge Twin", as far as it has number and name. */
	nameOf(boothId: string): string;
	/** "A12"; its id while it stands nowhere. */
	shortNameOf(boothId: string): string;
}

/** The booths of an event's draft, by what people call them. */
export function useBoothNames(eventId: string): BoothNames {
	const { language } = useConsoleTexts();
	const { data } = useEndpoint(listBooths, { params: { eventId } });
	return useMemo(() => {
		const booths = data ?? [];
		const byId = new Map(booths.map((booth) => [booth.boothId, booth]));
		const shortNameOf = (boothId: string) => byId.get(boothId)?.number ?? boothId;
		return {
			booths,
			shortNameOf,
			nameOf(boothId) {
				const name = byId.get(boothId)?.name[language] ?? "";
				return [shortNameOf(boothId), name].filter(Boolean).join(" · ");
			},
		};
	}, [data, language]);
}
