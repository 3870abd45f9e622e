import { hostname, networkInterfaces } from "node:os";

/** This machine's IPv4 addresses that others of its networks reach. IPv6 ones change by the day, for privacy. */
export function networkAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter((address) => address.family === "IPv4" && !address.internal)
		.map((address) => address.address);
}

/** Everything a browser may call this machine by, here or in its network. */
export function networkNames(): string[] {
	const name = hostname().toLowerCase();
	// What is no name in DNS would make the whole certificate unreadable.
	const isName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name);
	const names = isName ? [name, ...(name.includes(".") ? [] : [`${name}.local`])] : [];
	return [...new Set(["localhost", "127.0.0.1", "::1", ...names, ...networkAddresses()])];
}
