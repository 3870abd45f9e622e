import { useEffect, useMemo } from "react";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { boothDraft } from "#shared/features/booths/BoothDraft.ts";
import { type BoothForm, editBooth } from "#shared/features/booths/boothEndpoints.ts";
import { DraftKeeper, type UnkeptDraft } from "./DraftKeeper.ts";

/** Keeps the form of a booth while its page is open; on this device as well, where storage is allowed. */
export function useDraftKeeper(eventId: string, form: BoothForm, accountId: string): DraftKeeper {
	const { boothId } = form;
	// One for the page's life: later forms are told to it.
	// biome-ignore lint/correctness/useExhaustiveDependencies: it begins with the form of its first day
	const keeper = useMemo(
		() =>
			new DraftKeeper({
				form,
				keep: (base, draft) => callEndpoint(editBooth, { params: { eventId, boothId }, body: { base, draft } }),
				device: deviceOf(`pavilion.console.booth.${accountId}.${eventId}.${boothId}`),
				setTimer: (callback, ms) => {
					const timer = setTimeout(callback, ms);
					return () => clearTimeout(timer);
				},
			}),
		[eventId, boothId, accountId],
	);
	useEffect(() => keeper.hear(form), [keeper, form]);
	useEffect(() => {
		const back = () => void keeper.flush();
		const leaving = (event: BeforeUnloadEvent) => {
			if (keeper.store.getState().keeping.status !== "kept") event.preventDefault();
		};
		window.addEventListener("online", back);
		window.addEventListener("beforeunload", leaving);
		return () => {
			window.removeEventListener("online", back);
			window.removeEventListener("beforeunload", leaving);
			// Whoever goes to another page of the console has typed for good.
			void keeper.flush().finally(() => keeper.stop());
		};
	}, [keeper]);
	return keeper;
}

function deviceOf(key: string): { read(): UnkeptDraft | undefined; write(unkept: UnkeptDraft | undefined): void } {
	return {
		read() {
			try {
				const { base, from, draft } = JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
				if (typeof base !== "number") return undefined;
				return { base, from: boothDraft.parse(from), draft: boothDraft.parse(draft) };
			} catch {
				// Of another version, or no storage at all.
				return undefined;
			}
		},
		write(unkept) {
			try {
				if (unkept) localStorage.setItem(key, JSON.stringify(unkept));
				else localStorage.removeItem(key);
			} catch {
				// Full or forbidden: then it is kept with the server only.
			}
		},
	};
}
