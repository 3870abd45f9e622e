import * as z from "zod/mini";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { LANGUAGES, type Language } from "#shared/features/event/text.ts";
import { type AvatarLook, avatarLook } from "#shared/features/roster/look.ts";
import { VISITOR_NAME_MAX, visitorName } from "#shared/features/roster/rosterMessages.ts";

const KEY = "profile";

/** Who the visitor is on this device; the name may still be unfinished. */
export interface Profile {
	readonly name: string;
	readonly look: AvatarLook;
	readonly language: Language;
	/** Others may not "go to" this visitor. */
	readonly noGoTo: boolean;
}

const keptProfile = z.object({
	name: z.catch(z.string().check(z.maxLength(VISITOR_NAME_MAX * 2)), ""),
	look: avatarLook,
	language: z.enum(LANGUAGES),
	noGoTo: z.catch(z.boolean(), false),
});

export type NameProblem = "missing" | "too-long" | "odd";

export function nameProblem(name: string): NameProblem | null {
	if (name.trim() === "") return "missing";
	if (name.trim().length > VISITOR_NAME_MAX) return "too-long";
	return visitorName.safeParse(name).success ? null : "odd";
}

/** Remembered at each change; what is kept wins over what was guessed. */
export function openProfile(storage: DeviceStorage, guessed: Pick<Profile, "look" | "language">): StoreApi<Profile> {
	const profile = createStore<Profile>(() => storage.read(KEY, keptProfile) ?? { name: "", noGoTo: false, ...guessed });
	profile.subscribe((changed) => storage.write(KEY, changed));
	return profile;
}
