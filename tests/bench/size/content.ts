import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { quantile } from "../quantile.ts";

export interface ContentSize {
	/** The building: index, light, landmark. Its walls are drawn by scripts. */
	readonly hallShellBytes: number;
	/** Of a booth as it comes in: content, stand, logo, models and pictures. */
	readonly boothBytes: { readonly median: number; readonly max: number };
	/** Of its films and documents, which come when somebody opens them. */
	readonly boothOnDemandBytes: { readonly median: number; readonly max: number };
}

const ON_DEMAND = /\.(webm|mp4|pdf)$/;

export async function measureContent(origin: string, index: string): Promise<ContentSize> {
	const published = (await (await fetch(origin + index)).json()) as PublishedHall;
	const shell = [index, "/environments/hall.env", ...addressesIn(published.hall)];
	const atOnce: number[] = [];
	const onDemand: number[] = [];
	for (const { content } of published.booths) {
		const read = (await (await fetch(origin + content)).json()) as BoothContent;
		const addresses = [...new Set([content, ...addressesIn(read)])];
		atOnce.push(
			await bytesOf(
				origin,
				addresses.filter((address) => !ON_DEMAND.test(address)),
			),
		);
		onDemand.push(
			await bytesOf(
				origin,
				addresses.filter((address) => ON_DEMAND.test(address)),
			),
		);
	}
	const spread = (bytes: readonly number[]) => ({ median: quantile(bytes, 0.5), max: quantile(bytes, 1) });
	return {
		hallShellBytes: await bytesOf(origin, shell),
		boothBytes: spread(atOnce),
		boothOnDemandBytes: spread(onDemand),
	};
}

/** Addresses of this host anywhere in a document. */
function addressesIn(value: unknown): string[] {
	if (typeof value === "string") return value.startsWith("/content/") ? [value] : [];
	return value && typeof value === "object" ? Object.values(value).flatMap(addressesIn) : [];
}

async function bytesOf(origin: string, addresses: readonly string[]): Promise<number> {
	let sum = 0;
	for (const address of addresses) {
		const response = await fetch(origin + address);
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		sum += (await response.arrayBuffer()).byteLength;
	}
	return sum;
}
