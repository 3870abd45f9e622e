import { ActionIcon } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconRosetteDiscountCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Notice, NoticeBoard } from "./NoticeBoard.ts";
import classes from "./Notices.module.css";

const ICONS = {
	plain: IconInfoCircle,
	good: IconCheck,
	bad: IconAlertTriangle,
	stamp: IconRosetteDiscountCheck,
} as const satisfies Record<Notice["tone"], unknown>;

export function Notices({ board }: { readonly board: NoticeBoard }) {
	const { t } = useTranslation();
	const notices = useStore(board.notices);
	return (
		<section className={classes.stack} aria-label={t("hall.notices")} aria-live="polite" aria-relevant="additions">
			{notices.map((notice) => {
				const Icon = ICONS[notice.tone];
				return (
					<div key={notice.id} className={classes.notice} data-tone={notice.tone}>
						<Icon className={classes.icon} size="1.25rem" aria-hidden />
						<div className={classes.words}>
							<p className={classes.title}>{notice.title}</p>
							{notice.text && <p className={classes.text}>{notice.text}</p>}
						</div>
						<ActionIcon
							variant="subtle"
							color="gray"
							size="sm"
							aria-label={t("hall.dismiss")}
							onClick={() => board.dismiss(notice.id)}
						>
							<IconX size="1rem" />
						</ActionIcon>
					</div>
				);
			})}
		</section>
	);
}
