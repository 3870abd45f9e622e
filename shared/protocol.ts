/** Version of everything on the wire between a client and the hall: rises when an old tab could no longer follow. */
export const PROTOCOL_VERSION = 3;

/** WebSocket close codes of our own (4100–4199; Colyseus uses 4000–4010 and 4xx HTTP codes). */
export const CloseCode = {
	/** The same visitor joined from another tab or device: the newest holds the avatar. */
	takenOver: 4100,
	/** The client speaks another PROTOCOL_VERSION; it must reload. */
	protocolMismatch: 4101,
	/** Too many messages or bytes in a second. */
	flooding: 4102,
	/** The seat was taken but the join was never acknowledged. */
	neverJoined: 4103,
	/** Others sat down first: seats are reserved before they are taken. */
	hallFull: 4105,
	/** Bytes that no version of the client sends, again and again. */
	malformed: 4104,
	/** The hall is no longer on show: its event was taken down, or the hall is gone from it. */
	hallClosed: 4106,
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];
