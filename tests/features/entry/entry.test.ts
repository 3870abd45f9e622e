import { expect, it } from "vitest";
import { joinHall } from "#client/connection/joinHall.ts";
import { EntranceApi, EntranceClosed } from "#client/features/lobby/EntranceApi.ts";
import { EntryPass } from "#client/features/lobby/EntryPass.ts";
import { LobbyFeature } from "#client/features/lobby/LobbyFeature.ts";
import { openDeviceToken } from "#client/features/lobby/openDeviceToken.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { EntryProof } from "#shared/features/entry/entryMessages.ts";
import { createEvent, editEntry, readEntry } from "#shared/features/event/eventEndpoints.ts";
import { codeRequest } from "#shared/features/headset/headsetMessages.ts";
import { publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

/** A browser with a storage of its own. */
function openDevice(hall: HallHarness, storage = new DeviceStorage(() => memoryStorage())) {
	const pass = new EntryPass(storage);
	const api = new EntranceApi((input, init) => fetch(new URL(String(input), hall.origin), init), pass);
	const deviceToken = openDeviceToken(storage);
	return {
		storage,
		pass,
		api,
		deviceToken,
		join: () =>
			joinHall({
				origin: hall.origin,
				eventId: hall.eventId,
				hallId: hall.hallId,
				profile: () => ({
					name: "Ada",
					look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 },
					language: "en",
					noGoTo: false,
				}),
				deviceToken,
				entryTicket: () => pass.ticket(hall.eventId),
			}),
		openLobby(entryToken?: string) {
			const kept: string[] = [];
			const lobby = new LobbyFeature({
				api,
				wanted: { entryToken },
				isHidden: () => true,
				onEntryKept: () => kept.push("kept"),
			});
			lobby.start();
			return { lobby, kept, hall: () => lobby.state.getState().hall };
		},
	};
}

it("[ENTRY6] whoever may not come in is told title and dates, and nothing of halls, booths and who is inside", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "password", password: "carnival" },
	});

	const here = `${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}`;
	const index = await fetch(here);
	expect(index.status).toBe(403);
	const told = (await index.json()) as { reason: string; details: { event: Record<string, unknown> } };
	expect(told.reason).toBe("entry-password");
	expect(Object.keys(told.details)).toEqual(["event"]);
	const { id, title, opensAt } = told.details.event;
	expect({ id, title, opensAt }).toMatchObject({ id: hall.eventId, title: { en: expect.any(String) } });
	expect(JSON.stringify(told)).not.toMatch(/booth|wall|capacity/i);
	const presence = await fetch(`${here}/presence`);
	expect([presence.status, await presence.json()]).toEqual([403, { reason: "entry-password" }]);
	await expect(openDevice(hall).join()).rejects.toMatchObject({ reason: "entry-password" });
});

it("[ENTRY7] shown once at the lobby, it lets this device in again by itself, after a reload and a lost connection too", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "list", guests: ["ada@example.com"] },
	});
	const device = openDevice(hall);
	const { lobby, hall: met } = device.openLobby();
	await eventually(() => expect(met()).toMatchObject({ status: "closed", asks: "list", isAsking: false }));
	await lobby.showProof({ kind: "list", address: "eve@example.com" });
	expect(met()).toMatchObject({ status: "closed", refusal: { reason: "not-on-list" } });
	await lobby.showProof({ kind: "list", address: "Ada@example.com" });
	await eventually(() => expect(met()).toMatchObject({ status: "ready" }));
	lobby.stop();

	const first = await device.join();
	await first.leave();
	// A page that is loaded anew has the storage and nothing else.
	const again = openDevice(hall, device.storage);
	const reloaded = again.openLobby();
	await eventually(() => expect(reloaded.hall()).toMatchObject({ status: "ready" }));
	reloaded.lobby.stop();
	const second = await again.join();
	await second.leave();
});

it("[ENTRY7] the token of a link is taken from the address, once, and need not stand there any longer", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	const policy = await organizer.call(editEntry, { params: { eventId: hall.eventId }, body: { kind: "link" } });
	const token = policy.kind === "link" ? policy.token : "";
	const invited = openDevice(hall).openLobby(token);
	await eventually(() => expect(invited.hall()).toMatchObject({ status: "ready" }));
	expect(invited.kept).toEqual(["kept"]);
	invited.lobby.stop();
	const stranger = openDevice(hall).openLobby("a-token-of-nobody");
	await eventually(() =>
		expect(stranger.hall()).toMatchObject({ status: "closed", refusal: { reason: "entry-link" }, isAsking: false }),
	);
	expect(stranger.kept).toEqual([]);
	stranger.lobby.stop();
});

