import type { StoreApi } from "zustand/vanilla";
import type { MessageContract, PayloadOf, ReplyOf, RequestContract } from "#shared/contract.ts";
import type { BoothState } from "#shared/features/booths/BoothState.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import type { RosterEntry } from "#shared/features/roster/RosterState.ts";
import type { ConnectionStatus } from "./ConnectionStatus.ts";

/** The synced collections of the hall, by what they hold. */
export interface WatchedCollections {
	roster: RosterEntry;
	booths: BoothState;
	exhibits: ExhibitState;
}

/**
 * `changed` comes after any field of an entry changed. After a resume the connection compares for itself: whoever
 * watches hears `removed`, `changed` and `added` as if nothing had happened in between, so no ghost survives a drop.
 */
export interface CollectionWatcher<Entry> {
	added?(key: string, entry: Entry): void;
	changed?(key: string, entry: Entry): void;
	removed?(key: string): void;
}

/** Whether the connection came back, or the visitor went over to another instance. */
export type Resumed = "back" | "moved";

/** The hall as the client's features see it; survives drops of the socket underneath. */
export interface HallConnection {
	readonly status: StoreApi<ConnectionStatus>;
	/** Own public visitor id. */
	readonly visitorId: string;
	/** The server's clock minus this device's, ms, smoothed. */
	readonly clockOffsetMs: number;
	/** Everything the hall sent over the socket since joining, bytes. */
	readonly receivedBytes: number;
	/** {@link PublishedHall.edition} of what the hall shows now. */
	readonly edition: StoreApi<number>;
	/** Asks the hall for something; throws `RequestRefused` with its reason, or `offline` while there is no connection. */
	request<C extends RequestContract>(contract: C, payload: PayloadOf<C>): Promise<ReplyOf<C>>;
	/** Hears what the hall tells; returns the undoing. */
	on<C extends MessageContract>(contract: C, handler: (payload: PayloadOf<C>) => void): () => void;
	/** Current entries are told as `added` at once; returns the undoing. */
	watch<Name extends keyof WatchedCollections>(
		name: Name,
		watcher: CollectionWatcher<WatchedCollections[Name]>,
	): () => void;
	/** Sends one encoded pose if the connection is open and not backed up; false when it was dropped. */
	sendPose(bytes: Uint8Array): boolean;
	/** Hears each batch of poses; the bytes are valid during the call only. */
	onPoses(handler: (bytes: Uint8Array) => void): () => void;
	/** After each resume, once state and watchers are up to date: features ask again for what they may have missed. */
	onResumed(handler: (how: Resumed) => void): () => void;
	/**
	 * Goes over to the instance of the hall where this visitor is, and arrives beside them; watchers hear of it as of a
	 * resume. Throws RequestRefused where that cannot be (`instance-full`, `gone`, `opted-out`): one stays where one is.
	 */
	moveTo(visitorId: string): Promise<void>;
	leave(): Promise<void>;
}
