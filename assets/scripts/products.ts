import { hallEnvironment } from "./environments/hallEnvironment.ts";
import { BOOTH_FILMS } from "./graphics/boothFilms.ts";
import { BOOTH_MEDIA } from "./graphics/boothMedia.ts";
import { drawLogo, EXHIBITORS, type ExhibitorId } from "./graphics/logos.ts";
import type { BoothMedia, MediaKit } from "./graphics/MediaKit.ts";
import { SPONSOR_MEDIA } from "./graphics/sponsors.ts";
import type { ImportGraph } from "./ImportGraph.ts";
import type { Product } from "./makeProducts.ts";
import { EXHIBITS, LANDMARKS, TEMPLATES } from "./models.ts";
import { SCHEMAS } from "./schemas.ts";
import { writeExhibit, writeLandmark, writeTemplate } from "./writeModels.ts";

const SCRIPTS = "assets/scripts";
const GRAPHICS = `${SCRIPTS}/graphics`;
const EVENT = "assets/events/caohejing-carnival";
const WRITER = `${SCRIPTS}/writeModels.ts`;
/** The kit is handed to those who draw, so they do not import it; its camera's page is built, not imported. */
const KIT = [`${GRAPHICS}/MediaKit.ts`, ...["index.html", "renderer.ts"].map((name) => `${GRAPHICS}/renderer/${name}`)];

/** Everything that `npm run assets` makes, in an order in which what is shown comes before what shows it. */
export function products(graph: ImportGraph): readonly Product<MediaKit>[] {
	/** Not the list of models, which imports them all: the one module from which it has this one. */
	const moduleOf = (model: () => unknown) => graph.originOf(`${SCRIPTS}/models.ts`, model.name);
	const mediaOf = (folder: string, booths: Readonly<Record<string, readonly BoothMedia[]>>) =>
		Object.entries(booths).flatMap(([booth, media]) =>
			media.map(({ name, make }) => ({
				file: `${EVENT}/booths/${booth}/media/${name}`,
				sources: [`${GRAPHICS}/${folder}/${booth}.ts`, ...KIT],
				make,
			})),
		);
	return [
		...Object.entries(SCHEMAS).map(([name, text]) => ({
			file: `shared/schema/${name}`,
			sources: [`${SCRIPTS}/schemas.ts`],
			make: async () => new TextEncoder().encode(text()),
		})),
		...Object.entries(TEMPLATES).map(([id, stand]) => ({
			file: `assets/booths/templates/${id}.glb`,
			sources: [moduleOf(stand), WRITER],
			make: async () => writeTemplate(stand()),
		})),
		...Object.entries(EXHIBITS).flatMap(([booth, models]) =>
			Object.entries(models).map(([name, model]) => ({
				file: `${EVENT}/booths/${booth}/media/${name}.glb`,
				sources: [moduleOf(model), WRITER],
				make: async () => writeExhibit(await model()),
			})),
		),
		...Object.entries(LANDMARKS).map(([name, model]) => ({
			file: `${EVENT}/media/${name}.glb`,
			sources: [moduleOf(model), WRITER],
			make: async () => writeLandmark(model()),
		})),
		...(
			[
				["hall", "evening"],
				["hall-day", "day"],
			] as const
		).map(([name, mood]) => ({
			file: `assets/environments/${name}.env`,
			sources: [`${SCRIPTS}/environments/hallEnvironment.ts`],
			make: () => hallEnvironment(mood),
		})),
		...(Object.keys(EXHIBITORS) as ExhibitorId[]).map((id) => ({
			file: `${EVENT}/booths/${id}/media/logo.webp`,
			sources: [`${GRAPHICS}/logos.ts`, `${GRAPHICS}/Studio.ts`],
			make: async (kit: MediaKit) => drawLogo(await kit.studio(), id),
		})),
		...SPONSOR_MEDIA.map(({ name, make }) => ({
			file: `${EVENT}/media/${name}`,
			sources: [`${GRAPHICS}/sponsors.ts`, `${GRAPHICS}/Studio.ts`],
			make,
		})),
		...mediaOf("booths", BOOTH_MEDIA),
		...mediaOf("films", BOOTH_FILMS),
	];
}
