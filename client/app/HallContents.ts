import type { StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import { AvatarsFeature, type AvatarsFeatureOptions } from "#client/features/avatars/AvatarsFeature.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import { ExhibitsFeature, type ExhibitsFeatureOptions } from "#client/features/exhibits/ExhibitsFeature.ts";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Feature } from "./Feature.ts";
import type { StartHallOptions } from "./HallSession.ts";

export interface HallContentsOptions extends Pick<StartHallOptions, "settings" | "bag" | "i18n" | "signal"> {
	/** Followed live. */
	readonly published: StoreApi<PublishedHall>;
	readonly hall: HallScene;
	readonly connection: HallConnection;
	readonly poses: AvatarsFeatureOptions["poses"];
	readonly approach: ExhibitsFeatureOptions["approach"];
}

/**
 * Who and what is in the hall: others, exhibits, booths. A module of its own, fetched when one can walk already, because
 * it is as large as everything that walking needs.
 */
export class HallContents implements Feature {
	readonly avatars: AvatarsFeature;
	readonly exhibits: ExhibitsFeature;
	readonly booths: BoothsFeature;
	readonly #options: HallContentsOptions;
	readonly #translate = () => this.booths.setLanguage(languageOf(this.#options.i18n));

	constructor(options: HallContentsOptions) {
		this.#options = options;
		const { hall, connection, poses, published, i18n, settings, bag, signal, approach } = options;
		const boothOf = (boothId: string) => published.getState().booths.find(({ id }) => id === boothId);
		const nameOf = (boothId: string) => boothOf(boothId)?.name;
		this.avatars = new AvatarsFeature({ hall, connection, poses });
		this.exhibits = new ExhibitsFeature({
			hall,
			connection,
			i18n,
			volume: () => settings.getState().volume,
			bag: {
				brochures: bag.brochures,
				take: (brochure) => {
					const boothName = nameOf(brochure.boothId);
					if (boothName) bag.take({ ...brochure, boothName });
				},
				takeOut: (brochure) => bag.takeOut(brochure),
				links: bag.links,
				takeLink: (link) => {
					const boothName = nameOf(link.boothId);
					if (boothName) bag.takeLink({ ...link, boothName });
				},
				takeOutLink: (link) => bag.takeOutLink(link),
			},
			exhibitsAt: async (boothId) => {
				const booth = boothOf(boothId);
				const response = booth && (await fetch(booth.content, { signal }));
				return response?.ok ? ((await response.json()) as BoothContent).exhibits : {};
			},
			approach,
		});
		this.booths = new BoothsFeature({
			hallScene: hall,
			published,
			exhibits: this.exhibits,
			language: languageOf(i18n),
		});
	}

	start(): void {
		this.avatars.start();
		this.exhibits.start();
		this.booths.start();
		this.#options.i18n.on("languageChanged", this.#translate);
	}

	stop(): void {
		this.#options.i18n.off("languageChanged", this.#translate);
		this.booths.stop();
		this.exhibits.stop();
		this.avatars.stop();
	}

	/** Of an exhibit where it stands, or of the place that is meant for it; undefined where there is none. */
	middleOf(boothId: string, slot: string): ReturnType<BoothsFeature["middleOf"]> {
		return this.exhibits.middleOf(boothId, slot) ?? this.booths.middleOf(boothId, slot);
	}
}
