import type { Logger } from "pino";

/** Colyseus logs like the console does; its lines go where ours go. Its own errors are warnings: ours say what matters. */
export function colyseusLogger(log: Logger) {
	const say =
		(level: "debug" | "info" | "warn") =>
		(...parts: unknown[]) => {
			const err = parts.find((part) => part instanceof Error);
			log[level]({ source: "colyseus", ...(err ? { err } : {}) }, parts.filter((part) => part !== err).join(" "));
		};
	return { debug: say("debug"), info: say("debug"), trace: say("debug"), warn: say("warn"), error: say("warn") };
}
