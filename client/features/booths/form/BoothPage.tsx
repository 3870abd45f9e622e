import { Tabs } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChartBar, IconChecklist, IconForms, IconHistory, IconPhoto, IconUsers } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams, useSearchParams } from "react-router";
import { useStore } from "zustand";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useBoothChanges } from "#client/ui/console/useDraftChanges.ts";
import { endpointKey, readAgain, useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import {
	type BoothForm,
	listBooths,
	listBoothVersions,
	previewBooth,
	readBooth,
} from "#shared/features/booths/boothEndpoints.ts";
import { readBoothBudget } from "#shared/features/budget/budgetEndpoints.ts";
import { readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import { BoothFormTab } from "./BoothFormTab.tsx";
import { useBoothParts } from "./BoothParts.ts";
import { KeepingLine } from "./KeepingLine.tsx";
import { ReviewBadge } from "./ReviewBadge.tsx";
import { ReviewTab } from "./ReviewTab.tsx";
import { useDraftKeeper } from "./useDraftKeeper.ts";
import { VersionsTab } from "./VersionsTab.tsx";

const TABS = ["form", "media", "review", "versions", "staff", "visits"] as const;
type TabName = (typeof TABS)[number];

/** One booth: its form, its review, its versions and its people. */
export function BoothPage() {
	const { eventId } = useEvent();
	const { boothId = "" } = useParams();
	const { data: form, error, refetch } = useEndpoint(readBooth, { params: { eventId, boothId } });
	if (error && !form) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!form) return <PageSkeleton />;
	return <Booth key={boothId} form={form} />;
}

function Booth({ form: read }: { readonly form: BoothForm }) {
	const { t, i18n } = useConsoleTexts();
	const event = useEvent();
	const { eventId } = event;
	const { boothId } = read;
	const { may, accountId } = useActor();
	const { BoothStaff, BoothMedia, BoothResults, BoothArchiveMenu } = useBoothParts();
	const queries = useQueryClient();
	const keeper = useDraftKeeper(eventId, read, accountId);
	const { draft, form, keeping } = useStore(keeper.store);
	const preview = useEndpoint(previewBooth, { params: { eventId, boothId } });
	const scope = { eventId, boothId };
	const isOrganizers = may("event.read", { eventId });
	// The event's own changes are followed already by whoever may see them all.
	useBoothChanges(eventId, boothId, { enabled: !isOrganizers });
	const mayEdit = may("booth.edit", scope);
	const mayReview = may("booth.review", scope);
	const [query, setQuery] = useSearchParams();
	const asked = query.get("tab");
	const shown = TABS.filter(
		(tab) =>
			(tab !== "review" || mayReview) &&
			(tab !== "media" || BoothMedia !== undefined) &&
			(tab !== "staff" || (BoothStaff && may("booth.invite", scope))) &&
			(tab !== "visits" || (BoothResults && may("booth.visits.read", scope))),
	);
	const first: TabName = mayReview && form.review.state === "submitted" ? "review" : "form";
	const tab = shown.find((one) => one === asked) ?? first;

	// What it takes of the hall's budget changes with each version that is kept.
	useEffect(() => {
		if (form.revision > 0) void readAgain(queries, readBoothBudget);
	}, [queries, form.revision]);

	const took = (changed: BoothForm) => {
		keeper.takeAsKept(changed);
		queries.setQueryData(endpointKey(readBooth, { params: { eventId, boothId } }), changed);
		void readAgain(queries, listBooths, listBoothVersions, readPublishing, previewBooth);
	};
	const number = preview.data?.booth.number ?? "";
	const placed = number === "—" ? "" : number;
	const { languages } = event;
	return (
		<>
			<PageHeader
				title={[placed, inLanguage(draft.name, i18n) || boothId].filter(Boolean).join(" ")}
				crumbs={isOrganizers ? [{ label: t("shell.section.booths"), to: `/console/events/${eventId}/booths` }] : []}
				marks={<ReviewBadge state={keeping.status === "kept" ? form.review.state : "draft"} />}
				actions={
					mayEdit && (
						<>
							<KeepingLine keeping={keeping} />
							{BoothArchiveMenu && <BoothArchiveMenu {...scope} revision={form.revision} />}
						</>
					)
				}
			/>
			<Tabs
				value={tab}
				onChange={(value) => setQuery(value ? { tab: value } : {}, { replace: true })}
				keepMounted={false}
			>
				<Tabs.List mb="md">
					{shown.map((one) => {
						const Icon = ICONS[one];
						return (
							<Tabs.Tab key={one} value={one} leftSection={<Icon size={18} />}>
								{t(`boothForm.tab.${one}`)}
							</Tabs.Tab>
						);
					})}
				</Tabs.List>
				<Tabs.Panel value="form">
					<BoothFormTab
						eventId={eventId}
						number={placed}
						languages={languages}
						keeper={keeper}
						isReadOnly={!mayEdit}
						onSubmitted={(submitted) => {
							took(submitted);
							notifications.show({ color: "teal", message: t("boothForm.submittedNow") });
						}}
					/>
				</Tabs.Panel>
				<Tabs.Panel value="media">{BoothMedia && <BoothMedia eventId={eventId} boothId={boothId} />}</Tabs.Panel>
				<Tabs.Panel value="review">
					<ReviewTab
						eventId={eventId}
						number={placed}
						form={form}
						languages={languages}
						onReviewed={(reviewed) => {
							took(reviewed);
							const isApproved = reviewed.review.state === "approved";
							if (isApproved || reviewed.review.state === "returned") {
								notifications.show({
									color: "teal",
									message: isApproved ? t("boothForm.review.approvedNow") : t("boothForm.review.returnedNow"),
								});
							}
						}}
					/>
				</Tabs.Panel>
				<Tabs.Panel value="versions">
					<VersionsTab
						eventId={eventId}
						form={form}
						draft={draft}
						languages={languages}
						mayRestore={mayEdit}
						onRestored={(restored) => {
							took(restored);
							notifications.show({ color: "teal", message: t("boothForm.versions.restored") });
						}}
					/>
				</Tabs.Panel>
				<Tabs.Panel value="staff">{BoothStaff && <BoothStaff eventId={eventId} boothId={boothId} />}</Tabs.Panel>
				<Tabs.Panel value="visits">{BoothResults && <BoothResults eventId={eventId} boothId={boothId} />}</Tabs.Panel>
			</Tabs>
		</>
	);
}

const ICONS = {
	form: IconForms,
	media: IconPhoto,
	review: IconChecklist,
	versions: IconHistory,
	staff: IconUsers,
	visits: IconChartBar,
} as const;
