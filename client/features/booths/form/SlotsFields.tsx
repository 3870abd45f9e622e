import { Accordion, Badge, Button, Text } from "@mantine/core";
import {
	IconBook,
	IconCube,
	IconDeviceTv,
	IconFileText,
	IconLink,
	IconPhoto,
	IconPlus,
	IconTextSize,
	IconVideo,
	IconView360Number,
} from "@tabler/icons-react";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { EXHIBITS_OF_SLOT, type ExhibitKind, type SlotKind } from "#shared/features/booths/BoothDocument.ts";
import type { BoothDraft, ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import { isFilled } from "#shared/features/booths/contentOfDraft.ts";
import type { Language } from "#shared/features/event/text.ts";
import classes from "./BoothFormTab.module.css";
import { ExhibitFields, emptyExhibit } from "./ExhibitFields.tsx";
import { slotName } from "./fieldNames.ts";

const SLOT_ICONS = {
	poster: IconPhoto,
	screen: IconDeviceTv,
	plinth: IconCube,
	brochure: IconBook,
	fascia: IconTextSize,
	staff: IconTextSize,
} as const satisfies Record<SlotKind, unknown>;

const KIND_ICONS = {
	model: IconCube,
	image: IconPhoto,
	photo360: IconView360Number,
	video: IconVideo,
	document: IconFileText,
	text: IconTextSize,
	link: IconLink,
} as const satisfies Record<ExhibitKind, unknown>;

interface SlotsFieldsProps {
	readonly eventId: string;
	readonly draft: BoothDraft;
	readonly slots: readonly BoothSlot[];
	readonly languages: readonly Language[];
	readonly open: string | null;
	readonly onOpen: (slot: string | null) => void;
	readonly errorOf: (path: string) => string | undefined;
	readonly onChange: (draft: BoothDraft) => void;
	readonly isReadOnly: boolean;
}

/** Slots that take something, in the order of kinds that one meets them in. */
export function slotsToFill(slots: readonly BoothSlot[]): readonly BoothSlot[] {
	return slots.filter(({ kind }) => EXHIBITS_OF_SLOT[kind].length > 0);
}

/** Each slot with what it takes, and what is in it. */
export function SlotsFields(props: SlotsFieldsProps) {
	const { eventId, draft, slots, languages, open, onOpen, errorOf, onChange, isReadOnly } = props;
	const { t, i18n } = useConsoleTexts();
	const put = (name: string, exhibit: ExhibitDraft | undefined) => {
		const { [name]: _before, ...others } = draft.exhibits;
		onChange({ ...draft, exhibits: exhibit ? { ...others, [name]: exhibit } : others });
	};
	const lost = Object.keys(draft.exhibits).filter((name) => !slots.some((slot) => slot.name === name));
	return (
		<Accordion
			variant="contained"
			value={open}
			onChange={(value) => onOpen(value)}
			chevronPosition="right"
			transitionDuration={120}
		>
			{slotsToFill(slots).map((slot) => {
				const exhibit = draft.exhibits[slot.name];
				const Icon = exhibit ? KIND_ICONS[exhibit.kind] : SLOT_ICONS[slot.kind];
				const hasError = errorOf(`exhibits.${slot.name}`) !== undefined;
				return (
					<Accordion.Item key={slot.name} value={slot.name} data-field={`exhibits.${slot.name}`}>
						<Accordion.Control icon={<Icon size={20} stroke={1.6} color="var(--ink-soft)" />}>
							<span className={classes.slotLine}>
								<Text span fw={600} style={{ whiteSpace: "nowrap" }}>
									{slotName(t, slot)}
								</Text>
								{exhibit ? (
									<span className={classes.slotTitle}>
										{t(`boothForm.kind.${exhibit.kind}`)}
										{inLanguage(exhibit.title, i18n) && ` · ${inLanguage(exhibit.title, i18n)}`}
									</span>
								) : (
									<span className={classes.slotEmpty}>{t("boothForm.empty")}</span>
								)}
								{exhibit && (hasError || !isFilled(exhibit)) && (
									<Badge tt="none" size="sm" color="orange" variant="light" style={{ flexShrink: 0 }}>
										{t("boothForm.toDo")}
									</Badge>
								)}
							</span>
						</Accordion.Control>
						<Accordion.Panel>
							{exhibit ? (
								open === slot.name && (
									<ExhibitFields
										eventId={eventId}
										boothId={draft.id}
										slot={slot.name}
										exhibit={exhibit}
										languages={languages}
										errorOf={(field) => errorOf(`exhibits.${slot.name}.${field}`)}
										onChange={(changed) => put(slot.name, changed)}
										onRemove={() => put(slot.name, undefined)}
										isReadOnly={isReadOnly}
									/>
								)
							) : isReadOnly ? (
								<Text size="sm" c="dimmed">
									{t("boothForm.empty")}
								</Text>
							) : (
								<>
									<Text size="sm" c="dimmed" mb="xs">
										{t("boothForm.takes", { width: metres(slot.width), height: metres(slot.height) })}
									</Text>
									<div className={classes.takes}>
										{EXHIBITS_OF_SLOT[slot.kind].map((kind) => {
											const KindIcon = KIND_ICONS[kind];
											return (
												<Button
													key={kind}
													variant="default"
													leftSection={<KindIcon size={16} />}
													rightSection={<IconPlus size={14} />}
													onClick={() => put(slot.name, emptyExhibit(kind))}
												>
													{t(`boothForm.kind.${kind}`)}
												</Button>
											);
										})}
									</div>
								</>
							)}
						</Accordion.Panel>
					</Accordion.Item>
				);
			})}
			{lost.map((name) => (
				<Accordion.Item key={name} value={name} data-field={`exhibits.${name}`}>
					<Accordion.Control>
						<span className={classes.slotLine}>
							<Text span fw={600}>
								{name}
							</Text>
							<Badge tt="none" size="sm" color="red" variant="light">
								{t("boothForm.problem.unknown-slot")}
							</Badge>
						</span>
					</Accordion.Control>
					<Accordion.Panel>
						<Text size="sm" mb="xs">
							{t("boothForm.noSuchSlot")}
						</Text>
						{!isReadOnly && (
							<Button variant="light" color="red" onClick={() => put(name, undefined)}>
								{t("boothForm.emptySlot")}
							</Button>
						)}
					</Accordion.Panel>
				</Accordion.Item>
			))}
		</Accordion>
	);
}

function metres(value: number): string {
	return value.toFixed(2).replace(/\.?0+$/, "");
}
