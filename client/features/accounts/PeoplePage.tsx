import { Button, Tabs } from "@mantine/core";
import { IconFileSpreadsheet, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { AuditList } from "./AuditList.tsx";
import { ImportWizard } from "./ImportWizard.tsx";
import { InvitationTable } from "./InvitationTable.tsx";
import { InviteDialog, type InviteTo } from "./InviteDialog.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { ProgressBoard } from "./ProgressBoard.tsx";

const TABS = ["people", "invitations", "exhibitors", "log"] as const;
type Tab = (typeof TABS)[number];

/** Who has a role in the event, who is invited, who is late, and what was done by whom. */
export function PeoplePage() {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const { may } = useActor();
	const [search, setSearch] = useSearchParams();
	const [inviting, setInviting] = useState<InviteTo | null>(null);
	const [isImporting, setImporting] = useState(false);
	const mayManage = may("people.manage", { eventId });
	const tabs = TABS.filter((one) => one !== "log" || may("audit.read", { eventId }));
	const tab: Tab = tabs.find((one) => one === search.get("tab")) ?? "people";
	const open = (chosen: string | null) => setSearch({ tab: chosen ?? "people" }, { replace: true });
	return (
		<>
			<PageHeader
				title={t("team.title")}
				description={t("team.intro")}
				actions={
					mayManage && (
						<>
							<Button
								variant="default"
								leftSection={<IconFileSpreadsheet size={18} />}
								onClick={() => setImporting(true)}
							>
								{t("team.importSheet")}
							</Button>
							<Button
								leftSection={<IconUserPlus size={18} />}
								onClick={() => setInviting({ role: "exhibitor", boothId: null })}
							>
								{t("team.invite")}
							</Button>
						</>
					)
				}
			/>
			<Tabs value={tab} onChange={open} keepMounted={false}>
				<Tabs.List mb="md">
					{tabs.map((one) => (
						<Tabs.Tab key={one} value={one}>
							{t(`team.tabs.${one}`)}
						</Tabs.Tab>
					))}
				</Tabs.List>
				<Tabs.Panel value="people">
					<PeopleTable eventId={eventId} mayManage={mayManage} />
				</Tabs.Panel>
				<Tabs.Panel value="invitations">
					<InvitationTable
						eventId={eventId}
						mayManage={mayManage}
						onInvite={() => setInviting({ role: "exhibitor", boothId: null })}
					/>
				</Tabs.Panel>
				<Tabs.Panel value="exhibitors">
					<ProgressBoard eventId={eventId} onInvite={mayManage ? setInviting : undefined} />
				</Tabs.Panel>
				<Tabs.Panel value="log">
					<AuditList eventId={eventId} />
				</Tabs.Panel>
			</Tabs>
			<InviteDialog eventId={eventId} to={inviting} onClose={() => setInviting(null)} />
			<ImportWizard
				eventId={eventId}
				opened={isImporting}
				onClose={() => setImporting(false)}
				onDone={() => open("invitations")}
			/>
		</>
	);
}
