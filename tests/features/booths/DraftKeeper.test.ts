import { beforeEach, describe, expect, it } from "vitest";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { DraftKeeper, KEEPS_AFTER_MS, type UnkeptDraft } from "#client/features/booths/form/DraftKeeper.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothForm } from "#shared/features/booths/boothEndpoints.ts";
import { withField } from "#shared/features/booths/draftDifferences.ts";

const FIRST: BoothDraft = {
	version: 1,
	id: "gears",
	template: "inline",
	colours: { primary: "#0a6cc2", secondary: "#10263f", accent: "#35d0ba" },
	logo: "",
	name: { "zh-CN": "齿轮", en: "Gears" },
	tagline: { "zh-CN": "", en: "" },
	description: { "zh-CN": "", en: "" },
	keywords: [],
	exhibits: {},
};

function formOf(draft: BoothDraft, revision: number, changedBy = "Lin"): BoothForm {
	return {
		boothId: "gears",
		draft,
		revision,
		changedAtMs: revision,
		changedBy,
		review: { state: "draft", comment: null, approvedVersion: null, submittedAtMs: null },
		problems: [],
		isLive: false,
	};
}

const named = (en: string, draft = FIRST) => withField(draft, ["name", "en"], en);
const tagged = (en: string, draft = FIRST) => withField(draft, ["tagline", "en"], en);

