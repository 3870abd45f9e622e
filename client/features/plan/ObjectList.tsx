import { TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import classes from "./ObjectList.module.css";
import { itemName, type PlanItem } from "./planItems.ts";

interface ObjectListProps {
	readonly items: readonly PlanItem[];
	readonly selected: ReadonlySet<string>;
	readonly warned: ReadonlySet<string>;
	readonly names: Parameters<typeof itemName>[1];
	readonly onSelect: (ids: readonly string[]) => void;
	/** Selects it and brings it into the picture. */
	readonly onLook: (ids: readonly string[]) => void;
}

/** Everything in the hall by name: for screen readers, for keys, and for what is hard to hit. */
export const ObjectList = memo(function ObjectList({
	items,
	selected,
	warned,
	names,
	onSelect,
	onLook,
}: ObjectListProps) {
	const { t } = useConsoleTexts();
	const [search, setSearch] = useState("");
	const wanted = search.trim().toLowerCase();
	const named = items
		.map((item) => ({ item, name: itemName(item, names) }))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name, names.language, { numeric: true }));
	return (
		<section className={classes.list}>
			<h2 className={classes.title}>{t("plan.objects", { count: items.length })}</h2>
			<TextInput
				size="xs"
				placeholder={t("plan.search")}
				aria-label={t("plan.search")}
				value={search}
				onChange={(event) => setSearch(event.currentTarget.value)}
			/>
			<ul className={classes.items}>
				{named.map(({ item: { id }, name }) => (
					<li key={id}>
						<button
							type="button"
							className={classes.item}
							aria-pressed={selected.has(id)}
							onClick={(event) => {
								if (event.shiftKey) onSelect([...selected, id]);
								else onLook([id]);
							}}
						>
							<span>{name}</span>
							{warned.has(id) && <IconAlertTriangle size={14} aria-label={t("plan.hasWarning")} role="img" />}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
});
