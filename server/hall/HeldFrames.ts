import type { Writable } from "node:stream";
import type { Client } from "@colyseus/core";

/**
 * Several things for one visitor leave in one write. Each write to a socket is a call to the kernel, which costs more
 * than all the bytes in it: with two thousand inside, one line of chat is two thousand of them.
 */
export class HeldFrames {
	readonly #held: Writable[] = [];

	/** What this client is sent from now on waits for the next `flush`. */
	hold(client: Client): void {
		const stream = streamOf(client);
		if (!stream || stream.writableCorked > 0) return;
		stream.cork();
		this.#held.push(stream);
	}

	/** What waits for this client leaves now, and what follows is not held. */
	release(client: Client): void {
		const stream = streamOf(client);
		if (stream && stream.writableCorked > 0) stream.uncork();
	}

	flush(): void {
		for (const stream of this.#held) if (stream.writableCorked > 0) stream.uncork();
		this.#held.length = 0;
	}
}

/** The connection under a `ws` socket; Colyseus' types know of neither. Undefined once it is closed. */
export function streamOf({ ref }: Client): Writable | undefined {
	return (ref as unknown as { _socket?: Writable | null })._socket ?? undefined;
}
