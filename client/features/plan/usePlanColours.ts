import { useMantineColorScheme } from "@mantine/core";
import { useMemo } from "react";

export interface PlanColours {
	readonly page: string;
	readonly floor: string;
	readonly ink: string;
	readonly inkSoft: string;
	readonly line: string;
	readonly lineStrong: string;
	readonly brand: string;
	readonly brandSoft: string;
	readonly signal: string;
	readonly bad: string;
	readonly surface: string;
}

/** The page's colours, for a canvas, which knows no style sheets. */
export function usePlanColours(): PlanColours {
	const { colorScheme } = useMantineColorScheme();
	// biome-ignore lint/correctness/useExhaustiveDependencies: the style sheet's values follow the scheme
	return useMemo(() => {
		const style = getComputedStyle(document.documentElement);
		const read = (name: string) => style.getPropertyValue(name).trim();
		return {
			page: read("--surface-sunk"),
			floor: read("--surface"),
			ink: read("--ink"),
			inkSoft: read("--ink-soft"),
			line: read("--line"),
			lineStrong: read("--line-strong"),
			brand: read("--brand"),
			brandSoft: read("--brand-soft"),
			signal: read("--signal"),
			bad: read("--bad"),
			surface: read("--surface"),
		};
	}, [colorScheme]);
}
