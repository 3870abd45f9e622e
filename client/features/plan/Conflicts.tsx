import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { PlanObject } from "#shared/features/plan/PlanObject.ts";
import classes from "./Conflicts.module.css";
import type { PlanConflict } from "./PlanDraft.ts";

interface ConflictsProps {
	readonly conflicts: readonly PlanConflict[];
	readonly name: (object: PlanObject, objectId: string) => string;
	readonly onResolve: (objectId: string, whose: "mine" | "theirs") => void;
	readonly onLook: (objectId: string) => void;
}

/** Where somebody else changed the same meanwhile: who changed what, and whose is to stand. Nothing is lost until then. */
export function Conflicts({ conflicts, name, onResolve, onLook }: ConflictsProps) {
	const { t } = useConsoleTexts();
	if (conflicts.length === 0) return null;
	return (
		<section className={classes.conflicts} role="alert" aria-label={t("plan.conflicts", { count: conflicts.length })}>
			<IconUsers size={18} aria-hidden />
			<ul className={classes.list}>
				{conflicts.map(({ objectId, base, mine, theirs, changedBy }) => {
					const thing = theirs ?? mine ?? base;
					if (!thing) return null;
					const what = name(thing, objectId);
					return (
						<li key={objectId} className={classes.conflict}>
							<p>
								<strong>{what}</strong>
								{" — "}
								{theirs === null
									? t("plan.conflict.removed", { name: changedBy || t("plan.conflict.somebody") })
									: t("plan.conflict.changed", {
											name: changedBy || t("plan.conflict.somebody"),
											fields: changedFields(base, theirs).join(", "),
										})}{" "}
								{mine === null
									? t("plan.conflict.mineRemoved")
									: t("plan.conflict.mine", { fields: changedFields(base, mine).join(", ") })}
							</p>
							{theirs !== null && (
								<Button variant="subtle" size="compact-xs" onClick={() => onLook(objectId)}>
									{t("plan.conflict.look")}
								</Button>
							)}
							<Button variant="default" size="compact-xs" onClick={() => onResolve(objectId, "theirs")}>
								{t("plan.conflict.keepTheirs")}
							</Button>
							<Button size="compact-xs" onClick={() => onResolve(objectId, "mine")}>
								{t("plan.conflict.takeMine")}
							</Button>
						</li>
					);
				})}
			</ul>
		</section>
	);

	/** In words: "place, number". */
	function changedFields(before: PlanObject | null, after: PlanObject): string[] {
		const was = (before?.value ?? {}) as Readonly<Record<string, unknown>>;
		const is = after.value as Readonly<Record<string, unknown>>;
		const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
			(field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
		);
		const words = new Set(fields.map((field) => WORDS[field] ?? OTHER));
		return [...words].map((word) => t(`plan.fields.${word}`));
	}
}

const OTHER = "other" as const;

const WORDS: Readonly<Record<string, "place" | "turn" | "size" | "number" | "quarter" | "name" | "look">> = {
	x: "place",
	z: "place",
	from: "place",
	to: "place",
	carpet: "place",
	arrival: "place",
	rotation: "turn",
	width: "size",
	depth: "size",
	height: "size",
	radius: "size",
	size: "size",
	number: "number",
	quarter: "quarter",
	name: "name",
	sponsor: "name",
	colour: "look",
	image: "look",
	model: "look",
	weave: "look",
	hanging: "look",
	mood: "look",
};