describe("a booth's form keeps itself", () => {
	/** The server, and this device. */
	let server: BoothForm;
	let device: UnkeptDraft | undefined;
	let refusal: string | undefined;
	let asked: number;
	let timers: { at: number; run: () => void }[];
	let nowMs: number;

	beforeEach(() => {
		server = formOf(FIRST, 1);
		device = undefined;
		refusal = undefined;
		asked = 0;
		timers = [];
		nowMs = 0;
	});

	function open(form = server): DraftKeeper {
		return new DraftKeeper({
			form,
			async keep(base, draft) {
				asked++;
				if (refusal) throw new RequestRefused("booth", { reason: refusal });
				if (base !== server.revision) throw new RequestRefused("booth", { reason: "revision-stale", details: server });
				server = formOf(draft, server.revision + 1, "me");
				return server;
			},
			device: {
				read: () => device,
				write(unkept) {
					device = unkept;
				},
			},
			setTimer(run, ms) {
				const timer = { at: nowMs + ms, run };
				timers.push(timer);
				return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
			},
		});
	}

	async function pass(ms: number): Promise<void> {
		nowMs += ms;
		for (const timer of timers.filter(({ at }) => at <= nowMs)) {
			timers.splice(timers.indexOf(timer), 1);
			timer.run();
		}
		for (let i = 0; i < 10; i++) await Promise.resolve();
	}
	const status = (keeper: DraftKeeper) => keeper.store.getState().keeping.status;

	it("[BOOTHFORM6] what is typed is kept once it holds still, all of it in one", async () => {
		const keeper = open();
		keeper.change(named("G"));
		await pass(KEEPS_AFTER_MS / 2);
		keeper.change(named("Ge"));
		expect(status(keeper)).toBe("changed");
		await pass(KEEPS_AFTER_MS / 2);
		expect(asked).toBe(0);
		await pass(KEEPS_AFTER_MS);
		expect(asked).toBe(1);
		expect(server.draft.name.en).toBe("Ge");
		expect(status(keeper)).toBe("kept");
		expect(device).toBeUndefined();
	});

	it("[BOOTHFORM6] it lies on this device until the server has it, and is there after a reload", async () => {
		refusal = "offline";
		const keeper = open();
		keeper.change(named("Cogs"));
		expect(device?.draft.name.en).toBe("Cogs");
		await pass(KEEPS_AFTER_MS);
		expect(status(keeper)).toBe("offline");
		keeper.stop();
		refusal = undefined;
		const again = open();
		expect(again.store.getState().draft.name.en).toBe("Cogs");
		await pass(KEEPS_AFTER_MS);
		expect(server.draft.name.en).toBe("Cogs");
		expect(device).toBeUndefined();
	});

	it("[BOOTHFORM6] while the server does not answer it is asked again by itself", async () => {
		refusal = "offline";
		const keeper = open();
		keeper.change(named("Cogs"));
		await pass(KEEPS_AFTER_MS);
		refusal = undefined;
		await pass(10_000);
		expect(status(keeper)).toBe("kept");
		expect(server.draft.name.en).toBe("Cogs");
	});

	it("[BOOTHFORM4] what somebody else changed meanwhile is put together, kept and told", async () => {
		const keeper = open();
		keeper.change(named("Cogs"));
		server = formOf(tagged("Turning since 1990"), 2, "Wang");
		await pass(KEEPS_AFTER_MS);
		await pass(KEEPS_AFTER_MS);
		expect(server.draft).toMatchObject({ name: { en: "Cogs" }, tagline: { en: "Turning since 1990" } });
		expect(keeper.store.getState().taken).toEqual({ by: "Wang", paths: [["tagline", "en"]] });
		expect(status(keeper)).toBe("kept");
	});

	it("[BOOTHFORM4] where both changed one field nothing is kept before somebody chose", async () => {
		const keeper = open();
		keeper.change(tagged("Mine", named("Cogs")));
		server = formOf(named("Wheels"), 2, "Wang");
		await pass(KEEPS_AFTER_MS);
		const { keeping } = keeper.store.getState();
		expect(keeping).toMatchObject({
			status: "conflict",
			merge: { conflicts: [{ path: ["name", "en"], mine: "Cogs", theirs: "Wheels" }] },
		});
		await pass(60_000);
		expect(server.draft.name.en).toBe("Wheels");
		keeper.resolve(["theirs"]);
		await pass(KEEPS_AFTER_MS);
		expect(server.draft).toMatchObject({ name: { en: "Wheels" }, tagline: { en: "Mine" } });
		expect(status(keeper)).toBe("kept");
	});

	it("[BOOTHFORM4] a conflict outlives a reload", async () => {
		const keeper = open();
		keeper.change(named("Cogs"));
		keeper.stop();
		server = formOf(named("Wheels"), 2, "Wang");
		const again = open();
		expect(status(again)).toBe("conflict");
		again.resolve(["mine"]);
		await pass(KEEPS_AFTER_MS);
		expect(server.draft.name.en).toBe("Cogs");
	});

	it("[BOOTHFORM6] whoever has changed nothing follows what others keep", () => {
		const keeper = open();
		keeper.hear(formOf(named("Wheels"), 2, "Wang"));
		expect(keeper.store.getState().draft.name.en).toBe("Wheels");
		expect(status(keeper)).toBe("kept");
		keeper.hear(formOf(FIRST, 1));
		expect(keeper.store.getState().draft.name.en).toBe("Wheels");
	});

	it("[BOOTHFORM6] a refusal is told and loses nothing; before it is handed over all is kept", async () => {
		refusal = "unknown-media";
		const keeper = open();
		keeper.change(named("Cogs"));
		expect(await keeper.flush()).toBe(false);
		expect(keeper.store.getState().keeping).toEqual({ status: "refused", reason: "unknown-media" });
		expect(device?.draft.name.en).toBe("Cogs");
		refusal = undefined;
		expect(await keeper.flush()).toBe(true);
		expect(server.draft.name.en).toBe("Cogs");
	});

	it("[BOOTHFORM6] typed while it was being kept, it is kept after", async () => {
		const keeper = open();
		keeper.change(named("Cogs"));
		const kept = keeper.flush();
		keeper.change(named("Cogs & wheels"));
		await kept;
		await pass(KEEPS_AFTER_MS);
		expect(server.draft.name.en).toBe("Cogs & wheels");
		expect(status(keeper)).toBe("kept");
	});
});
