/** Where a visitor's connection to the hall stands; what each state needs and no more. */
export type ConnectionStatus =
	| { readonly status: "joining" }
	| { readonly status: "inHall" }
	/** Trying to come back by itself. */
	| { readonly status: "lost"; readonly sinceMs: number; readonly attempt: number }
	/** The same visitor joined from a newer tab or device. */
	| { readonly status: "takenOver" }
	/** The hall speaks a newer protocol: reload. */
	| { readonly status: "outdated" }
	/** The hall said no: `hall-closed`, `event-closed`, … */
	| { readonly status: "refused"; readonly reason: string }
	| { readonly status: "left" };
