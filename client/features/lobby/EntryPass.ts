import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { DEVICE_TOKEN_HEADER, ENTRY_TICKET_HEADER, entryTicket } from "#shared/features/entry/entryMessages.ts";
import { openDeviceToken } from "./openDeviceToken.ts";

/** What this device shows at the door of an event that is not open to everyone: kept, so that nobody is asked twice. */
export class EntryPass {
	readonly #storage: DeviceStorage;

	constructor(storage: DeviceStorage) {
		this.#storage = storage;
	}

	ticket(eventId: string): string | undefined {
		return this.#storage.read(keyOf(eventId), entryTicket) ?? undefined;
	}

	keep(eventId: string, ticket: string): void {
		this.#storage.write(keyOf(eventId), ticket);
	}

	/** `fetch` that shows the pass: ticket, and by the device's token who is inside already. */
	fetchFor(eventId: string, ask: typeof fetch = fetch): typeof fetch {
		return (input, init) => {
			const headers = new Headers(init?.headers);
			const ticket = this.ticket(eventId);
			const token = openDeviceToken(this.#storage).read();
			if (ticket !== undefined) headers.set(ENTRY_TICKET_HEADER, ticket);
			if (token !== undefined) headers.set(DEVICE_TOKEN_HEADER, token);
			return ask(input, { ...init, headers });
		};
	}
}

function keyOf(eventId: string): string {
	return `entry.${eventId}`;
}
