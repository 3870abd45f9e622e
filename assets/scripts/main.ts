import { hallEnvironment } from "./environments/hallEnvironment.ts";
import { BOOTH_MEDIA } from "./graphics/boothMedia.ts";
import { EXHIBITORS, type ExhibitorId, logoSheet } from "./graphics/logos.ts";
import { MediaKit } from "./graphics/MediaKit.ts";
import { EXHIBITS, LANDMARKS, TEMPLATES, writeExhibit, writeLandmark, writeTemplate } from "./models.ts";
import { makeProducts, type Product } from "./products.ts";
import { SCHEMAS } from "./schemas.ts";

const SCRIPTS = "assets/scripts";
const EVENT = "assets/events/caohejing-carnival/booths";
const MESH = [`${SCRIPTS}/mesh/*.ts`, `${SCRIPTS}/models.ts`];
const FILMS = ["film", "tune", "MediaKit", "ModelCamera", "renderer/*"].map(
	(name) => `${SCRIPTS}/graphics/${name}${name.includes("*") ? "" : ".ts"}`,
);
const GRAPHICS = [`${SCRIPTS}/graphics/*.ts`, `${SCRIPTS}/graphics/renderer/*`];

const products: Product<MediaKit>[] = [
	...Object.entries(SCHEMAS).map(([name, text]) => ({
		file: `shared/schema/${name}`,
		sources: ["shared/features/event/*.ts", "shared/features/booths/BoothDocument.ts", `${SCRIPTS}/schemas.ts`],
		make: async () => new TextEncoder().encode(text()),
	})),
	...Object.keys(TEMPLATES).map((id) => ({
		file: `assets/booths/templates/${id}.glb`,
		sources: [...MESH, `${SCRIPTS}/templates/*.ts`],
		make: () => writeTemplate(id),
	})),
	...Object.entries(EXHIBITS).flatMap(([booth, models]) =>
		Object.keys(models).map((name) => ({
			file: `${EVENT}/${booth}/media/${name}.glb`,
			sources: [...MESH, `${SCRIPTS}/exhibits/*.ts`],
			make: () => writeExhibit(booth, name),
		})),
	),
	...Object.keys(LANDMARKS).map((name) => ({
		file: `assets/events/caohejing-carnival/media/${name}.glb`,
		sources: [...MESH, `${SCRIPTS}/exhibits/*.ts`],
		make: () => writeLandmark(name),
	})),
	...(
		[
			["hall", "evening"],
			["hall-day", "day"],
		] as const
	).map(([name, mood]) => ({
		file: `assets/environments/${name}.env`,
		sources: [`${SCRIPTS}/environments/*.ts`],
		make: () => hallEnvironment(mood),
	})),
	...(Object.keys(EXHIBITORS) as ExhibitorId[]).map((id) => ({
		file: `${EVENT}/${id}/media/logo.webp`,
		sources: [`${SCRIPTS}/graphics/logos.ts`, `${SCRIPTS}/graphics/Studio.ts`],
		make: async (kit: MediaKit) => (await kit.studio()).webp(logoSheet(id), { transparent: true, quality: 90 }),
	})),
	...Object.entries(BOOTH_MEDIA).flatMap(([booth, media]) =>
		media.map(({ name, make }) => ({
			file: `${EVENT}/${booth}/media/${name}`,
			sources: [
				...(name.endsWith(".webm") ? FILMS : GRAPHICS),
				`${SCRIPTS}/graphics/booths/${booth}.ts`,
				`${EVENT}/${booth}/media/*.glb`,
			],
			make,
		})),
	),
];

const kit = new MediaKit();
try {
	const [wanted] = process.argv.slice(2);
	const made = await makeProducts(wanted ? products.filter(({ file }) => file.includes(wanted)) : products, kit);
	console.log(`${made} of ${products.length} files made; the rest were up to date.`);
} finally {
	await kit.close();
}
