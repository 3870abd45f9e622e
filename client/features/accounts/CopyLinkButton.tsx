import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { copyText } from "#client/ui/console/copyText.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";

interface CopyLinkButtonProps {
	/** A path of this site. */
	readonly address: string;
	/** Whose link it is, for screen readers. */
	readonly label: string;
}

/** Copies an invitation's link from the list. */
export function CopyLinkButton({ address, label }: CopyLinkButtonProps) {
	const { t } = useConsoleTexts();
	const [isCopied, setCopied] = useState(false);
	return (
		<Button
			variant="default"
			size="xs"
			leftSection={isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
			aria-label={isCopied ? t("team.copied") : label}
			onClick={async () => {
				setCopied(await copyText(new URL(address, location.href).href));
				setTimeout(() => setCopied(false), 2_000);
			}}
		>
			{isCopied ? t("team.copied") : t("team.copyLink")}
		</Button>
	);
}
