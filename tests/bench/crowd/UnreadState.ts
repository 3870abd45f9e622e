/** Two thousand copies of a hall's state would be the bots' memory and time: what comes of it is counted and left alone. */
export class UnreadState {
	readonly #state = {};
	setState(): void {}
	patch(): void {}
	getState(): object {
		return this.#state;
	}
	teardown(): void {}
	handshake(): void {}
}
