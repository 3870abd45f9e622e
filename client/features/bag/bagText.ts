import type { TFunction } from "i18next";

/** What is in a bag, in words; where there is nothing, that there is no brochure. */
export function bagText(t: TFunction, brochures: number, links: number): string {
	const words = [
		...(brochures > 0 || links === 0 ? [t("bag.count", { count: brochures })] : []),
		...(links > 0 ? [t("bag.links", { count: links })] : []),
	];
	return words.join(" · ");
}
