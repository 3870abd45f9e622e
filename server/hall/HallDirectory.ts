import { matchMaker } from "@colyseus/core";
import type { Logger } from "pino";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { HallKey } from "./HallKey.ts";
import type { HallSeats } from "./HallSeats.ts";
import type { HallServices } from "./HallServices.ts";
import { OpenHall } from "./OpenHall.ts";
import type { PavilionRoom } from "./PavilionRoom.ts";

/** Instances that nobody is in are looked for this often. */
const SWEEP_EVERY_MS = 1_000;

/** What is on show, and who tells of a change. */
export interface HallSource {
	readonly events: readonly { readonly id: string; readonly halls: readonly { readonly id: string }[] }[];
	/** Undefined while visitors see nothing of it. */
	hall(eventId: string, hallId: string): PublishedHall | undefined;
	onPublished(listener: (eventId: string, hallId: string) => void): () => void;
}

export interface HallDirectoryOptions {
	readonly source: HallSource;
	/** A room class of the hall's own, which all its instances are of, bound to what it shows and to its seats. */
	readonly roomFor: (
		key: HallKey,
		shown: Pick<HallServices, "published" | "onPublished">,
		seats: HallSeats,
	) => new () => PavilionRoom;
	readonly now: () => number;
	readonly log: Logger;
}

/** The halls that run in this process: each that is on show is open, from its publication until it is taken down. */
export class HallDirectory {
	readonly #options: HallDirectoryOptions;
	readonly #halls = new Map<string, OpenHall>();
	/** Openings and closings of one hall, one after the other, however fast they are asked for. */
	readonly #turns = new Map<string, Promise<void>>();
	#stopListening: (() => void) | undefined;
	#sweeping: ReturnType<typeof setInterval> | undefined;

	constructor(options: HallDirectoryOptions) {
		this.#options = options;
	}

	/** Opens what is on show, and follows from then on; resolved when all of it is open. */
	async start(): Promise<void> {
		const { source } = this.#options;
		this.#stopListening = source.onPublished((eventId, hallId) => void this.#settle({ eventId, hallId }));
		this.#sweeping = setInterval(() => {
			for (const hall of this.#halls.values()) hall.sweep();
		}, SWEEP_EVERY_MS);
		await Promise.all(
			source.events.flatMap(({ id: eventId, halls }) => halls.map(({ id }) => this.#settle({ eventId, hallId: id }))),
		);
	}

	/** Opens and closes nothing any more; the rooms are the matchmaker's to stop. */
	async stop(): Promise<void> {
		this.#stopListening?.();
		clearInterval(this.#sweeping);
		await Promise.all(this.#turns.values());
	}

	find(eventId: string, hallId: string): OpenHall | undefined {
		return this.#halls.get(nameOf({ eventId, hallId }));
	}

	#settle(key: HallKey): Promise<void> {
		const name = nameOf(key);
		const before = this.#turns.get(name) ?? Promise.resolve();
		const turn = before
			.then(() => this.#openOrClose(name, key))
			.catch((error) => {
				this.#options.log.error({ err: error, ...key }, "a hall could not be opened or closed");
			})
			.finally(() => {
				if (this.#turns.get(name) === turn) this.#turns.delete(name);
			});
		this.#turns.set(name, turn);
		return turn;
	}

	async #openOrClose(name: string, key: HallKey): Promise<void> {
		const isShown = this.#options.source.hall(key.eventId, key.hallId) !== undefined;
		const open = this.#halls.get(name);
		if (isShown && !open) await this.#open(name, key);
		if (!isShown && open) await this.#close(name, key, open);
	}

	async #open(name: string, key: HallKey): Promise<void> {
		const { now, log, roomFor } = this.#options;
		const shown = this.#shownBy(key);
		const hall = new OpenHall({
			key,
			limits: () => instanceLimits(shown.published()),
			open: async (instance) => (await matchMaker.createRoom(name, { instance })).roomId,
			now,
			log,
		});
		matchMaker.defineRoomType(name, roomFor(key, shown, hall));
		await hall.openFirst();
		this.#halls.set(name, hall);
		log.info(key, "a hall opened");
	}

	async #close(name: string, key: HallKey, open: OpenHall): Promise<void> {
		// From here on nobody is let in.
		this.#halls.delete(name);
		await open.close();
		matchMaker.removeRoomType(name);
		this.#options.log.info(key, "a hall closed");
	}

	#shownBy({ eventId, hallId }: HallKey): Pick<HallServices, "published" | "onPublished"> {
		const { source, log } = this.#options;
		const current = () => source.hall(eventId, hallId);
		let last = current();
		return {
			published: () => {
				last = current() ?? last;
				if (!last) throw new Error(`hall ${eventId}.${hallId} is not on show`);
				return last;
			},
			onPublished: (listener) =>
				source.onPublished((changedEvent, changedHall) => {
					// One that is gone is closed: whoever listens has nothing to show.
					if (changedEvent !== eventId || changedHall !== hallId || !current()) return;
					try {
						listener();
					} catch (error) {
						log.error({ err: error, eventId, hallId }, "a feature could not follow a publication");
					}
				}),
		};
	}
}

function nameOf({ eventId, hallId }: HallKey): string {
	return `${eventId}.${hallId}`;
}

function instanceLimits({ hall: { capacity, instances = 1 } }: PublishedHall) {
	return { capacity, instances };
}
