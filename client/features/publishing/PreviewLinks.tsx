import { ActionIcon, Button, CopyButton, Group, Select, Stack, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconLink, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { momentText } from "#client/ui/console/dates.ts";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import {
	createPreviewLink,
	listPreviewLinks,
	type PreviewLink,
	revokePreviewLink,
} from "#shared/features/publishing/publishingEndpoints.ts";
import classes from "./PreviewLinks.module.css";

interface PreviewLinksProps {
	readonly eventId: string;
	readonly mayEdit: boolean;
}

const DAYS = [1, 7, 30, 60];

/** Links that show the draft to whoever has them: made, copied once, ended. */
export function PreviewLinks({ eventId, mayEdit }: PreviewLinksProps) {
	const { t, language } = useConsoleTexts();
	const { data } = useEndpoint(listPreviewLinks, { params: { eventId } });
	const [days, setDays] = useState("7");
	const [ending, setEnding] = useState<PreviewLink | null>(null);
	const make = useEndpointMutation(createPreviewLink, { changes: [listPreviewLinks], handles: () => true });
	const end = useEndpointMutation(revokePreviewLink, { changes: [listPreviewLinks], handles: () => true });
	const made = make.data?.address ? new URL(make.data.address, location.origin).href : null;
	return (
		<Panel title={t("publish.previews")} description={t("publish.previewsText")}>
			<Stack gap="sm">
				{mayEdit && (
					<Group gap="xs" align="flex-end" wrap="nowrap">
						<Select
							size="xs"
							label={t("publish.goodFor")}
							className={classes.days ?? ""}
							value={days}
							allowDeselect={false}
							onChange={(value) => setDays(value ?? "7")}
							data={DAYS.map((count) => ({ value: String(count), label: t("publish.days", { count }) }))}
						/>
						<Button
							size="xs"
							leftSection={<IconLink size={16} />}
							loading={make.isPending}
							onClick={() => make.mutate({ params: { eventId }, body: { days: Number(days) } })}
						>
							{t("publish.makeLink")}
						</Button>
					</Group>
				)}
				<RefusalAlert error={make.error} />
				{made !== null && (
					<div className={classes.made} role="status">
						<TextInput
							size="xs"
							label={t("publish.copyNow")}
							value={made}
							readOnly
							onFocus={(event) => event.currentTarget.select()}
							rightSection={
								<CopyButton value={made}>
									{({ copied, copy }) => (
										<Tooltip label={copied ? t("shell.copied") : t("shell.copy")}>
											<ActionIcon variant="subtle" size="sm" onClick={copy} aria-label={t("shell.copy")}>
												{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
											</ActionIcon>
										</Tooltip>
									)}
								</CopyButton>
							}
						/>
					</div>
				)}
				{!data ? (
					<PageSkeleton rows={2} />
				) : data.length === 0 ? (
					<p className={classes.none}>{t("publish.noLinks")}</p>
				) : (
					<ul className={classes.links}>
						{data.map((link) => (
							<li key={link.id}>
								<span>
									{t("publish.linkBy", { name: link.createdBy })}
									<span className={classes.until}>
										{t("publish.linkUntil", { date: momentText(link.expiresAtMs, language) })}
									</span>
								</span>
								{mayEdit && (
									<ActionIcon
										variant="subtle"
										color="gray"
										onClick={() => setEnding(link)}
										aria-label={`${t("publish.endLink")}: ${t("publish.linkBy", { name: link.createdBy })}`}
									>
										<IconTrash size={16} />
									</ActionIcon>
								)}
							</li>
						))}
					</ul>
				)}
			</Stack>
			<ConfirmAction
				opened={ending !== null}
				onClose={() => setEnding(null)}
				title={t("publish.endLinkTitle")}
				confirm={t("publish.endLink")}
				isDangerous
				onConfirm={() => ending && end.mutateAsync({ params: { eventId, previewId: ending.id } })}
			>
				{t("publish.endLinkText")}
			</ConfirmAction>
		</Panel>
	);
}
