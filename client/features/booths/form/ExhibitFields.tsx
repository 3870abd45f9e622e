import { Accordion, Alert, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { type ConsoleKey, useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import { LANGUAGES, type Language, type LocalizedText } from "#shared/features/event/text.ts";
import formClasses from "./BoothFormTab.module.css";
import { useBoothParts } from "./BoothParts.ts";
import { type ModelNames, readModelNames } from "./readModelNames.ts";

const EMPTY: LocalizedText = { "zh-CN": "", en: "" };
const PROVENANCE = ["maker", "made", "material", "size", "place", "licence"] as const;
const PROVENANCE_LENGTHS = { maker: 120, made: 80, material: 160, size: 80, place: 120, licence: 160 } as const;
const MOST = { title: 80, caption: 400, body: 1200, part: 60, url: 500, number: 60 } as const;

interface ExhibitFieldsProps {
	readonly eventId: string;
	readonly boothId: string;
	readonly slot: string;
	readonly exhibit: ExhibitDraft;
	readonly languages: readonly Language[];
	/** By field below the exhibit: `title.en`, `image`. */
	readonly errorOf: (field: string) => string | undefined;
	readonly onChange: (exhibit: ExhibitDraft) => void;
	readonly onRemove: () => void;
	readonly isReadOnly: boolean;
}

/** What one slot shows: its file or words, what it is called, and where it comes from. */
export function ExhibitFields(props: ExhibitFieldsProps) {
	const { slot, exhibit, languages, errorOf, onChange, onRemove, isReadOnly } = props;
	const { t } = useConsoleTexts();
	const field = (name: string) => `exhibits.${slot}.${name}`;
	const errorsOf = (name: string) =>
		Object.fromEntries(LANGUAGES.map((language) => [language, errorOf(`${name}.${language}`)]));
	const put = (fields: object) => onChange({ ...exhibit, ...fields } as ExhibitDraft);

	return (
		<fieldset disabled={isReadOnly} className={formClasses.plain}>
			<Stack gap="md">
				<Content {...props} />
				<div data-field={field("title")}>
					<LocalizedTextInput
						label={t("boothForm.field.title")}
						value={exhibit.title}
						onChange={(title) => put({ title })}
						languages={languages}
						maxLength={MOST.title}
						errors={errorsOf("title")}
						disabled={isReadOnly}
						required
					/>
				</div>
				<div data-field={field("caption")}>
					<LocalizedTextInput
						label={t("boothForm.field.caption")}
						description={t("boothForm.captionHelp")}
						value={exhibit.caption ?? EMPTY}
						onChange={(caption) => put({ caption: isEmpty(caption) ? undefined : caption })}
						languages={languages}
						maxLength={MOST.caption}
						rows={2}
						errors={errorsOf("caption")}
						disabled={isReadOnly}
					/>
				</div>
				{"provenance" in exhibit ||
				exhibit.kind === "model" ||
				exhibit.kind === "image" ||
				exhibit.kind === "photo360" ? (
					<ProvenanceFields {...props} />
				) : null}
				{!isReadOnly && (
					<Group justify="flex-end">
						<Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={onRemove}>
							{t("boothForm.emptySlot")}
						</Button>
					</Group>
				)}
			</Stack>
		</fieldset>
	);
}

function Content(props: ExhibitFieldsProps) {
	const { eventId, boothId, slot, exhibit, languages, errorOf, onChange, isReadOnly } = props;
	const { t } = useConsoleTexts();
	const { MediaPicker } = useBoothParts();
	const file = (
		name: "model" | "image" | "video" | "document",
		kind: "model" | "image" | "photo360" | "video" | "document",
		value: string,
	) => (
		<div data-field={`exhibits.${slot}.${name}`}>
			<Text size="sm" fw={500} mb={4}>
				{t(`boothForm.kind.${kind}`)}
			</Text>
			<MediaPicker
				eventId={eventId}
				boothId={boothId}
				kind={kind}
				value={value}
				onChange={(address) => onChange({ ...exhibit, [name]: address } as ExhibitDraft)}
				label={t(`boothForm.kind.${kind}`)}
			/>
			{errorOf(name) && (
				<Text size="xs" c="var(--mantine-color-error)" mt={4}>
					{errorOf(name)}
				</Text>
			)}
		</div>
	);
	switch (exhibit.kind) {
		case "model":
			return (
				<>
					{file("model", "model", exhibit.model)}
					<ModelFields {...props} exhibit={exhibit} />
				</>
			);
		case "image":
			return file("image", "image", exhibit.image);
		case "photo360":
			return (
				<>
					<Text size="sm" c="dimmed">
						{t("boothForm.photo360Help")}
					</Text>
					{file("image", "photo360", exhibit.image)}
				</>
			);
		case "video":
			return (
				<>
					{file("video", "video", exhibit.video)}
					<div data-field={`exhibits.${slot}.poster`}>
						<Text size="sm" fw={500} mb={4}>
							{t("boothForm.field.poster")}
						</Text>
						<MediaPicker
							eventId={eventId}
							boothId={boothId}
							kind="image"
							value={exhibit.poster ?? ""}
							onChange={(poster) =>
								onChange({ ...exhibit, poster: poster === "" ? undefined : poster } as ExhibitDraft)
							}
							label={t("boothForm.field.poster")}
						/>
					</div>
				</>
			);
		case "document":
			return file("document", "document", exhibit.document);
		case "text":
			return (
				<div data-field={`exhibits.${slot}.body`}>
					<LocalizedTextInput
						label={t("boothForm.field.body")}
						value={exhibit.body}
						onChange={(body) => onChange({ ...exhibit, body })}
						languages={languages}
						maxLength={MOST.body}
						rows={4}
						errors={Object.fromEntries(LANGUAGES.map((language) => [language, errorOf(`body.${language}`)]))}
						disabled={isReadOnly}
						required
					/>
				</div>
			);
		case "link":
			return (
				<div data-field={`exhibits.${slot}.url`}>
					<TextInput
						label={t("boothForm.field.url")}
						description={t("boothForm.urlHelp")}
						placeholder="https://"
						inputMode="url"
						value={exhibit.url}
						maxLength={MOST.url}
						onChange={({ currentTarget }) => onChange({ ...exhibit, url: currentTarget.value.trim() })}
						error={errorOf("url")}
						required
					/>
				</div>
			);
		default:
			return exhibit satisfies never;
	}
}

const NO_NAMES: ModelNames = { parts: [], animations: [] };

/** Its parts by name, and which of its animations plays. */
function ModelFields({
	slot,
	exhibit,
	languages,
	onChange,
	isReadOnly,
}: ExhibitFieldsProps & { readonly exhibit: Extract<ExhibitDraft, { kind: "model" }> }) {
	const { t } = useConsoleTexts();
	const { data: names = NO_NAMES } = useQuery({
		queryKey: ["model names", exhibit.model],
		queryFn: async ({ signal }) => {
			const response = await fetch(exhibit.model, { signal });
			return response.ok ? readModelNames(new Uint8Array(await response.arrayBuffer())) : NO_NAMES;
		},
		enabled: exhibit.model !== "",
		staleTime: Number.POSITIVE_INFINITY,
	});
	const parts = exhibit.parts ?? {};
	const namePart = (part: string, name: LocalizedText) => {
		const { [part]: _before, ...others } = parts;
		const next = isEmpty(name) ? others : { ...others, [part]: name };
		onChange({ ...exhibit, parts: Object.keys(next).length > 0 ? next : undefined } as ExhibitDraft);
	};
	const known = [...new Set([...names.parts, ...Object.keys(parts)])];
	return (
		<>
			{names.animations.length > 1 && (
				<Select
					label={t("boothForm.field.animation")}
					description={t("boothForm.animationHelp")}
					data={[...names.animations]}
					value={exhibit.animation ?? names.animations[0] ?? null}
					onChange={(animation) => onChange({ ...exhibit, animation: animation ?? undefined } as ExhibitDraft)}
					allowDeselect={false}
				/>
			)}
			{known.length > 0 && (
				<Accordion variant="separated" chevronPosition="left" data-field={`exhibits.${slot}.parts`}>
					<Accordion.Item value="parts">
						<Accordion.Control>{t("boothForm.parts", { count: known.length })}</Accordion.Control>
						<Accordion.Panel>
							<Stack gap="sm">
								<Text size="sm" c="dimmed">
									{t("boothForm.partsHelp")}
								</Text>
								{known.map((part) => (
									<LocalizedTextInput
										key={part}
										label={part}
										value={parts[part] ?? EMPTY}
										onChange={(name) => namePart(part, name)}
										languages={languages}
										maxLength={MOST.part}
										disabled={isReadOnly}
									/>
								))}
							</Stack>
						</Accordion.Panel>
					</Accordion.Item>
				</Accordion>
			)}
			{exhibit.model !== "" && known.length === 0 && (
				<Alert variant="light" color="gray">
					{t("boothForm.noParts")}
				</Alert>
			)}
		</>
	);
}

type Provenance = NonNullable<Extract<ExhibitDraft, { kind: "model" }>["provenance"]>;

function ProvenanceFields({ slot, exhibit, languages, errorOf, onChange, isReadOnly }: ExhibitFieldsProps) {
	const { t } = useConsoleTexts();
	const provenance: Provenance = ("provenance" in exhibit && exhibit.provenance) || {};
	const put = (key: keyof Provenance, value: LocalizedText | string) => {
		const { [key]: _before, ...others } = provenance;
		const isNone = typeof value === "string" ? value === "" : isEmpty(value);
		const next = isNone ? others : { ...others, [key]: value };
		onChange({ ...exhibit, provenance: Object.keys(next).length > 0 ? next : undefined } as ExhibitDraft);
	};
	const filled = Object.keys(provenance).length;
	return (
		<Accordion variant="separated" chevronPosition="left" data-field={`exhibits.${slot}.provenance`}>
			<Accordion.Item value="provenance">
				<Accordion.Control>
					{t("boothForm.field.provenance")}
					{filled > 0 && (
						<Text span size="sm" c="dimmed">
							{" "}
							({filled})
						</Text>
					)}
				</Accordion.Control>
				<Accordion.Panel>
					<Stack gap="sm">
						<Text size="sm" c="dimmed">
							{t("boothForm.provenanceHelp")}
						</Text>
						{PROVENANCE.map((key) => (
							<LocalizedTextInput
								key={key}
								label={t(`boothForm.field.${key}` as ConsoleKey)}
								value={provenance[key] ?? EMPTY}
								onChange={(value) => put(key, value)}
								languages={languages}
								maxLength={PROVENANCE_LENGTHS[key]}
								errors={Object.fromEntries(
									LANGUAGES.map((language) => [language, errorOf(`provenance.${key}.${language}`)]),
								)}
								disabled={isReadOnly}
							/>
						))}
						<TextInput
							label={t("boothForm.field.number")}
							value={provenance.number ?? ""}
							maxLength={MOST.number}
							onChange={({ currentTarget }) => put("number", currentTarget.value)}
						/>
					</Stack>
				</Accordion.Panel>
			</Accordion.Item>
		</Accordion>
	);
}

function isEmpty(text: LocalizedText): boolean {
	return LANGUAGES.every((language) => text[language] === "");
}

/** A new exhibit of a kind, with nothing in it yet. */
export function emptyExhibit(kind: ExhibitDraft["kind"]): ExhibitDraft {
	const title = EMPTY;
	switch (kind) {
		case "model":
			return { kind, model: "", title };
		case "image":
		case "photo360":
			return { kind, image: "", title };
		case "video":
			return { kind, video: "", title };
		case "document":
			return { kind, document: "", title };
		case "text":
			return { kind, body: EMPTY, title };
		case "link":
			return { kind, url: "", title };
		default:
			return kind satisfies never;
	}
}
