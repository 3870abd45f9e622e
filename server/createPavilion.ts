import { mkdir } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import { setLogger } from "@colyseus/core/Logger";
import express from "express";
import expressStaticGzip from "express-static-gzip";
import type { Logger } from "pino";
import type { ServerConfig } from "./config.ts";
import { createArchives } from "./createArchives.ts";
import { type ConsoleSide, createConsole } from "./createConsole.ts";
import { createMedia, type MediaSide } from "./createMedia.ts";
import { type Accounts, openAccounts } from "./features/accounts/openAccounts.ts";
import { ChatStore } from "./features/chat/ChatStore.ts";
import { WordList } from "./features/chat/WordList.ts";
import { documented } from "./features/docs/docsRoutes.ts";
import { EntryGate, entrantOf } from "./features/entry/EntryGate.ts";
import { entryRoutes } from "./features/entry/entryRoutes.ts";
import { BoothTemplates } from "./features/event/BoothTemplates.ts";
import { ContentShelf } from "./features/event/ContentShelf.ts";
import { hashGuest, newDoor } from "./features/event/consoleEventRoutes.ts";
import { contentRoutes } from "./features/event/contentRoutes.ts";
import { EventLibrary } from "./features/event/EventLibrary.ts";
import { EventStore } from "./features/event/EventStore.ts";
import { eventRoutes } from "./features/event/eventRoutes.ts";
import { HeadsetCodeStore } from "./features/headset/HeadsetCodeStore.ts";
import { headsetRoutes } from "./features/headset/headsetRoutes.ts";
import { PublicationStore } from "./features/publishing/PublicationStore.ts";
import { joinRoutes } from "./features/roster/joinRoutes.ts";
import { whereIsQuestion } from "./features/roster/peopleQuestions.ts";
import { addDevice } from "./features/visitors/addDevice.ts";
import { hashDeviceToken } from "./features/visitors/deviceToken.ts";
import { identifyVisitor } from "./features/visitors/identifyVisitor.ts";
import { VisitorStore } from "./features/visitors/VisitorStore.ts";
import { VisitStore } from "./features/visits/VisitStore.ts";
import { visitsRoutes } from "./features/visits/visitsRoutes.ts";
import { HallDirectory } from "./hall/HallDirectory.ts";
import { defineHallRoom, type HallStores } from "./hall/hallRoom.ts";
import { LocalHallBus } from "./hall/LocalHallBus.ts";
import { colyseusLogger } from "./http/colyseusLogger.ts";
import { createHttpApp } from "./http/createHttpApp.ts";
import { createTransport, refuseOtherUpgrades } from "./http/createTransport.ts";
import { networkAddresses, networkNames } from "./http/networkNames.ts";
import type { ServedEndpoint } from "./http/serve.ts";
import { openOwnCertificate, readTlsFiles, type TlsCertificate } from "./http/tlsCertificate.ts";
import { createWebServer } from "./http/WebServer.ts";
import { seedEvents } from "./seedEvents.ts";
import { BlobFolder } from "./storage/BlobFolder.ts";
import { type Database, openDatabase } from "./storage/openDatabase.ts";
import { openSecret } from "./storage/openSecret.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface PavilionOptions {
	readonly config: ServerConfig;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
	/** Serve the client from source with reload instead of from client/dist. */
	readonly development?: boolean;
	/** Folder of events that are there at the first start; the Caohejing carnival unless a test brings its own. */
	readonly sampleEvents?: string;
}

export interface Pavilion {
	/** The port it listens on. */
	readonly port: number;
	/** Undefined where it speaks plain http. */
	readonly tls: TlsCertificate | undefined;
	readonly library: EventLibrary;
	/** What organizers and exhibitors work on. */
	readonly organizing: ConsoleSide;
	/** What they upload, and what of a hall each booth may take. */
	readonly uploads: MediaSide;
	readonly halls: HallDirectory;
	readonly database: Database;
	readonly accounts: Accounts;
	/** All that it serves below `/api`. */
	readonly endpoints: readonly ServedEndpoint[];
	/** Stops in reverse of how it started: rooms say goodbye, what is kept is flushed. */
	close(): Promise<void>;
}

