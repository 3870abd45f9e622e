import type { Logger } from "pino";
import type { HallBus, Question, Topic } from "./HallBus.ts";
import type { HallKey } from "./HallKey.ts";

/** Called with what was parsed from JSON; gives back what will be JSON, or nothing. */
type Listener = (said: unknown) => unknown;

/** The bus of one process. What is said goes through JSON all the same: nothing works here that would not elsewhere. */
export class LocalHallBus implements HallBus {
	readonly #log: Logger;
	readonly #listeners = new Map<string, Set<Listener>>();

	constructor(log: Logger) {
		this.#log = log;
	}

	tell<News>(topic: Topic<News>, hall: HallKey, news: News): void {
		const said = JSON.stringify(news);
		const address = addressOf(topic, hall);
		queueMicrotask(() => {
			for (const listener of [...(this.#listeners.get(address) ?? [])]) {
				// One before it may have made it stop listening.
				if (!this.#listeners.get(address)?.has(listener)) continue;
				try {
					listener(JSON.parse(said));
				} catch (error) {
					this.#log.error({ err: error, topic: topic.name, ...hall }, "a feature could not follow what it was told");
				}
			}
		});
	}

	hear<News>(topic: Topic<News>, hall: HallKey, listener: (news: News) => void): () => void {
		return this.#add(addressOf(topic, hall), (said) => listener(said as News));
	}

	async ask<Asked, Answer>(question: Question<Asked, Answer>, hall: HallKey, asked: Asked): Promise<readonly Answer[]> {
		const said = JSON.stringify(asked);
		const answering = [...(this.#listeners.get(addressOf(question, hall)) ?? [])].map(async (answerer) => {
			return JSON.stringify(await answerer(JSON.parse(said)));
		});
		const answers: Answer[] = [];
		for (const answer of await Promise.allSettled(answering)) {
			if (answer.status === "fulfilled") answers.push(JSON.parse(answer.value));
			else this.#log.error({ err: answer.reason, question: question.name, ...hall }, "a feature could not answer");
		}
		return answers;
	}

	answer<Asked, Answer>(
		question: Question<Asked, Answer>,
		hall: HallKey,
		answerer: (asked: Asked) => Answer | Promise<Answer>,
	): () => void {
		return this.#add(addressOf(question, hall), (said) => answerer(said as Asked));
	}

	#add(address: string, listener: Listener): () => void {
		const listeners = this.#listeners.get(address) ?? new Set();
		this.#listeners.set(address, listeners.add(listener));
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0 && this.#listeners.get(address) === listeners) this.#listeners.delete(address);
		};
	}
}

/** Slugs hold no colon. */
function addressOf({ name }: { readonly name: string }, { eventId, hallId }: HallKey): string {
	return `${eventId}:${hallId}:${name}`;
}
