import type { i18n as I18n } from "i18next";
import type { Box } from "./Box.ts";
import { button } from "./button.ts";
import { ICONS } from "./icons.ts";
import { row, within } from "./layout.ts";
import type { SheetView } from "./SheetView.ts";
import { text } from "./text.ts";

export interface SheetBarOptions {
	readonly i18n: I18n;
	readonly sheet: SheetView;
	/** From 0. */
	readonly page: number;
	/** 0 as long as it is not known. */
	readonly count: number;
	readonly onTurn: (page: number) => void;
	readonly onChanged: () => void;
}

/** Below a document's sheet: its pages turned, and closer. Nothing in it moves once the number of pages is known. */
export function sheetBar({ i18n, sheet, page, count, onTurn, onChanged }: SheetBarOptions): Box {
	const pageOf = (page: number, count: number) => text(i18n.t("exhibits.document.pageOf", { page, count }));
	const number = count > 0 ? pageOf(page + 1, count) : text("");
	return row([
		button({
			name: "previous page",
			icon: ICONS.previous,
			isDisabled: page === 0,
			onPress: () => onTurn(page - 1),
		}),
		within(number, { width: Math.max(number.width, pageOf(88, 88).width) }),
		button({
			name: "next page",
			icon: ICONS.next,
			isDisabled: page >= count - 1,
			onPress: () => onTurn(page + 1),
		}),
		closerButton({ i18n, sheet, onChanged }),
	]);
}

/** Looks closer at a sheet, or at all of it again. */
export function closerButton({ i18n, sheet, onChanged }: Pick<SheetBarOptions, "i18n" | "sheet" | "onChanged">): Box {
	const { isCloser } = sheet;
	return button({
		icon: isCloser ? ICONS.further : ICONS.closer,
		label: i18n.t(isCloser ? "immersive.exhibit.further" : "immersive.exhibit.closer"),
		onPress: () => {
			sheet.toggle();
			onChanged();
		},
	});
}
