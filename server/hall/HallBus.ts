import type { HallKey } from "./HallKey.ts";

/** News that one instance of a hall tells the others; what crosses is JSON. */
export interface Topic<News> {
	readonly name: string;
	/** Type only: what is told. */
	readonly "~news"?: News;
}

/** Something one instance asks all of them; what crosses is JSON. */
export interface Question<Asked, Answer> {
	readonly name: string;
	/** Types only. */
	readonly "~asked"?: Asked;
	readonly "~answer"?: Answer;
}

/** `const said = defineTopic<KeptLine>("chat/said")` */
export function defineTopic<News>(name: `${string}/${string}`): Topic<News> {
	return { name };
}

export function defineQuestion<Asked, Answer>(name: `${string}/${string}`): Question<Asked, Answer> {
	return { name };
}

/**
 * What the instances of a hall say to each other, wherever they run: no feature knows another's room. Told at most once:
 * whoever is not there when it is told never hears of it, so what must not be lost is kept first and told then. Every
 * implementation runs tests/features/hall/hallBusContract.ts.
 */
export interface HallBus {
	/** To every listener of the hall, the teller's own instance included, later and in the order of telling. */
	tell<News>(topic: Topic<News>, hall: HallKey, news: News): void;
	/** Returns the undoing, after which nothing more is heard. */
	hear<News>(topic: Topic<News>, hall: HallKey, listener: (news: News) => void): () => void;
	/** One answer of each instance that gave one; whoever fails is left out. */
	ask<Asked, Answer>(question: Question<Asked, Answer>, hall: HallKey, asked: Asked): Promise<readonly Answer[]>;
	/** Returns the undoing. */
	answer<Asked, Answer>(
		question: Question<Asked, Answer>,
		hall: HallKey,
		answerer: (asked: Asked) => Answer | Promise<Answer>,
	): () => void;
}
