import { Stack, Table, Text } from "@mantine/core";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft, ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import { LANGUAGES, type Language, type LocalizedText } from "#shared/features/event/text.ts";
import { DraftValue } from "./DifferenceList.tsx";
import { fieldName } from "./fieldNames.ts";

interface DraftSummaryProps {
	readonly draft: BoothDraft;
	readonly slots: readonly BoothSlot[];
	readonly languages: readonly Language[];
}

/** A booth's form to be read: every field that says something, in the order of the form. */
export function DraftSummary({ draft, slots, languages }: DraftSummaryProps) {
	const { t } = useConsoleTexts();
	const lines: { readonly path: readonly string[]; readonly value: unknown }[] = [
		{ path: ["template"], value: draft.template },
		...(["name", "tagline", "description"] as const).map((key) => ({ path: [key], value: draft[key] })),
		{ path: ["keywords"], value: draft.keywords },
		...(["primary", "secondary", "accent"] as const).map((key) => ({
			path: ["colours", key],
			value: draft.colours[key],
		})),
		{ path: ["logo"], value: draft.logo },
		...Object.entries(draft.exhibits).flatMap(([slot, exhibit]) =>
			linesOf(exhibit).map(({ key, value }) => ({ path: ["exhibits", slot, ...key], value })),
		),
	];
	return (
		<Table layout="fixed" verticalSpacing="xs" withRowBorders>
			<Table.Tbody>
				{lines.map(({ path, value }) => (
					<Table.Tr key={path.join(".")}>
						<Table.Th scope="row" w="32%" style={{ whiteSpace: "normal", verticalAlign: "top" }}>
							{fieldName(t, path, slots)}
						</Table.Th>
						<Table.Td>
							{isText(value) ? (
								<Stack gap={2}>
									{languages.map((language) => (
										<Text key={language} size="sm" lang={language} style={{ whiteSpace: "pre-wrap" }}>
											<Text span size="xs" c="dimmed" mr={6}>
												{LANGUAGE_NAMES[language]}
											</Text>
											<DraftValue path={path} value={value[language]} />
										</Text>
									))}
								</Stack>
							) : (
								<DraftValue path={path} value={value} />
							)}
						</Table.Td>
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}

function linesOf(exhibit: ExhibitDraft): { readonly key: readonly string[]; readonly value: unknown }[] {
	return Object.entries(exhibit).flatMap(([key, value]) => {
		if (key === "kind" || value === undefined) return [];
		if (key === "provenance" || key === "parts") {
			return Object.entries(value as object).map(([inner, words]) => ({ key: [key, inner], value: words }));
		}
		return [{ key: [key], value }];
	});
}

function isText(value: unknown): value is LocalizedText {
	return typeof value === "object" && value !== null && LANGUAGES.every((language) => language in value);
}
