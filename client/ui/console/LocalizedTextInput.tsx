import { Input, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { LANGUAGES, type Language, type LocalizedText } from "#shared/features/event/text.ts";
import classes from "./LocalizedTextInput.module.css";

interface LocalizedTextInputProps {
	readonly label: string;
	readonly description?: ReactNode;
	readonly value: LocalizedText;
	readonly onChange: (value: LocalizedText) => void;
	/** Those of the event; a text of one language stands in both. */
	readonly languages?: readonly Language[];
	readonly maxLength: number;
	/** More than one line. */
	readonly rows?: number;
	readonly required?: boolean;
	/** Told of by language: what is missing or wrong. */
	readonly errors?: Partial<Record<Language, ReactNode>>;
	readonly disabled?: boolean;
}

/** Characters left are told once they get few. */
const FEW = 0.15;

/** One text in every language of the event, side by side. */
export function LocalizedTextInput({
	label,
	description,
	value,
	onChange,
	languages = LANGUAGES,
	maxLength,
	rows = 1,
	required = false,
	errors = {},
	disabled = false,
}: LocalizedTextInputProps) {
	const { t } = useConsoleTexts();
	const id = useId();
	const change = (language: Language, text: string) => {
		const isOnly = languages.length === 1;
		onChange(
			isOnly ? { "zh-CN": text, en: text } : ({ ...value, [language]: text } satisfies Record<Language, string>),
		);
	};
	return (
		<fieldset className={classes.group} aria-describedby={description ? `${id}-description` : undefined}>
			<legend className={classes.label}>
				{label}
				{required ? (
					<span className={classes.required} aria-hidden>
						{" *"}
					</span>
				) : (
					<span className={classes.optional}>{t("shell.optional")}</span>
				)}
			</legend>
			{description && <Input.Description id={`${id}-description`}>{description}</Input.Description>}
			<div className={classes.fields} data-single={languages.length === 1 || undefined}>
				{languages.map((language) => {
					const left = maxLength - value[language].length;
					const shared = {
						lang: language,
						value: value[language],
						onChange: (event: { currentTarget: { value: string } }) => change(language, event.currentTarget.value),
						maxLength,
						disabled,
						"aria-label": t("shell.inLanguage", { label, language: LANGUAGE_NAMES[language] }),
						"aria-required": required,
						error: errors[language],
					};
					return (
						<div key={language} className={classes.field}>
							{languages.length > 1 && (
								<span className={classes.language} lang={language} aria-hidden>
									{LANGUAGE_NAMES[language]}
								</span>
							)}
							{rows > 1 ? (
								<Textarea {...shared} minRows={rows} maxRows={rows * 3} autosize />
							) : (
								<TextInput {...shared} />
							)}
							{left < maxLength * FEW && (
								<span className={classes.left} aria-live="polite">
									{t("shell.charactersLeft", { count: left })}
								</span>
							)}
						</div>
					);
				})}
			</div>
		</fieldset>
	);
}
