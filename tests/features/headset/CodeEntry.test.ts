import { expect, it } from "vitest";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { CodeEntry } from "#client/features/headset/CodeEntry.ts";
import { wayByCable, wayFrom } from "#client/features/headset/headsetAddresses.ts";
import { forgetAllBut } from "#client/ui/storage/forgetAllBut.ts";
import type { RedeemReply } from "#shared/features/headset/headsetEndpoints.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";
import { eventually } from "#tests/harness/eventually.ts";

const REPLY: RedeemReply = {
	eventId: "carnival",
	hallId: "main",
	deviceToken: "token",
	profile: { name: "Ada", look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 }, language: "en", noGoTo: false },
	belongings: null,
	sameVisitor: true,
};

/** A headset whose hall answers these, one after the other. */
function headset(...answers: (RedeemReply | RequestRefused)[]) {
	const sent: [code: string, replace: boolean][] = [];
	const arrived: RedeemReply[] = [];
	const timers: { run: () => void; ms: number }[] = [];
	const entry = new CodeEntry({
		redeem: async (code, replace) => {
			sent.push([code, replace]);
			const answer = answers.shift();
			if (!answer) throw new Error("asked once too often");
			if (answer instanceof RequestRefused) throw answer;
			return answer;
		},
		onArrived: (reply) => void arrived.push(reply),
		now: () => 1000,
		setTimer: (run, ms) => {
			timers.push({ run, ms });
			return () => {};
		},
	});
	return { entry, sent, arrived, timers };
}

const refused = (reason: string, retryAfterMs?: number) =>
	new RequestRefused("redeem", { reason, ...(retryAfterMs !== undefined && { retryAfterMs }) });

it("[HEADSET9] the sixth digit sends the code, once, and nothing is typed after it", async () => {
	const { entry, sent, arrived } = headset(REPLY);
	for (const digit of ["4", "8", "x", "2", "9"]) entry.type(digit);
	entry.deleteLast();
	entry.type("9 15");
	expect(sent).toEqual([["482915", false]]);
	entry.type("7");
	entry.clear();
	await eventually(() => expect(arrived).toEqual([REPLY]));
	expect(entry.state.getState()).toEqual({ digits: "482915", step: { status: "arrived", name: "Ada" } });
	entry.set("111111");
	expect(sent).toHaveLength(1);
});

it("[HEADSET9] a pasted code replaces what was typed", () => {
	const { entry, sent } = headset(REPLY);
	entry.type("11");
	entry.set("４８２ ９１５");
	expect(sent).toEqual([["482915", false]]);
});

it("[HEADSET9] a wrong code is told and typed anew; who was not heard types one digit again", async () => {
	const { entry, sent } = headset(refused("bad-code"), refused("unreachable"), REPLY);
	entry.set("000000");
	await eventually(() =>
		expect(entry.state.getState()).toEqual({
			digits: "",
			step: { status: "refused", reason: "bad-code", untilMs: null },
		}),
	);
	entry.set("482915");
	await eventually(() => expect(entry.state.getState()).toMatchObject({ digits: "48291" }));
	entry.type("5");
	expect(sent).toHaveLength(3);
	await eventually(() => expect(entry.state.getState().step.status).toBe("arrived"));
});

it("[HEADSET9] who was too fast waits, and can type when the time is over", async () => {
	const { entry, sent, timers } = headset(refused("too-fast", 5000), REPLY);
	entry.set("000000");
	await eventually(() => expect(entry.state.getState().step).toMatchObject({ reason: "too-fast", untilMs: 6000 }));
	entry.set("482915");
	expect(sent).toHaveLength(1);
	expect(timers[0]?.ms).toBe(5000);
	timers[0]?.run();
	entry.set("482915");
	expect(sent).toHaveLength(2);
});

it("[HEADSET6] another visitor's device is asked for; only a yes sends the code again", async () => {
	const { entry, sent, arrived } = headset(refused("another-visitor"), refused("another-visitor"), REPLY);
	const isAsked = () => eventually(() => expect(entry.state.getState().step.status).toBe("another-visitor"));
	entry.set("482915");
	await isAsked();
	entry.keepOther();
	expect(entry.state.getState()).toEqual({ digits: "", step: { status: "typing" } });
	await entry.replace();
	expect(sent).toHaveLength(1);
	entry.set("482915");
	await isAsked();
	await entry.replace();
	expect(sent.at(-1)).toEqual(["482915", true]);
	expect(arrived).toEqual([REPLY]);
});

it("[HEADSET6] what the other visitor had on the device is forgotten, what is nobody's own stays", () => {
	const raw = memoryStorage();
	for (const key of [
		"pavilion.profile",
		"pavilion.bag.a",
		"pavilion.favourites.b",
		"pavilion.settings",
		"other.site",
	]) {
		raw.setItem(key, "1");
	}
	forgetAllBut(raw, ["settings"]);
	expect(Array.from({ length: raw.length }, (_, index) => raw.key(index)).sort()).toEqual([
		"other.site",
		"pavilion.settings",
	]);
});

it("[HEADSET8] the address to type is the page's own, or the machine's in its network, or that of a cable", () => {
	const page = { origin: "https://fair.example.com", protocol: "https:" };
	expect(wayFrom(page, null)).toEqual({ kind: "same", address: "https://fair.example.com/vr", isSecure: true });
	expect(wayFrom({ origin: "http://localhost:2567", protocol: "http:" }, ["http://192.168.1.20:2567"])).toEqual({
		kind: "network",
		addresses: ["http://192.168.1.20:2567/vr"],
		isSecure: false,
	});
	expect(wayByCable({ port: "2567", protocol: "http:" })).toEqual({
		command: "adb reverse tcp:2567 tcp:2567",
		address: "http://localhost:2567/vr",
	});
});
