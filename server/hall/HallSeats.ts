/** What a room asks of its hall when somebody comes to sit down: seats are counted over all instances. */
export interface HallSeats {
	/** Whether somebody who is not here yet may sit down in this instance now. */
	maySit(visitorId: string, instance: number): boolean;
	/** They sit here: whatever seat they had in another instance is gone when this resolves. */
	seated(visitorId: string, instance: number): Promise<void>;
	/** There was no seat for them after all. */
	notSeated(visitorId: string): void;
}
