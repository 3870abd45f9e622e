import { describe, expect, it, vi } from "vitest";
import { checkDevice, type DeviceFacts } from "#client/features/lobby/checkDevice.ts";
import { doorsAt } from "#client/features/lobby/doorsAt.ts";
import { EntranceApi } from "#client/features/lobby/EntranceApi.ts";
import { isometricHall } from "#client/features/lobby/isometricHall.ts";
import { LobbyFeature } from "#client/features/lobby/LobbyFeature.ts";
import { nameProblem, openProfile } from "#client/features/lobby/Profile.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import { eventDates, timeUntil } from "#client/ui/i18n/eventDates.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { VISITOR_NAME_MAX } from "#shared/features/roster/rosterMessages.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";

const visibly = () => false;

describe("before going in", () => {
	it("[LOBBY1] the lobby finds the first hall, who is inside, and the booth of the link", async () => {
		await using hall = await startHall();
		await hall.join({ name: "Ada" });
		const api = new EntranceApi((input, init) => fetch(`${hall.origin}${input}`, init));
		const { booths } = await api.readHall(hall.eventId, hall.hallId);
		const lobby = new LobbyFeature({ api, wanted: { boothId: booths[2]?.id }, isHidden: visibly });
		lobby.start();
		await eventually(() => expect(lobby.state.getState().presence?.inside).toBe(1));
		expect(lobby.state.getState()).toMatchObject({
			hall: { status: "ready", published: { event: { id: hall.eventId } } },
			arrival: { kind: "booth", booth: { id: booths[2]?.id } },
		});
		lobby.arriveAtEntrance();
		expect(lobby.state.getState().arrival).toEqual({ kind: "entrance" });
		lobby.stop();
	});

	it("[LOBBY1] a link to a booth or an event that is not there says so", async () => {
		await using hall = await startHall();
		const api = new EntranceApi((input, init) => fetch(`${hall.origin}${input}`, init));
		const noBooth = new LobbyFeature({ api, wanted: { boothId: "nowhere" }, isHidden: visibly });
		const noEvent = new LobbyFeature({ api, wanted: { eventId: "nothing" }, isHidden: visibly });
		noBooth.start();
		noEvent.start();
		await eventually(() => expect(noBooth.state.getState().arrival).toEqual({ kind: "unknown" }));
		await eventually(() => expect(noEvent.state.getState().hall).toEqual({ status: "failed", failure: "no-event" }));
		noBooth.stop();
		noEvent.stop();
	});

	it("[LOBBY2] a hall that cannot be reached is told, and tried again by itself", async () => {
		await using hall = await startHall();
		let reachable = false;
		const api = new EntranceApi((input, init) => {
			if (!reachable) return Promise.reject(new TypeError("fetch failed"));
			return fetch(`${hall.origin}${input}`, init);
		});
		const lobby = new LobbyFeature({ api, wanted: {}, isHidden: visibly });
		lobby.start();
		await eventually(() => expect(lobby.state.getState().hall).toEqual({ status: "failed", failure: "unreachable" }));
		reachable = true;
		await eventually(() => expect(lobby.state.getState().hall.status).toBe("ready"), 8000);
		lobby.stop();
	});

	it("[LOBBY2] a proxy's error page counts as not reached", async () => {
		const api = new EntranceApi(async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
		await expect(api.findHall({})).rejects.toMatchObject({ failure: "unreachable" });
	});

	it("[LOBBY3] doors are closed before and after, and open in between, to the second", () => {
		const event = { opensAt: "2026-11-21T09:00:00+08:00", closesAt: "2026-11-23T18:00:00+08:00" };
		const at = (time: string) => doorsAt(event, Date.parse(time));
		expect(at("2026-11-21T00:59:59Z")).toBe("before");
		expect(at("2026-11-21T01:00:00Z")).toBe("open");
		expect(at("2026-11-23T09:59:59Z")).toBe("open");
		expect(at("2026-11-23T10:00:00Z")).toBe("after");
		expect(doorsAt({}, 0)).toBe("open");
	});

	it("[LOBBY3] dates and waits read as people say them", () => {
		const event = { opensAt: "2026-11-21T04:00:00Z", closesAt: "2026-12-06T04:00:00Z" };
		expect(eventDates(event, "zh-CN")).toBe("2026年11月21日至12月6日");
		expect(eventDates(event, "en")).toMatch(/November 21\s–\sDecember 6, 2026/u);
		expect(eventDates({}, "en")).toBeNull();
		const opens = Date.parse(event.opensAt);
		expect(timeUntil(event.opensAt, opens - 3 * 86_400_000, "en")).toBe("in 3 days");
		expect(timeUntil(event.opensAt, opens - 20 * 60_000, "zh-CN")).toBe("20分钟后");
	});
});

describe("the device", () => {
	const good: DeviceFacts = {
		webgl2: true,
		webSocket: true,
		headset: "none",
		secureContext: true,
		webXr: true,
		storage: true,
		audio: true,
		shortSide: 900,
	};
	const found = (changed: Partial<DeviceFacts>) =>
		checkDevice({ ...good, ...changed }).map(({ level, text }) => `${level} ${text}`);

	it("[LOBBY4] only what keeps one out stops: 3D graphics and the live connection", () => {
		expect(checkDevice(good).every(({ level }) => level === "good")).toBe(true);
		expect(found({ webgl2: false })).toContain("stop graphics-missing");
		expect(found({ webSocket: false })).toContain("stop connection-missing");
		const others = checkDevice({ ...good, storage: false, audio: false, shortSide: 390, webXr: false });
		expect(others.filter(({ level }) => level === "stop")).toEqual([]);
		expect(others.filter(({ level }) => level === "note")).toHaveLength(3);
	});

	it("[LOBBY4] each reason for having no VR is told apart, the address first", () => {
		expect(found({ secureContext: false, webXr: false })).toContain("good headset-insecure");
		expect(found({ webXr: false })).toContain("good headset-no-webxr");
		expect(found({ headset: "none" })).toContain("good headset-none");
		expect(found({ headset: "checking" })).toContain("good headset-checking");
		expect(found({ headset: "ready" })).toContain("good headset-good");
	});
});

describe("the visitor", () => {
	it("[LOBBY5] a name is asked for, and one that cannot be shown is told why", () => {
		expect(nameProblem("  ")).toBe("missing");
		expect(nameProblem("林一")).toBeNull();
		expect(nameProblem("x".repeat(VISITOR_NAME_MAX + 1))).toBe("too-long");
		expect(nameProblem("a\u202eb")).toBe("odd");
	});

	it("[LOBBY5] name, look and language are remembered; what was guessed gives way", () => {
		const raw = memoryStorage();
		const open = () => openProfile(new DeviceStorage(() => raw), { look: randomLook(() => 0), language: "en" });
		const look = randomLook(() => 0.9);
		open().setState({ name: "林一", language: "zh-CN", look });
		expect(open().getState()).toMatchObject({ name: "林一", language: "zh-CN", look });
	});

	it("[LOBBY5] a guessed look never has one colour twice", () => {
		for (let step = 0; step < 16; step++) {
			const values = [0.1, step / 16, 0.999, 0.5, 0.5];
			const next = vi.fn(() => values.shift() ?? 0);
			const { colour, accent } = randomLook(next);
			expect(colour).not.toBe(accent);
		}
	});
});

it("[LOBBY6] the picture of the hall shows every booth, with a place for the pin above it", async () => {
	await using hall = await startHall();
	const api = new EntranceApi((input, init) => fetch(`${hall.origin}${input}`, init));
	const published = await api.readHall(hall.eventId, hall.hallId);
	const { tops, viewBox, facets } = isometricHall(published);
	expect([...tops.keys()]).toEqual(published.booths.map(({ id }) => id));
	for (const { x, y } of tops.values()) {
		expect(x).toBeGreaterThan(viewBox.x);
		expect(x).toBeLessThan(viewBox.x + viewBox.width);
		expect(y).toBeGreaterThan(viewBox.y);
		expect(y).toBeLessThan(viewBox.y + viewBox.height);
	}
	for (const { colours } of published.booths) expect(facets.some(({ fill }) => fill === colours.primary)).toBe(true);
});

it("[LOBBY1] the hall's landmark stands in the picture", async () => {
	await using hall = await startHall();
	const api = new EntranceApi((input, init) => fetch(`${hall.origin}${input}`, init));
	const published = await api.readHall(hall.eventId, hall.hallId);
	const landmark = {
		model: "/content/tower.glb",
		name: { "zh-CN": "塔", en: "Tower" },
		x: 0,
		z: 0,
		rotation: 0,
		radius: 2,
	};
	const facetsOf = (of: typeof published) => isometricHall(of).facets.length;
	const { landmark: _, ...without } = published.hall;
	expect(facetsOf({ ...published, hall: { ...without, landmark } })).toBeGreaterThan(
		facetsOf({ ...published, hall: without }),
	);
});
