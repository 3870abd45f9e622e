import { expect, it } from "vitest";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { HeadsetCode } from "#client/features/headset/HeadsetCode.ts";
import { CODE_VALID_MS, codeRequest, endCodeRequest } from "#shared/features/headset/headsetMessages.ts";

/** A desk with a clock that the test turns, and what it asked of the hall. */
function desk({
	carries = () => Promise.resolve() as Promise<void>,
	refusal = undefined as RequestRefused | undefined,
} = {}) {
	let nowMs = 1000;
	let timer: { run: () => void; atMs: number } | undefined;
	const asked: string[] = [];
	const carried: unknown[] = [];
	let favourites = ["bridge"];
	const code = new HeadsetCode({
		connection: {
			request: async (contract) => {
				asked.push(contract.name);
				if (refusal) throw refusal;
				return (
					contract.name === codeRequest.name ? { code: "048291", ticket: "t", validForMs: CODE_VALID_MS } : null
				) as never;
			},
		},
		carry: (ticket, belongings) => {
			carried.push([ticket, belongings]);
			return carries();
		},
		belongings: () => ({ bag: "[]", favourites }),
		now: () => nowMs,
		setTimer: (run, ms) => {
			const set = { run, atMs: nowMs + ms };
			timer = set;
			return () => {
				if (timer === set) timer = undefined;
			};
		},
	});
	return {
		code,
		asked,
		carried,
		likes: (now: string[]) => {
			favourites = now;
		},
		wait(ms: number) {
			nowMs += ms;
			if (timer && timer.atMs <= nowMs) timer.run();
		},
		get isTiming() {
			return timer !== undefined;
		},
	};
}

it("[HEADSET1] a code is shown once what the visitor has now is on its way with it", async () => {
	let arrive = () => {};
	const { code, carried, likes } = desk({
		carries: () =>
			new Promise((resolve) => {
				arrive = resolve;
			}),
	});
	likes(["park"]);
	const asking = code.ask();
	await Promise.resolve();
	await Promise.resolve();
	expect(code.state.getState()).toEqual({ status: "asking" });
	expect(carried).toEqual([["t", { bag: "[]", favourites: ["park"] }]]);
	arrive();
	await asking;
	expect(code.state.getState()).toEqual({
		status: "shown",
		code: "048291",
		endsAtMs: 1000 + CODE_VALID_MS,
		isCarried: true,
	});
});

it("[HEADSET1] where what is carried does not arrive, the code is shown and says so", async () => {
	const { code } = desk({ carries: () => Promise.reject(new Error("no network")) });
	await code.ask();
	expect(code.state.getState()).toMatchObject({ status: "shown", isCarried: false });
});

it("[HEADSET2] a code that is too old is shown no more, and ended by hand it is ended in the hall", async () => {
	const first = desk();
	await first.code.ask();
	first.wait(CODE_VALID_MS - 1);
	expect(first.code.state.getState().status).toBe("shown");
	first.wait(1);
	expect(first.code.state.getState()).toEqual({ status: "over" });
	await first.code.end();
	expect(first.asked).toEqual([codeRequest.name]);

	const second = desk();
	await second.code.ask();
	await second.code.end();
	expect(second.code.state.getState()).toEqual({ status: "ended" });
	expect(second.asked).toEqual([codeRequest.name, endCodeRequest.name]);
	expect(second.isTiming).toBe(false);
});

it("[HEADSET2] a code that comes after the panel was closed is ended at once", async () => {
	const { code, asked } = desk();
	const asking = code.ask();
	await code.end();
	await asking;
	expect(code.state.getState()).toEqual({ status: "none" });
	expect(asked).toEqual([codeRequest.name, endCodeRequest.name]);
});

it("[HEADSET4] a refusal is told with the time to wait", async () => {
	const refusal = new RequestRefused("headset/code", { reason: "too-fast", retryAfterMs: 4000 });
	const { code } = desk({ refusal });
	await code.ask();
	expect(code.state.getState()).toEqual({ status: "refused", reason: "too-fast", retryAfterMs: 4000 });
});
