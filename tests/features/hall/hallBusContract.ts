import { expect, it } from "vitest";
import { defineQuestion, defineTopic, type HallBus } from "#server/hall/HallBus.ts";
import { eventually } from "#tests/harness/eventually.ts";

const MAIN = { eventId: "fair", hallId: "main" };
const ANNEX = { eventId: "fair", hallId: "annex" };
const rang = defineTopic<{ readonly times: number }>("bell/rang");
const struck = defineTopic<{ readonly times: number }>("gong/struck");
const howMany = defineQuestion<{ readonly of: string }, number>("count/how-many");

/** What every bus between instances does. `open` gives two ends of one bus, which may be the same. */
export function hallBusContract(open: () => Promise<readonly [HallBus, HallBus]>): void {
	it("[BUS1] what is told in a hall is heard by all who listen there, once and in order, and nowhere else", async () => {
		const [here, there] = await open();
		const heard: string[] = [];
		here.hear(rang, MAIN, ({ times }) => heard.push(`here ${times}`));
		there.hear(rang, MAIN, ({ times }) => heard.push(`there ${times}`));
		there.hear(rang, ANNEX, ({ times }) => heard.push(`annex ${times}`));
		there.hear(struck, MAIN, ({ times }) => heard.push(`gong ${times}`));
		for (const times of [1, 2, 3]) here.tell(rang, MAIN, { times });
		// Later, never before whoever tells has finished.
		expect(heard).toEqual([]);
		here.tell(rang, ANNEX, { times: 4 });
		await eventually(() => expect(heard).toContain("annex 4"));
		await eventually(() => expect(heard).toHaveLength(7));
		for (const one of ["here", "there"]) {
			expect(heard.filter((line) => line.startsWith(one))).toEqual([1, 2, 3].map((times) => `${one} ${times}`));
		}
	});

	it("[BUS2] one who fails keeps nothing from the others", async () => {
		const [here, there] = await open();
		const heard: number[] = [];
		there.hear(rang, MAIN, () => {
			throw new Error("this one always fails");
		});
		there.hear(rang, MAIN, ({ times }) => heard.push(times));
		there.answer(howMany, MAIN, () => Promise.reject(new Error("this one too")));
		there.answer(howMany, MAIN, () => 2);
		here.tell(rang, MAIN, { times: 1 });
		await eventually(() => expect(heard).toEqual([1]));
		expect(await here.ask(howMany, MAIN, { of: "chairs" })).toEqual([2]);
	});

	it("[BUS3] whoever has stopped listening hears nothing more, not even of what was told before", async () => {
		const [here, there] = await open();
		const heard: string[] = [];
		const stop = there.hear(rang, MAIN, () => heard.push("stopped"));
		there.hear(rang, MAIN, () => heard.push("stays"));
		const silent = there.answer(howMany, MAIN, () => 1);
		here.tell(rang, MAIN, { times: 1 });
		stop();
		silent();
		await eventually(() => expect(heard).toEqual(["stays"]));
		expect(await here.ask(howMany, MAIN, { of: "chairs" })).toEqual([]);
	});

	it("[BUS4] a question is answered by each who can, and what crosses is a copy", async () => {
		const [here, there] = await open();
		here.answer(howMany, MAIN, ({ of }) => of.length);
		there.answer(howMany, MAIN, async () => 7);
		there.answer(howMany, ANNEX, () => 99);
		const asked = { of: "chairs" };
		expect([...(await here.ask(howMany, MAIN, asked))].sort()).toEqual([6, 7]);
		const heard: object[] = [];
		there.hear(rang, MAIN, (news) => heard.push(news));
		here.hear(rang, MAIN, (news) => heard.push(news));
		here.tell(rang, MAIN, { times: 1 });
		await eventually(() => expect(heard).toHaveLength(2));
		expect(heard[0]).toEqual(heard[1]);
		expect(heard[0]).not.toBe(heard[1]);
	});
}
