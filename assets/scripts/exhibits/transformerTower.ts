import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { block, circle, cylinder, extrude, rod, sphere, sweep } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";

const TOKENS = 10;
const RADIUS = 0.15;
const LAYERS = 6;
const FLOOR = 0.06;
const PITCH = 0.062;
const HUES = ["#35d07f", "#6fe04a", "#d7ff6b", "#ffd84a", "#ff9a4a", "#ff6a5a"] as const;

const token = (i: number, y: number, radius = RADIUS): Vec3 => {
	const a = (i / TOKENS) * Math.PI * 2;
	return [Math.sin(a) * radius, y, Math.cos(a) * radius];
};

/** A language model as a tower: ten words below, six layers in which each looks at others, the next word's odds on top. */
export function transformerTower(): Model {
	const model = new Model("transformer-tower", {
		paint: { colour: "#ffffff", roughness: 0.4 },
		glass: { colour: "#c9f2dd", roughness: 0.06, alpha: 0.2 },
		light: { colour: "#e9ffb0", emissive: "#c8f53a" },
	});
	const random = seededRandom(20);
	const base = onto(model, model.node("base"));
	base("paint", extrude(circle(0.2, 40), 0.03, { bevel: 0.006 }), [0, 0, 0], { tint: "#06241a" });
	base("paint", extrude(circle(0.188, 40), 0.004, { bevel: 0 }), [0, 0.0285, 0], { tint: "#00734a" });
	for (let i = 0; i < TOKENS; i++) {
		// Each word is a block whose height says how common it is.
		const [x, , z] = token(i, 0);
		base("paint", block(0.05, 0.016 + 0.006 * (i % 3), 0.03, { bevel: 0.004 }), [x, 0.031, z], {
			turn: [0, (i / TOKENS) * Math.PI * 2, 0],
			tint: i === 7 ? "#d7ff6b" : "#f3f7f1",
		});
		for (let l = 0; l < LAYERS; l++)
			base("paint", rod(0.0022, PITCH - 0.008, 5), token(i, FLOOR + l * PITCH - 0.004), { tint: "#9fb8aa" });
	}
	base("paint", rod(0.0022, PITCH * 0.9, 5), token(7, FLOOR + LAYERS * PITCH - 0.004), { tint: "#d7ff6b" });

	// Layers that lie above the middle come apart; those below stand on the base.
	for (let l = 0; l < LAYERS; l++) {
		const y = FLOOR + (l + 0.5) * PITCH;
		const name = `layer-${l + 1}`;
		const node =
			l < 3 ? model.node(name, { at: [0, y, 0] }) : model.node(name, { at: [0, y, 0], extras: { part: name } });
		const put = onto(model, node);
		put("glass", extrude(circle(0.178, 30), 0.004, { bevel: 0 }), [0, -0.002, 0]);
		for (let i = 0; i < TOKENS; i++)
			put("paint", sphere(0.0125, { segments: 7, rings: 5 }), token(i, 0), {
				tint: i === 7 && l === LAYERS - 1 ? "#d7ff6b" : "#f3f7f1",
			});
		const links = 4 + l;
		for (let n = 0; n < links; n++) {
			const from = l > 3 && n % 2 ? 7 : Math.floor(random() * TOKENS);
			const to = (from + 2 + Math.floor(random() * (TOKENS - 3))) % TOKENS;
			const [a, b] = [token(from, 0), token(to, 0)];
			const lift = 0.012 + 0.02 * random();
			const arc = Array.from({ length: 7 }, (_, k): Vec3 => {
				const t = k / 6;
				const pull = 1 - 0.45 * Math.sin(Math.PI * t);
				return [(a[0] + (b[0] - a[0]) * t) * pull, lift * Math.sin(Math.PI * t), (a[2] + (b[2] - a[2]) * t) * pull];
			});
			put("paint", sweep(arc, { radius: 0.0018 + 0.0034 * random() ** 2, sides: 4 }), [0, 0, 0], {
				tint: HUES[l] as string,
			});
		}
	}
	const head = model.node("next-word", { at: [0, FLOOR + LAYERS * PITCH + 0.012, 0], extras: { part: "next-word" } });
	const odds = onto(model, head);
	odds("paint", extrude(circle(0.11, 32), 0.006, { bevel: 0.002 }), [0, 0, 0], { tint: "#06241a" });
	for (let i = 0; i < 9; i++) {
		const share = [0.06, 0.1, 0.2, 0.42, 1, 0.34, 0.18, 0.09, 0.05][i] as number;
		odds(
			i === 4 ? "light" : "paint",
			block(0.015, 0.008 + share * 0.075, 0.015, { bevel: 0.002 }),
			[-0.08 + i * 0.02, 0.006, 0],
			{ tint: "#9fd8bb" },
		);
	}
	odds("paint", cylinder(0.006, 0.02, { segments: 8, bevel: 0 }), [0, -0.02, 0], { tint: "#9fb8aa" });

	const channels: Channel[] = [];
	// Values on their way up: a bead for each word, a layer's height per turn.
	const beads = onto(model, model.node("beads"));
	for (let i = 0; i < TOKENS; i++)
		for (let l = 0; l < LAYERS; l++)
			if ((i + l) % 2)
				beads("light", sphere(0.0052, { segments: 5, rings: 4 }), token(i, FLOOR + l * PITCH - PITCH * 0.5));
	const times = Array.from({ length: 25 }, (_, n) => n / 6);
	// Every second place holds a bead, so the pattern repeats after two layers.
	channels.push({
		node: "beads",
		path: "translation",
		times,
		values: times.map((t): Vec3 => [0, (t / 4) * PITCH * 1.999, 0]),
	});
	model.animate("forward pass", channels);
	return model;
}