it("[ENTRY4] when the door asks for something else, who is inside stays and comes back, and others show it anew", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "password", password: "carnival" },
	});
	const device = openDevice(hall);
	await device.api.showProof(hall.eventId, { kind: "password", password: "carnival" });
	const inside = await device.join();
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "password", password: "another" },
	});
	expect(
		await device.pass.fetchFor(hall.eventId)(`${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}`),
	).toMatchObject({
		status: 200,
	});
	const reconnected = await device.join();
	await reconnected.leave();
	await inside.leave();
	await eventually(() => expect(hall.room.visitors.size).toBe(0));
	await expect(device.join()).rejects.toMatchObject({ reason: "entry-password" });
	await expect(device.api.readHall(hall.eventId, hall.hallId)).rejects.toBeInstanceOf(EntranceClosed);
	const right: EntryProof = { kind: "password", password: "another" };
	await device.api.showProof(hall.eventId, right);
	await (await device.join()).leave();
});

it("[ENTRY4] organizers and exhibitors of the event who are signed in see and enter it without", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	const exhibitor = await hall.signIn("exhibitor");
	await organizer.call(editEntry, { params: { eventId: hall.eventId }, body: { kind: "link" } });
	const here = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
	for (const somebody of [organizer, exhibitor]) expect((await somebody.fetch(here)).status).toBe(200);
	expect((await fetch(`${hall.origin}${here}`)).status).toBe(403);
});

it("[ENTRY8] a headset's code carries it on", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "password", password: "carnival" },
	});
	const desk = openDevice(hall);
	await desk.api.showProof(hall.eventId, { kind: "password", password: "carnival" });
	const ada = await desk.join();
	const { code, ticket } = await ada.request(codeRequest, null);
	const carried = { bag: "[]", favourites: [], entryTicket: desk.pass.ticket(hall.eventId) };
	const put = { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(carried) };
	expect((await fetch(`${hall.origin}/api/headset/belongings/${ticket}`, put)).status).toBe(204);
	const redeemed = await fetch(`${hall.origin}/api/headset/redeem`, {
		...put,
		method: "POST",
		body: JSON.stringify({ code }),
	});
	const { belongings } = (await redeemed.json()) as { belongings: typeof carried };
	const headset = openDevice(hall);
	headset.pass.keep(hall.eventId, belongings.entryTicket ?? "");
	expect((await headset.api.readHall(hall.eventId, hall.hallId)).event.id).toBe(hall.eventId);
	await ada.leave();
});

it("[ENTRY5] wrong passwords are listened to ten times a minute", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	await organizer.call(editEntry, {
		params: { eventId: hall.eventId },
		body: { kind: "password", password: "carnival" },
	});
	const { api } = openDevice(hall);
	for (let guess = 0; guess < 10; guess++) {
		const wrong = api.showProof(hall.eventId, { kind: "password", password: `guess ${guess}` });
		await expect(wrong).rejects.toMatchObject({ reason: "bad-password" });
	}
	const late = api.showProof(hall.eventId, { kind: "password", password: "guess" });
	await expect(late).rejects.toMatchObject({ reason: "too-fast", retryAfterMs: expect.any(Number) });
});

it("[ENTRY9] a copy of an event asks for the same password, a link of its own, or a list that is empty yet", async () => {
	await using hall = await startHall();
	const owner = await hall.signIn("owner");
	const { api } = openDevice(hall);
	const params = { eventId: hall.eventId };
	const title = { "zh-CN": "副本", en: "Copy" };
	const copied = async (eventId: string) => {
		await owner.call(createEvent, { body: { eventId, title, copyOf: hall.eventId } });
		await owner.call(publishEvent, { params: { eventId }, body: {} });
		return owner.call(readEntry, { params: { eventId } });
	};
	await owner.call(editEntry, { params, body: { kind: "password", password: "carnival" } });
	expect(await copied("by-password")).toEqual({ kind: "password" });
	const wrong = api.showProof("by-password", { kind: "password", password: "guess" });
	await expect(wrong).rejects.toMatchObject({ reason: "bad-password" });
	await expect(api.showProof("by-password", { kind: "password", password: "carnival" })).resolves.not.toThrow();

	const link = await owner.call(editEntry, { params, body: { kind: "link" } });
	const other = await copied("by-link");
	expect(other).toMatchObject({ kind: "link", token: expect.any(String) });
	expect(other).not.toEqual(link);

	await owner.call(editEntry, { params, body: { kind: "list", guests: ["ada@example.com"] } });
	expect(await copied("by-list")).toEqual({ kind: "list", guests: 0 });
	const guest = api.showProof("by-list", { kind: "list", address: "ada@example.com" });
	await expect(guest).rejects.toMatchObject({ reason: "not-on-list" });
}, 60_000);
