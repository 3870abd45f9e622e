import { resolve } from "node:path";
import { z } from "zod";

/** Every setting of the server, by the environment variable that sets it. Documented in server/README.md. */
const environment = z.object({
	/** TCP port of everything: pages, content, API and WebSocket. 0 takes a free one. */
	PORT: z.coerce.number().int().min(0).max(65_535).default(2567),
	/** Address to listen on; 0.0.0.0 lets other devices of the network in. */
	HOST: z.string().min(1).default("0.0.0.0"),
	/** Folder of everything that is kept: database, events, word list. */
	DATA_DIR: z.string().min(1).default("data"),
	/** A `postgres://` address; without it an embedded database in DATA_DIR is used. */
	DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
	/** How many reverse proxies stand before the server and set X-Forwarded-For; 0 trusts none. */
	TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
	/** Origins besides the server's own that may open a WebSocket, by comma. */
	ALLOWED_ORIGINS: z.string().default(""),
	/** 1 serves everything over https, with a certificate that the server makes and keeps in DATA_DIR. */
	HTTPS: z.enum(["0", "1"], "write 1 or 0").default("0"),
	/** Paths of a certificate (with its chain) and its key, in PEM; both or none. They switch https on. */
	TLS_CERT: z.string().optional(),
	TLS_KEY: z.string().optional(),
	LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
	/** Joins an address may ask for each minute; a school or a fair shares one address. */
	JOINS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(300),
});

/** Where the certificate for https comes from; `none` is plain http. */
export type TlsSetting =
	| { readonly kind: "none" }
	| { readonly kind: "own" }
	| { readonly kind: "files"; readonly certificate: string; readonly key: string };

export interface ServerConfig {
	readonly port: number;
	readonly host: string;
	readonly tls: TlsSetting;
	readonly dataFolder: string;
	readonly databaseUrl: string | undefined;
	readonly trustedProxies: number;
	readonly allowedOrigins: readonly string[];
	readonly logLevel: z.infer<typeof environment>["LOG_LEVEL"];
	readonly joinsPerMinute: number;
}

/** Throws an Error whose message names each wrong variable in plain words. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ServerConfig {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
	const parsed = environment.safeParse(given);
	if (!parsed.success) {
		const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
		throw new Error(`These settings are not understood:\n${lines.join("\n")}`);
	}
	const settings = parsed.data;
	return {
		port: settings.PORT,
		host: settings.HOST,
		tls: tlsSetting(settings),
		dataFolder: resolve(settings.DATA_DIR),
		databaseUrl: settings.DATABASE_URL,
		trustedProxies: settings.TRUSTED_PROXIES,
		allowedOrigins: settings.ALLOWED_ORIGINS.split(",")
			.map((origin) => origin.trim())
			.filter(Boolean),
		logLevel: settings.LOG_LEVEL,
		joinsPerMinute: settings.JOINS_PER_MINUTE,
	};
}

function tlsSetting({ HTTPS, TLS_CERT, TLS_KEY }: z.infer<typeof environment>): TlsSetting {
	if (TLS_CERT !== undefined && TLS_KEY !== undefined) {
		return { kind: "files", certificate: resolve(TLS_CERT), key: resolve(TLS_KEY) };
	}
	if (TLS_CERT !== undefined) throw new Error("TLS_CERT is set and TLS_KEY is not: a certificate needs its key.");
	if (TLS_KEY !== undefined) throw new Error("TLS_KEY is set and TLS_CERT is not: a key needs its certificate.");
	return HTTPS === "1" ? { kind: "own" } : { kind: "none" };
}
