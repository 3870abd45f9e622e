import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { RefusalAlert } from "./RefusalAlert.tsx";

interface ConfirmActionProps {
	readonly opened: boolean;
	readonly onClose: () => void;
	readonly title: string;
	/** What happens, and to whom. */
	readonly children: ReactNode;
	/** The word on the button: what is done, not "OK". */
	readonly confirm: string;
	/** To be typed first, where it cannot be undone. */
	readonly typed?: string;
	/** Red for what takes something away. */
	readonly isDangerous?: boolean;
	/** Closes by itself once it resolves; what it throws is told in the dialog. */
	readonly onConfirm: () => Promise<unknown> | unknown;
}

/** Asks before something is done; holds the focus, closes on Escape, gives the focus back. */
export function ConfirmAction(props: ConfirmActionProps) {
	return (
		<Modal opened={props.opened} onClose={props.onClose} title={props.title} centered size="md">
			<Question {...props} />
		</Modal>
	);
}

/** Below the modal, so that each opening begins anew. */
function Question({
	onClose,
	children,
	confirm,
	typed,
	isDangerous = typed !== undefined,
	onConfirm,
}: ConfirmActionProps) {
	const { t } = useConsoleTexts();
	const [word, setWord] = useState("");
	const [isBusy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const isTyped = typed === undefined || word.trim() === typed;

	const act = async () => {
		setBusy(true);
		setError(null);
		try {
			await onConfirm();
			onClose();
		} catch (refused) {
			setError(refused);
			setBusy(false);
		}
	};

	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (isTyped && !isBusy) void act();
			}}
		>
			<Stack gap="md">
				<Text size="sm" component="div" lh={1.7}>
					{children}
					{typed !== undefined && (
						<Text size="sm" fw={500} mt="xs">
							{t("shell.cannotBeUndone")}
						</Text>
					)}
				</Text>
				{typed !== undefined && (
					<TextInput
						label={t("shell.typeToConfirm", { word: typed })}
						value={word}
						onChange={(event) => setWord(event.currentTarget.value)}
						autoComplete="off"
						spellCheck={false}
						data-autofocus
					/>
				)}
				<RefusalAlert error={error} />
				<Group justify="flex-end" gap="sm">
					<Button variant="default" onClick={onClose} disabled={isBusy}>
						{t("common.cancel")}
					</Button>
					<Button
						type="submit"
						{...(isDangerous ? { color: "red" } : {})}
						disabled={!isTyped}
						loading={isBusy}
						{...(typed === undefined ? { "data-autofocus": true } : {})}
					>
						{confirm}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
