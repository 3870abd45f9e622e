/** Names a hall in everything that is kept. */
export interface HallKey {
	readonly eventId: string;
	readonly hallId: string;
}
