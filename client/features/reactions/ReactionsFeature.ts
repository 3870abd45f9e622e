import type { HallConnection } from "#client/connection/HallConnection.ts";
import { type Reaction, reactedMessage, reactRequest } from "#shared/features/reactions/reactionMessages.ts";

interface ReactionsOptions {
	readonly connection: HallConnection;
	/** Someone in range reacted, oneself included. */
	readonly onReacted: (visitorId: string, reaction: Reaction) => void;
}

/** What people show above their heads for a moment. */
export class ReactionsFeature {
	readonly #options: ReactionsOptions;
	#undo: (() => void) | undefined;

	constructor(options: ReactionsOptions) {
		this.#options = options;
	}

	start(): void {
		const { connection, onReacted } = this.#options;
		this.#undo = connection.on(reactedMessage, ({ visitorId, reaction }) => onReacted(visitorId, reaction));
	}

	stop(): void {
		this.#undo?.();
	}

	/** Throws RequestRefused. */
	async react(reaction: Reaction): Promise<void> {
		const { connection, onReacted } = this.#options;
		await connection.request(reactRequest, { reaction });
		// The hall tells the others only.
		onReacted(connection.visitorId, reaction);
	}
}