/** The whole server, given its settings, clock, chance and log. */
export async function createPavilion(options: PavilionOptions): Promise<Pavilion> {
	const { config, now, random, log, development = false } = options;
	await using started = new AsyncDisposableStack();
	setLogger(colyseusLogger(log));

	await mkdir(config.dataFolder, { recursive: true });
	const database = await openDatabase({ dataDir: config.dataFolder, databaseUrl: config.databaseUrl, log });
	started.defer(() => database.close());
	const secret = await openSecret(join(config.dataFolder, "secret.key"));
	const stores = await openStores(database, { config, secret, log }, started);
	const accounts = await openAccounts({ queries: database.queries, secret, now, log }, started);

	const blobs = await BlobFolder.open(join(config.dataFolder, "media"));
	const shelf = new ContentShelf(blobs, now);
	const templates = await BoothTemplates.open(join(root, "assets/booths/templates"), shelf, blobs, log);
	const library = new EventLibrary({ templates, shelf, log });
	const events = new EventStore(database.queries);
	const publications = new PublicationStore(database.queries);
	const organizing = createConsole({
		queries: database.queries,
		events,
		publications,
		library,
		templates,
		blobs,
		now,
		identify: accounts.identify,
		hashPassword: accounts.hashPassword,
		secret,
		budgets: () => uploads.budgets,
		record: (entry) => accounts.audit.record(entry),
		forgetPeople: async (eventId) => {
			await accounts.store.forgetEvent(eventId);
			await uploads.media.forgetEvent(eventId);
		},
	});
	const { drafts } = organizing;
	const uploads = await createMedia({
		queries: database.queries,
		blobs,
		shelf,
		templates,
		dataFolder: config.dataFolder,
		now,
		log,
		console: organizing,
	});
	started.defer(() => uploads.close());
	const folder = options.sampleEvents ?? join(root, "assets/events");
	await seedEvents({ folder, events, publications, drafts, blobs, nowMs: now(), log });
	for (const { eventId, live } of await events.list()) {
		if (live !== null) await library.show(eventId, (await publications.snapshot(eventId, live)) ?? null);
	}

	const tls = await openTls(config, now);
	const web = createWebServer(tls);
	started.defer(() => web.close());
	const http = web.server;
	const transport = createTransport(http, config.allowedOrigins);
	if (!development) refuseOtherUpgrades(http);
	started.defer(() => transport.shutdown());

	await matchMaker.setup();
	started.defer(() => matchMaker.gracefullyShutdown());
	await matchMaker.accept();
	const bus = new LocalHallBus(log);
	const halls = started.adopt(
		new HallDirectory({
			source: library,
			roomFor: (key, shown, seats) =>
				defineHallRoom({
					key,
					services: { now, random, log, bus, ...shown },
					seats,
					stores,
					contentOf: (boothId) => library.content(key.eventId, key.hallId, boothId),
				}),
			now,
			log,
		}),
		(directory) => directory.stop(),
	);
	await halls.start();

	const visitorOf = async (token: string) => (await stores.visitors.identify(hashDeviceToken(token)))?.id;
	const gate = new EntryGate({
		secret,
		visitorOf,
		verifyPassword: accounts.verifyPassword,
		entryOf: async (eventId) => (await events.find(eventId))?.entry,
		hashGuest: (eventId, address) => hashGuest(secret, eventId, address),
		isGuest: (eventId, guestHash) => events.isGuest(eventId, guestHash),
		isInside: (eventId, visitorId) => {
			const shown = library.events.find(({ id }) => id === eventId)?.halls ?? [];
			return shown.some(({ id }) => halls.find(eventId, id)?.has(visitorId));
		},
	});
	const archives = createArchives({
		organizing,
		events,
		blobs,
		media: uploads.media,
		newDoor: (kind) => newDoor(kind, accounts.hashPassword),
		record: (entry) => accounts.audit.record(entry),
		now,
		log,
	});
	const endpoints = documented([
		...organizing.endpoints,
		...archives,
		...uploads.endpoints,
		...accounts.routes(organizing),
		...entryRoutes({ gate, isPublic: (eventId) => library.events.some(({ id }) => id === eventId) }),
		...eventRoutes({
			library,
			presence: (eventId, hallId) => halls.find(eventId, hallId)?.presence,
			entryRefusal: (eventId, call) => gate.refusalFor(eventId, entrantOf(call)),
		}),
		...visitsRoutes({
			visits: stores.visits,
			now,
			boothIds: async (eventId) =>
				library.boothIds(eventId) ?? (await organizing.boothsOf(eventId))?.map(({ boothId }) => boothId),
			hasBooth: async (eventId, boothId) => (await organizing.booths.find(eventId, boothId)) !== undefined,
		}),
		...joinRoutes({
			log,
			now,
			joinsPerMinute: config.joinsPerMinute,
			published: (eventId, hallId) => library.hall(eventId, hallId),
			isBadName: (name) => stores.words.isBad(name),
			joinable: (eventId, hallId) => halls.find(eventId, hallId),
			whereIs: async (hall, visitorId) => {
				const answers = await bus.ask(whereIsQuestion, hall, { visitorId });
				return answers.find((answer) => answer !== null) ?? undefined;
			},
			entryRefusal: (eventId, entrant) => gate.refusalFor(eventId, entrant),
			identify: (deviceToken, profile) => identifyVisitor(stores.visitors, deviceToken, profile, now()),
		}),
		...headsetRoutes({
			codes: stores.headsetCodes,
			now,
			profileOf: (visitorId) => stores.visitors.find(visitorId),
			visitorOf,
			addDevice: (visitorId) => addDevice(stores.visitors, visitorId, now()),
			originsInNetwork: () => originsInNetwork(config, tls, port),
		}),
	]);

	const client = [shortAddresses(), ...(development ? await startDevelopment(http, started) : builtClient())];
	http.on(
		"request",
		createHttpApp({
			log,
			trustedProxies: config.trustedProxies,
			development,
			identify: accounts.identify,
			endpoints,
			pages: [contentRoutes({ shelf, mayReadDrafts: organizing.mayReadDrafts }), ...client],
		}),
	);
	const port = await web.listen(config.port, config.host);

	const running = started.move();
	return {
		port,
		tls,
		library,
		organizing,
		uploads,
		halls,
		database,
		accounts,
		endpoints,
		close: () => running.disposeAsync(),
	};
}

