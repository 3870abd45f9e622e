import { useQuery } from "@tanstack/react-query";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { BoothTemplateError, readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";

/** The stands that come with Pavilion, as they are offered. */
export const TEMPLATE_NAMES = ["inline", "corner", "twin-table", "gallery", "theatre", "island"] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export interface Stand {
	/** Address of its GLB. */
	readonly model: string;
	readonly template: BoothTemplate;
}

export type StandReading =
	| { readonly status: "reading" }
	| { readonly status: "read"; readonly stand: Stand }
	/** Nothing is chosen yet. */
	| { readonly status: "none" }
	/** `fault` in words for whoever made it, in English; null where it could not be fetched. */
	| { readonly status: "failed"; readonly fault: string | null };

export function standAddress(template: BoothDraft["template"]): string {
	return typeof template === "string" ? `/booth-templates/${template}.glb` : template.model;
}

export async function readStand(address: string, signal?: AbortSignal): Promise<Stand> {
	const response = await fetch(address, { signal: signal ?? null });
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return { model: address, template: readBoothTemplate(new Uint8Array(await response.arrayBuffer())) };
}

/** What is known of the stand that a draft names, read here from its GLB. */
export function useStand(template: BoothDraft["template"]): StandReading {
	const address = standAddress(template);
	const { data, error } = useQuery({
		queryKey: ["stand", address],
		queryFn: ({ signal }) => readStand(address, signal),
		enabled: address !== "",
		staleTime: Number.POSITIVE_INFINITY,
		retry: (count, failure) => !(failure instanceof BoothTemplateError) && count < 2,
	});
	if (address === "") return { status: "none" };
	if (data) return { status: "read", stand: data };
	if (error) return { status: "failed", fault: error instanceof BoothTemplateError ? error.message : null };
	return { status: "reading" };
}
