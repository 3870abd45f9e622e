import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Language } from "#shared/features/event/text.ts";

interface LanguageSwitchProps {
	readonly language: Language;
	readonly onChoose: (language: Language) => void;
}

export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
	const { t } = useTranslation();
	return (
		<SegmentedControl
			aria-label={t("common.language")}
			value={language}
			onChange={(chosen) => onChoose(chosen as Language)}
			data={[
				{ value: "zh-CN", label: <span lang="zh-CN">中文</span> },
				{ value: "en", label: <span lang="en">English</span> },
			]}
		/>
	);
}
