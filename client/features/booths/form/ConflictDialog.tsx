import { Button, Group, Modal, Radio, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { momentText } from "#client/ui/console/dates.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import { DraftValue } from "./DifferenceList.tsx";
import type { KeepingStatus } from "./DraftKeeper.ts";
import { fieldName } from "./fieldNames.ts";

interface ConflictDialogProps {
	readonly keeping: KeepingStatus;
	readonly slots: readonly BoothSlot[];
	readonly onResolve: (choices: readonly ("mine" | "theirs")[]) => void;
}

/** Fields that two people changed at once: for each, whose it is to be. */
export function ConflictDialog({ keeping, slots, onResolve }: ConflictDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal
			opened={keeping.status === "conflict"}
			onClose={() => {}}
			withCloseButton={false}
			closeOnClickOutside={false}
			closeOnEscape={false}
			title={t("boothForm.conflict.title")}
			size="xl"
			centered
		>
			{keeping.status === "conflict" && (
				<Choices key={keeping.theirs.revision} keeping={keeping} slots={slots} onResolve={onResolve} />
			)}
		</Modal>
	);
}

interface ChoicesProps extends Omit<ConflictDialogProps, "keeping"> {
	readonly keeping: Extract<KeepingStatus, { status: "conflict" }>;
}

function Choices({ keeping: { theirs, merge }, slots, onResolve }: ChoicesProps) {
	const { t, language } = useConsoleTexts();
	const [choices, setChoices] = useState<readonly ("mine" | "theirs")[]>(() => merge.conflicts.map(() => "mine"));
	return (
		<Stack gap="md">
			<Text size="sm">
				{t("boothForm.conflict.text", { who: theirs.changedBy, when: momentText(theirs.changedAtMs, language) })}
			</Text>
			<Table layout="fixed">
				<Table.Tbody>
					{merge.conflicts.map(({ path, mine, theirs: other }, at) => (
						<Table.Tr key={path.join(".")}>
							<Table.Th scope="row" style={{ whiteSpace: "normal" }}>
								{fieldName(t, path, slots)}
							</Table.Th>
							{(["mine", "theirs"] as const).map((whose) => (
								<Table.Td key={whose}>
									<Radio
										name={path.join(".")}
										checked={choices[at] === whose}
										onChange={() => setChoices(choices.map((choice, i) => (i === at ? whose : choice)))}
										label={
											<Stack gap={2}>
												<Text size="xs" c="dimmed">
													{whose === "mine" ? t("boothForm.conflict.mine") : theirs.changedBy}
												</Text>
												<DraftValue path={path} value={whose === "mine" ? mine : other} />
											</Stack>
										}
									/>
								</Table.Td>
							))}
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
			<Group justify="flex-end">
				<Button onClick={() => onResolve(choices)} data-autofocus>
					{t("boothForm.conflict.keep")}
				</Button>
			</Group>
		</Stack>
	);
}
