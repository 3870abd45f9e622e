const BELOW = "/content/";

/** Where content of this name is served. */
export function addressOf(name: string): string {
	return BELOW + name;
}

/** The name in an address below `/content/`. */
export function nameIn(address: string): string {
	return address.slice(BELOW.length);
}
