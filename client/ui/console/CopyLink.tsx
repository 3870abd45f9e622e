import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import classes from "./CopyLink.module.css";
import { copyText } from "./copyText.ts";

interface CopyLinkProps {
	readonly label: string;
	/** A path of this site, or a whole address. */
	readonly address: string;
}

const SHOWN_MS = 2_000;

/** A link to hand on: whole, to be copied by the button or by hand. */
export function CopyLink({ label, address }: CopyLinkProps) {
	const { t } = useConsoleTexts();
	const [isCopied, setCopied] = useState(false);
	const field = useRef<HTMLInputElement>(null);
	const whole = new URL(address, location.href).href;
	const copy = async () => {
		if (!(await copyText(whole))) {
			field.current?.select();
			return;
		}
		setCopied(true);
		setTimeout(() => setCopied(false), SHOWN_MS);
	};
	return (
		<div className={classes.row}>
			<TextInput
				ref={field}
				label={label}
				value={whole}
				readOnly
				onFocus={(event) => event.currentTarget.select()}
				className={classes.field ?? ""}
				classNames={{ input: classes.address ?? "" }}
			/>
			<Button
				onClick={() => void copy()}
				leftSection={isCopied ? <IconCheck size={18} /> : <IconCopy size={18} />}
				data-autofocus
			>
				<span aria-live="polite">{isCopied ? t("shell.copied") : t("shell.copy")}</span>
			</Button>
		</div>
	);
}
