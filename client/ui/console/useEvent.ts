import { createContext, use } from "react";
import type { EventInConsole } from "#shared/features/event/eventEndpoints.ts";

export const EventContext = createContext<EventInConsole | null>(null);

/** The event whose sections are open. */
export function useEvent(): EventInConsole {
	const event = use(EventContext);
	if (!event) throw new Error("useEvent: outside of an event");
	return event;
}