/** They write what still waits before the database closes. */
async function openStores(
	{ queries }: Database,
	{ config: { dataFolder }, secret, log }: { config: ServerConfig; secret: Uint8Array; log: Logger },
	started: AsyncDisposableStack,
): Promise<HallStores> {
	const visitors = started.adopt(new VisitorStore(queries), (store) => store.close());
	const visits = started.adopt(new VisitStore(queries), (store) => store.close());
	const chat = started.adopt(new ChatStore(queries), (store) => store.close());
	const words = started.adopt(await WordList.open(join(dataFolder, "word-filter.txt"), log), (list) => list.close());
	const headsetCodes = new HeadsetCodeStore({ queries, secret });
	return { visitors, visits, chat, words, headsetCodes };
}

async function startDevelopment(http: Server, started: AsyncDisposableStack) {
	const { startDevelopmentClient } = await import("./http/developmentClient.ts");
	const client = await startDevelopmentClient(http);
	started.defer(() => client.close());
	return [client.middleware];
}

/** What somebody types with a controller in the air is short, and has no ending; the console is one page for all below it. */
function shortAddresses() {
	const short = express.Router();
	short.get(/^\/console(\/|$)/, (request, _response, next) => {
		request.url = request.url.replace(/^\/console[^?]*/, "/console.html");
		next();
	});
	short.get("/preview/:token", (request, _response, next) => {
		request.url = request.url.replace(/^\/preview\/[^?]*/, "/preview.html");
		next();
	});
	short.get("/vr", (request, _response, next) => {
		request.url = request.url.replace(/^\/vr\/?/, "/vr.html");
		next();
	});
	return short;
}

/** Files with a hash in their name never change; pages are asked for anew. */
function builtClient() {
	const folder = join(root, "client/dist");
	const hashed = express.Router();
	hashed.use("/assets", compressedStatic(join(folder, "assets"), { immutable: true, maxAge: "1y" }));
	return [hashed, compressedStatic(folder, { maxAge: "1h", setHeaders: neverCachePages })];
}

/** What the build compressed goes out so to browsers that take it. */
function compressedStatic(folder: string, serveStatic: ServeStaticOptions) {
	return expressStaticGzip(folder, { enableBrotli: true, orderPreference: ["br", "gz"], serveStatic });
}

type ServeStaticOptions = NonNullable<NonNullable<Parameters<typeof expressStaticGzip>[1]>["serveStatic"]>;

function neverCachePages(response: { setHeader(name: string, value: string): unknown }, path: string): void {
	if (/\.html(\.br|\.gz)?$/.test(path)) response.setHeader("Cache-Control", "no-cache");
}

function openTls({ tls, dataFolder }: ServerConfig, now: () => number): Promise<TlsCertificate> | undefined {
	switch (tls.kind) {
		case "none":
			return undefined;
		case "own":
			return openOwnCertificate({ folder: join(dataFolder, "tls"), names: networkNames(), nowMs: now() });
		case "files":
			return readTlsFiles(tls);
		default:
			return tls satisfies never;
	}
}

/** Where other devices reach the hall: by the names of a real certificate, else by address. */
export function originsInNetwork(
	{ host }: Pick<ServerConfig, "host">,
	tls: TlsCertificate | undefined,
	port: number,
): string[] {
	const isEverywhere = host === "0.0.0.0" || host === "::";
	const here = isEverywhere ? networkAddresses() : [host].filter((name) => !/^(localhost|127\.|::1)/.test(name));
	const names = tls && !tls.isOwn ? tls.names : here;
	return names.map((name) => `${tls ? "https" : "http"}://${name.includes(":") ? `[${name}]` : name}:${port}`);
}
