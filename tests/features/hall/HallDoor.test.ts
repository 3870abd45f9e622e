import fc from "fast-check";
import { expect, it } from "vitest";
import { HallDoor, type HallLoad, PLACE_KEPT_MS, SEAT_HELD_MS } from "#server/hall/HallDoor.ts";

const load = (capacity: number, instances: number, inside: readonly number[]): HallLoad => ({
	capacity,
	instances,
	open: inside.map((inside, index) => ({ number: index + 1, inside })),
});

it("[INSTANCE1] the fullest instance that has room, else the next one, else the queue", () => {
	const door = new HallDoor();
	expect(door.ask("a", load(3, 3, [0, 2]), 0)).toEqual({ kind: "seat", instance: 2 });
	// A seat that was given counts before anybody sits on it.
	expect(door.ask("b", load(3, 3, [0, 2]), 0)).toEqual({ kind: "seat", instance: 1 });
	expect(new HallDoor().ask("a", load(3, 3, [3, 3]), 0)).toEqual({ kind: "seat", instance: 3 });
	expect(new HallDoor().ask("a", load(3, 2, [3, 3]), 0)).toMatchObject({ kind: "wait", place: 1, waiting: 1 });
	// Asked for, an instance comes first, as long as there is room.
	expect(new HallDoor().ask("a", load(3, 3, [1, 2]), 0, 1)).toEqual({ kind: "seat", instance: 1 });
	expect(new HallDoor().ask("a", load(3, 3, [3, 2]), 0, 1)).toEqual({ kind: "seat", instance: 2 });
});

it("[INSTANCE1] where fewer are allowed than are open, nobody comes into those above", () => {
	expect(new HallDoor().ask("a", load(3, 1, [1, 2]), 0)).toEqual({ kind: "seat", instance: 1 });
	expect(new HallDoor().ask("a", load(3, 1, [3, 2]), 0)).toMatchObject({ kind: "wait" });
});

it("[INSTANCE3] who asks no more has lost the place, those behind move up; who asks again keeps it", () => {
	const door = new HallDoor();
	const full = load(1, 1, [1]);
	for (const [index, who] of ["a", "b", "c"].entries()) {
		expect(door.ask(who, full, index)).toMatchObject({ kind: "wait", place: index + 1, waiting: index + 1 });
	}
	expect(door.ask("b", full, PLACE_KEPT_MS)).toMatchObject({ place: 2, waiting: 3 });
	expect(door.ask("c", full, PLACE_KEPT_MS + 1)).toMatchObject({ place: 2, waiting: 2 });
	expect(door.waiting(PLACE_KEPT_MS + 1)).toBe(2);
	expect(door.ask("a", full, PLACE_KEPT_MS + 2)).toMatchObject({ place: 3, waiting: 3 });
});

it("[INSTANCE4] a seat that becomes free is for the next in the queue, until they sit or are gone", () => {
	const door = new HallDoor();
	const full = load(1, 1, [1]);
	const free = load(1, 1, [0]);
	door.ask("a", full, 0);
	door.ask("b", full, 0);
	expect(door.ask("b", free, 1)).toMatchObject({ kind: "wait", place: 2 });
	expect(door.ask("c", free, 1)).toMatchObject({ kind: "wait", place: 3 });
	expect(door.ask("a", free, 2)).toEqual({ kind: "seat", instance: 1 });
	expect(door.ask("b", free, 3)).toMatchObject({ kind: "wait", place: 1 });
	expect(door.maySit("c", { number: 1, inside: 0 }, 1, 4)).toBe(false);
	expect(door.maySit("a", { number: 1, inside: 0 }, 1, 4)).toBe(true);
	// Given, and never sat on.
	expect(door.ask("b", free, 3 + SEAT_HELD_MS)).toEqual({ kind: "seat", instance: 1 });
});

it("[INSTANCE4] whatever people do, nobody overtakes, no instance holds more than its capacity, and no seat stays empty", () => {
	const doing = fc.record({ who: fc.nat(7), what: fc.constantFrom("ask", "ask", "ask", "leave", "sit-late") });
	const hall = fc.record({ capacity: fc.integer({ min: 1, max: 3 }), instances: fc.integer({ min: 1, max: 2 }) });
	fc.assert(
		fc.property(hall, fc.array(doing, { maxLength: 80 }), ({ capacity, instances }, doings) => {
			const door = new HallDoor();
			const inside = new Map<string, number>();
			const given = new Map<string, number>();
			const arrived: string[] = [];
			const count = (instance: number) => [...inside.values()].filter((one) => one === instance).length;
			const open = () =>
				Array.from({ length: instances }, (_, index) => ({ number: index + 1, inside: count(index + 1) }));
			const sit = (who: string) => {
				const instance = given.get(who) as number;
				given.delete(who);
				if (door.maySit(who, { number: instance, inside: count(instance) }, capacity, 0)) inside.set(who, instance);
				door.settle(who);
				expect(count(instance)).toBeLessThanOrEqual(capacity);
			};
			for (const { who: index, what } of doings) {
				const who = `visitor ${index}`;
				if (what === "leave") inside.delete(who);
				if (what === "leave" || inside.has(who)) continue;
				if (given.has(who)) {
					sit(who);
					continue;
				}
				const answer = door.ask(who, { capacity, instances, open: open() }, 0);
				if (answer.kind === "wait") {
					if (!arrived.includes(who)) arrived.push(who);
					expect(answer.place).toBe(arrived.indexOf(who) + 1);
					// Each seat is somebody's who is inside, was promised it, or waits ahead.
					const free = capacity * instances - inside.size - given.size;
					expect(free).toBeLessThan(answer.place);
					continue;
				}
				const ahead = arrived.includes(who) ? arrived.indexOf(who) : arrived.length;
				expect(capacity * instances - inside.size).toBeGreaterThan(ahead);
				if (arrived.includes(who)) arrived.splice(arrived.indexOf(who), 1);
				given.set(who, answer.instance);
				if (what === "ask") sit(who);
			}
		}),
		{ numRuns: 500 },
	);
});

it("[INSTANCE5] who waits is told when to ask again, so that a long queue asks seldom and nobody's place lapses", () => {
	const door = new HallDoor();
	const full = load(1, 1, [1]);
	let longestMs = 0;
	for (let index = 0; index < 3000; index++) {
		const answer = door.ask(`${index}`, full, 0);
		if (answer.kind === "wait") longestMs = Math.max(longestMs, answer.askAgainMs);
	}
	expect(longestMs * 2).toBeLessThan(PLACE_KEPT_MS);
	expect(door.ask("0", full, 100)).toMatchObject({ askAgainMs: 2050, isOnTime: false });
	expect(door.ask("0", full, 2150)).toMatchObject({ isOnTime: true });
});
