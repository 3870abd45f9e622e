/** The page of a hall that headsets open: short, for it is typed with a controller in the air. */
const PAGE = "/vr";

/** What a headset has to open, seen from the page that somebody looks at now. */
export type HeadsetWay =
	/** By the address that this page has. */
	| { readonly kind: "same"; readonly address: string; readonly isSecure: boolean }
	/** This page is open on the hall's own machine, which others call otherwise; none where they do not reach it. */
	| { readonly kind: "network"; readonly addresses: readonly string[]; readonly isSecure: boolean };

export function isOnHallsMachine(hostname: string): boolean {
	return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

export function wayFrom(
	page: Pick<Location, "origin" | "protocol">,
	originsInNetwork: readonly string[] | null,
): HeadsetWay {
	const isSecure = page.protocol === "https:";
	if (originsInNetwork === null) return { kind: "same", address: page.origin + PAGE, isSecure };
	return { kind: "network", addresses: originsInNetwork.map((origin) => origin + PAGE), isSecure };
}

/** How a headset on a USB cable reaches the hall as its own localhost, which counts as secure. */
export function wayByCable({ port, protocol }: Pick<Location, "port" | "protocol">): {
	readonly command: string;
	readonly address: string;
} {
	const number = port || (protocol === "https:" ? "443" : "80");
	return { command: `adb reverse tcp:${number} tcp:${number}`, address: `${protocol}//localhost:${number}${PAGE}` };
}
