import { Badge, Table, Text } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { DraftDifference } from "#shared/features/booths/draftDifferences.ts";
import classes from "./DifferenceList.module.css";
import { fieldName } from "./fieldNames.ts";
import { templateText } from "./TemplateChooser.tsx";

interface DifferenceListProps {
	readonly differences: readonly DraftDifference[];
	readonly slots: readonly BoothSlot[];
	readonly before: string;
	readonly after: string;
}

/** Field by field, what it was and what it is. */
export function DifferenceList({ differences, slots, before, after }: DifferenceListProps) {
	const { t } = useConsoleTexts();
	if (differences.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				{t("boothForm.noDifference")}
			</Text>
		);
	}
	return (
		<Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
			<Table layout="fixed" verticalSpacing="xs">
				<Table.Thead>
					<Table.Tr>
						<Table.Th w="28%">{t("boothForm.differs")}</Table.Th>
						<Table.Th>{before}</Table.Th>
						<Table.Th>{after}</Table.Th>
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{differences.map((difference) => (
						<Table.Tr key={difference.path.join(".")}>
							<Table.Th scope="row" style={{ whiteSpace: "normal", color: "var(--ink)" }}>
								{fieldName(t, difference.path, slots)}
							</Table.Th>
							<Table.Td className={classes.before}>
								<DraftValue path={difference.path} value={difference.before} />
							</Table.Td>
							<Table.Td className={classes.after}>
								<DraftValue path={difference.path} value={difference.after} />
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</Table.ScrollContainer>
	);
}

/** One field's content, as far as a line of a table goes. */
export function DraftValue({ path, value }: { readonly path: readonly string[]; readonly value: unknown }) {
	const { t } = useConsoleTexts();
	if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
		return <span className={classes.none}>{t("boothForm.nothing")}</span>;
	}
	if (path[0] === "template") return <>{templateText(t, value as string | { model: string })}</>;
	if (typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value)) {
		return (
			<span className={classes.colour}>
				<span className={classes.swatch} style={{ background: value }} aria-hidden />
				{value}
			</span>
		);
	}
	if (typeof value === "string" && /\.(webp|png|jpe?g|avif)$/i.test(value)) {
		return <img className={classes.picture} src={value} alt={t("boothForm.aPicture")} loading="lazy" />;
	}
	if (typeof value === "string" && value.startsWith("/content/")) {
		return (
			<a href={value} target="_blank" rel="noopener">
				{t("boothForm.aFile", { ending: value.split(".").at(-1)?.toUpperCase() ?? "" })}
			</a>
		);
	}
	if (typeof value === "string") return <span className={classes.words}>{value}</span>;
	if (Array.isArray(value)) return <span className={classes.words}>{value.join(", ")}</span>;
	if (typeof value === "object" && value !== null && "kind" in value) {
		const exhibit = value as ExhibitDraft;
		return (
			<>
				<Badge tt="none" size="sm" variant="light">
					{t(`boothForm.kind.${exhibit.kind}`)}
				</Badge>{" "}
				<span className={classes.words}>{exhibit.title["zh-CN"] || exhibit.title.en}</span>
			</>
		);
	}
	if (typeof value === "object" && value !== null) {
		return (
			<span className={classes.words}>
				{Object.values(value)
					.filter((one) => typeof one === "string")
					.join(" / ")}
			</span>
		);
	}
	return <>{String(value)}</>;
}
