import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { card, column, row, space } from "#client/xr/ui/layout.ts";
import { Pages } from "#client/xr/ui/Pages.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { PeopleState, Person } from "./PeopleFeature.ts";
import { sortPeople } from "./sortPeople.ts";

export interface PeoplePageOptions {
	readonly i18n: I18n;
	readonly people: StoreApi<PeopleState>;
	readonly ownId: string;
	readonly muted: StoreApi<{ readonly muted: ReadonlySet<string> }>;
	readonly boothName: (boothId: string) => string;
	readonly onGoTo: (person: Person) => void;
	readonly onWrite: (person: Person) => void;
	readonly onMute: (person: Person, muted: boolean) => void;
}

const ROWS = 5;
const ROW_HEIGHT = 150;

/** Who is here, in a headset: gone to, written to, muted. */
export function createPeoplePage(options: PeoplePageOptions): XrPage {
	const { i18n, people, ownId, muted, boothName } = options;
	const { t } = i18n;
	const pages = new Pages();
	let refresh = () => {};

	function state(person: Person): string {
		const words = [person.boothId ? boothName(person.boothId) : t("people.inHall")];
		if (person.handRaised) words.unshift(t("people.handRaised"));
		if (person.immersive) words.push(t("people.immersive"));
		if (person.dropped) words.push(t("people.dropped"));
		else if (person.away) words.push(t("people.away"));
		return words.join(" · ");
	}

	function line(person: Person): Box {
		const isMuted = muted.getState().muted.has(person.id);
		const actions = row([
			button({
				name: "go to",
				icon: ICONS.goThere,
				isDisabled: person.noGoTo || person.dropped,
				onPress: () => options.onGoTo(person),
			}),
			button({ name: "write to", icon: ICONS.chat, isDisabled: isMuted, onPress: () => options.onWrite(person) }),
			button({ name: "mute", icon: ICONS.mute, isOn: isMuted, onPress: () => options.onMute(person, !isMuted) }),
		]);
		const room = PANEL_WIDTH - 3 * PIXELS.gap - actions.width;
		const words = column(
			[
				text(person.name, { weight: 700, width: room }),
				text(state(person), { width: room, colour: person.handRaised ? COLOURS.stamp : COLOURS.quiet }),
			],
			{ gap: 0 },
		);
		return card(row([words, actions]), { height: ROW_HEIGHT, width: PANEL_WIDTH });
	}

	return {
		name: "people",
		icon: ICONS.people,
		title: () => `${t("people.title")}  ${people.getState().people.size}`,
		turn: (way) => pages.turn(way),
		body() {
			const others = sortPeople(people.getState().people.values(), i18n.language).filter(({ id }) => id !== ownId);
			if (others.length === 0) return column([text(t("people.nobody"), { colour: COLOURS.quiet }), space(1, 400)]);
			return column([...pages.slice(others, ROWS).map(line), pages.bar(PANEL_WIDTH, refresh)]);
		},
		start(changed) {
			refresh = changed;
			const undo = [people.subscribe(changed), muted.subscribe(changed)];
			return () => {
				for (const step of undo) step();
			};
		},
	};
}
