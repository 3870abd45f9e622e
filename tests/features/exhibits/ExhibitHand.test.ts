import { describe, expect, it } from "vitest";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { ExhibitHand, type HoldStatus } from "#client/features/exhibits/ExhibitHand.ts";
import { eventually } from "#tests/harness/eventually.ts";

type Asked = { readonly name: string; readonly payload: unknown };

/** The network: answers in order, as told. */
function startHand(answer: (asked: Asked, count: number) => void = () => {}) {
	const asked: Asked[] = [];
	const statuses: HoldStatus[] = [];
	const hand = new ExhibitHand({
		connection: {
			async request({ name }: { name: string }, payload: unknown) {
				asked.push({ name, payload });
				answer({ name, payload }, asked.length);
				return null as never;
			},
		},
		boothId: "a",
		slot: "plinth",
		onStatus: (status) => statuses.push(status),
		wait: () => new Promise((resolve) => setImmediate(resolve)),
	});
	return { hand, asked, statuses };
}

const names = (asked: readonly Asked[]) => asked.map(({ name }) => name.slice("exhibits/".length));

describe("a visitor's hand on an exhibit", () => {
	it("takes hold before the first change, and only once", async () => {
		const { hand, asked } = startHand();
		hand.change({ yaw: 1 });
		await eventually(() => asked.length === 2);
		hand.change({ yaw: 2 });
		await eventually(() => asked.length === 3);
		expect(names(asked)).toEqual(["hold", "change", "change"]);
		expect(hand.status).toEqual({ status: "held" });
	});

	it("sends what happens in between together, the newest of each", async () => {
		const { hand, asked } = startHand();
		hand.change({ yaw: 1 });
		hand.change({ yaw: 2, zoom: 70 });
		hand.change({ yaw: 3 });
		await eventually(() => asked.length === 2);
		expect(asked[1]?.payload).toEqual({ boothId: "a", slot: "plinth", change: { yaw: 3, zoom: 70 } });
	});

	it("says why it was refused, and tries anew with the next change", async () => {
		const { hand, asked, statuses } = startHand(({ name }, count) => {
			if (count === 1) throw new RequestRefused(name, { reason: "held" });
		});
		hand.change({ yaw: 1 });
		await eventually(() => hand.status.status === "refused");
		expect(statuses.at(-1)).toEqual({ status: "refused", reason: "held" });
		expect(names(asked)).toEqual(["hold"]);
		hand.change({ yaw: 2 });
		await eventually(() => asked.length === 3);
		expect(hand.status).toEqual({ status: "held" });
	});

	it("takes hold again where it had just run out, and loses no change over it", async () => {
		const { hand, asked } = startHand(({ name }, count) => {
			if (count === 2) throw new RequestRefused(name, { reason: "not-holder" });
		});
		hand.change({ page: 4 });
		await eventually(() => asked.length === 4);
		expect(names(asked)).toEqual(["hold", "change", "hold", "change"]);
		expect(asked[3]?.payload).toMatchObject({ change: { page: 4 } });
	});

	it("lets go when its panel closes, and sends nothing after", async () => {
		const { hand, asked } = startHand();
		hand.change({ yaw: 1 });
		await eventually(() => asked.length === 2);
		hand.release();
		hand.change({ yaw: 9 });
		await eventually(() => asked.length === 3);
		expect(names(asked)).toEqual(["hold", "change", "release"]);
	});
});
