import type { i18n as I18n } from "i18next";
import { drawLabelIcon } from "#client/features/avatars/labelIcons.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { Drawing } from "#client/xr/ui/Drawing.ts";
import type { IconPaths } from "#client/xr/ui/icon.ts";
import { card, column, grid, row, within } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { REACTIONS, type Reaction } from "#shared/features/reactions/reactionMessages.ts";

export interface HeadsetMenuItem {
	readonly label: string;
	readonly icon: IconPaths;
	readonly isOn?: boolean;
	readonly badge?: number;
	readonly onPress: () => void;
}

export interface HeadsetMenuOptions {
	readonly i18n: I18n;
	/** Where one is, and how many are there. */
	readonly heading: string;
	readonly items: readonly HeadsetMenuItem[];
	readonly onReact: (reaction: Reaction) => void;
}

const COLUMNS = 4;
const CELL = 244;
const CELL_HEIGHT = 172;
const REACTION = 104;
const REACTION_ICON = 76;

/** What the wrist shows: everything one can do, each one press away. */
export function drawHeadsetMenu({ i18n, heading, items, onReact }: HeadsetMenuOptions): Box {
	const width = COLUMNS * CELL + (COLUMNS - 1) * PIXELS.gap;
	const clock = text(new Date().toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" }), {
		colour: COLOURS.quiet,
	});
	const cells = items.map(({ label, icon, isOn = false, badge = 0, onPress }) =>
		button({ label, icon, isOn, badge, stacked: true, width: CELL, height: CELL_HEIGHT, onPress }),
	);
	const reactions = REACTIONS.map((reaction) => {
		const drawn = new Drawing(reaction, REACTION_ICON, REACTION_ICON, (context, left, top) => {
			context.translate(left + REACTION_ICON / 2, top + REACTION_ICON / 2);
			context.scale(REACTION_ICON / 100, REACTION_ICON / 100);
			drawLabelIcon(context, reaction);
		});
		return button({
			name: reaction,
			content: { control: drawn, width: REACTION_ICON, height: REACTION_ICON },
			tone: "quiet",
			width: REACTION,
			height: REACTION,
			onPress: () => onReact(reaction),
		});
	});
	return card(
		column([
			row([text(heading, { weight: 700, width: width - clock.width - PIXELS.gap }), clock]),
			grid(cells, COLUMNS),
			within(row(reactions, { gap: (width - REACTIONS.length * REACTION) / (REACTIONS.length - 1) }), { width }),
		]),
		{ colour: COLOURS.panel, padding: PIXELS.padding * 0.7, radius: 48, line: COLOURS.line },
	);
}
