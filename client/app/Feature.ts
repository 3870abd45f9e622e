/** What `HallApp` starts in the order of its list and stops in reverse; whoever started something stops it. */
export interface Feature {
	start(): void | Promise<void>;
	stop(): void | Promise<void>;
}
