import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown, IconLayoutGrid } from "@tabler/icons-react";
import { Link } from "react-router";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { EventInConsole } from "#shared/features/event/eventEndpoints.ts";
import classes from "./EventSwitcher.module.css";
import { LiveBadge } from "./LiveBadge.tsx";

interface EventSwitcherProps {
	readonly event: EventInConsole;
	readonly events: readonly EventInConsole[];
}

/** The event one is in, and the way to the others. */
export function EventSwitcher({ event, events }: EventSwitcherProps) {
	const { t, i18n } = useConsoleTexts();
	const title = inLanguage(event.title, i18n);
	return (
		<Menu position="bottom-start" width={320}>
			<Menu.Target>
				<UnstyledButton className={classes.button} title={t("shell.switchEvent")}>
					<span className="visually-hidden">{t("shell.switchEvent")}: </span>
					<span className={classes.title}>{title}</span>
					<LiveBadge live={event.live} />
					<IconChevronDown size={16} aria-hidden />
				</UnstyledButton>
			</Menu.Target>
			<Menu.Dropdown className={classes.list}>
				{events.map((one) => (
					<Menu.Item
						key={one.eventId}
						component={Link}
						to={`/console/events/${one.eventId}`}
						rightSection={one.eventId === event.eventId && <IconCheck size={16} aria-hidden />}
					>
						{inLanguage(one.title, i18n)}
					</Menu.Item>
				))}
				<Menu.Divider />
				<Menu.Item component={Link} to="/console" leftSection={<IconLayoutGrid size={16} />}>
					{t("shell.allEvents")}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
