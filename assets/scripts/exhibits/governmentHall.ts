import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	arcBand,
	block,
	board,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** The service hall with its roof taken off: an arc of counters, waiting rows, self-service wall, people. 0.44 m square at 1:50. */
export function governmentHall(): Model {
	const model = new Model("government-hall", {
		matte: { colour: "#ffffff", roughness: 0.8 },
		wood: { colour: "#b98a5c", roughness: 0.6 },
		red: { colour: "#a8242b", roughness: 0.5 },
		screen: { colour: "#0b2a4a", emissive: "#3f8fd6" },
		light: { colour: "#ffffff", emissive: "#fff0d0" },
		glass: { colour: "#bcd4de", roughness: 0.08, alpha: 0.35 },
	});
	const base = model.node("base");
	model.add("matte", extrude(roundedRectangle(0.44, 0.44, 0.016, 3), 0.014, { bevel: 0.004 }), {
		node: base,
		tint: "#2a2725",
	});
	model.add("matte", extrude(roundedRectangle(0.42, 0.42, 0.01, 2), 0.017, { bevel: 0 }), {
		node: base,
		tint: "#ddd6c8",
	});
	const Y = 0.017;
	const tiles: Surface[] = [];
	for (let i = 0; i < 7; i++)
		for (let k = 0; k < 7; k++)
			if ((i + k) % 2)
				tiles.push(
					place(board(0.056, 0.056, 0.0003), {
						at: [-0.174 + i * 0.058, Y + 0.0001, -0.146 + k * 0.058],
						turn: [-Math.PI / 2, 0, 0],
					}),
				);
	model.add("matte", join(...tiles), { node: base, tint: "#cfc6b4" });

	const shell = model.node("walls");
	model.add("matte", block(0.42, 0.11, 0.008, { bevel: 0.001, divide: 0.06 }), {
		node: shell,
		at: [0, Y, -0.205],
		tint: "#f0ebe0",
	});
	for (const side of [-1, 1]) {
		model.add("matte", block(0.008, 0.11, 0.2, { bevel: 0.001, divide: 0.06 }), {
			node: shell,
			at: [side * 0.206, Y, -0.1],
			tint: "#f0ebe0",
		});
		model.add("glass", block(0.004, 0.1, 0.2, { bevel: 0 }), { node: shell, at: [side * 0.206, Y, 0.1] });
		for (let i = 0; i < 4; i++)
			model.add("matte", cylinder(0.006, 0.12, { segments: 12, bevel: 0.001 }), {
				node: shell,
				at: [side * 0.19, Y, -0.02 + i * 0.068],
				tint: "#e8e1d3",
			});
	}
	model.add("red", block(0.3, 0.02, 0.004, { bevel: 0.001 }), { node: shell, at: [0, Y + 0.082, -0.199] });
	model.add("matte", block(0.19, 0.007, 0.002, { bevel: 0 }), {
		node: shell,
		at: [0, Y + 0.0885, -0.197],
		tint: "#f6dfa4",
	});
	// Roof beams without the roof.
	for (let i = 0; i < 5; i++)
		model.add("wood", block(0.42, 0.006, 0.006, { bevel: 0.001 }), {
			node: shell,
			at: [0, Y + 0.113, -0.19 + i * 0.095],
		});
	for (const side of [-1, 1])
		model.add("wood", block(0.008, 0.008, 0.41, { bevel: 0.001 }), { node: shell, at: [side * 0.202, Y + 0.11, 0] });

	const counters = model.node("counters", { extras: { part: "counters" } });
	const centre: Vec3 = [0, Y, 0.06];
	const [from, to] = [Math.PI - 0.95, Math.PI + 0.95];
	model.add("wood", extrude(arcBand(0.165, 0.19, from, to, 22), 0.017, { bevel: 0 }), { node: counters, at: centre });
	model.add("matte", extrude(arcBand(0.16, 0.196, from - 0.01, to + 0.01, 22), 0.003, { bevel: 0.0006 }), {
		node: counters,
		at: [0, Y + 0.017, 0.06],
		tint: "#f7f4ee",
	});
	model.add("light", extrude(arcBand(0.1635, 0.165, from, to, 22), 0.002, { bevel: 0 }), {
		node: counters,
		at: [0, Y + 0.004, 0.06],
	});
	for (let i = 0; i < 8; i++) {
		const a = from + 0.12 + (i / 7) * (to - from - 0.24);
		const at = (r: number, y: number): Vec3 => [Math.sin(a) * r, Y + y, 0.06 + Math.cos(a) * r];
		model.add("screen", block(0.014, 0.009, 0.0012, { bevel: 0 }), {
			node: counters,
			at: at(0.182, 0.021),
			turn: [0, a, 0],
		});
		model.add("matte", block(0.004, 0.003, 0.004, { bevel: 0 }), {
			node: counters,
			at: at(0.182, 0.0195),
			tint: "#3a3d42",
		});
		model.add("glass", block(0.028, 0.012, 0.001, { bevel: 0 }), {
			node: counters,
			at: at(0.166, 0.02),
			turn: [0, a, 0],
		});
		model.add("red", block(0.016, 0.006, 0.001, { bevel: 0 }), {
			node: counters,
			at: at(0.178, 0.046),
			turn: [0, a, 0],
		});
		model.add(
			"matte",
			lathe(
				[
					[0.0006, 0],
					[0.0006, 0.03],
				],
				4,
			),
			{ node: counters, at: at(0.1788, 0.018), tint: "#8d9197" },
		);
	}
	model.add("screen", block(0.12, 0.03, 0.003, { bevel: 0 }), { node: counters, at: [0, Y + 0.05, -0.196] });

	const furniture = model.node("waiting-area", { extras: { part: "waiting-area" } });
	for (let row = 0; row < 3; row++) {
		for (let i = 0; i < 6; i++) {
			const [x, z] = [-0.055 + i * 0.022, 0.045 + row * 0.036];
			model.add("red", block(0.018, 0.003, 0.014, { bevel: 0.001 }), { node: furniture, at: [x, Y + 0.008, z] });
			model.add("red", block(0.018, 0.012, 0.003, { bevel: 0.001 }), {
				node: furniture,
				at: [x, Y + 0.009, z + 0.0075],
			});
		}
		model.add("matte", block(0.128, 0.003, 0.004, { bevel: 0 }), {
			node: furniture,
			at: [0, Y + 0.005, 0.046 + row * 0.036],
			tint: "#5a5e63",
		});
		for (const x of [-0.05, 0.05])
			model.add("matte", block(0.003, 0.006, 0.012, { bevel: 0 }), {
				node: furniture,
				at: [x, Y, 0.046 + row * 0.036],
				tint: "#5a5e63",
			});
	}
	const kiosks = model.node("kiosks", { extras: { part: "kiosks" } });
	for (let i = 0; i < 4; i++) {
		const z = -0.005 + i * 0.045;
		model.add("matte", block(0.012, 0.026, 0.018, { bevel: 0.002 }), {
			node: kiosks,
			at: [-0.178, Y, z],
			tint: "#f5f2ec",
		});
		model.add("screen", block(0.001, 0.012, 0.013, { bevel: 0 }), { node: kiosks, at: [-0.1715, Y + 0.012, z] });
	}
	model.add("wood", extrude(circle(0.026, 22), 0.018, { bevel: 0.001 }), { node: kiosks, at: [0.13, Y, 0.1] });
	model.add("matte", extrude(circle(0.029, 22), 0.003, { bevel: 0.0008 }), {
		node: kiosks,
		at: [0.13, Y + 0.018, 0.1],
		tint: "#f7f4ee",
	});

	const people = model.node("people");
	const stand = (x: number, z: number, coat: string, seated = false) => {
		for (const [surface, tint] of person()) {
			const sized = place(surface, { scale: seated ? [1, 0.72, 1] : 1 });
			model.add("matte", sized, { node: people, at: [x, Y, z], tint: tint ?? coat });
		}
	};
	const coats = ["#3d5a80", "#7a4b63", "#5b6b4a", "#a05a3c", "#444a58", "#8a7a4a"] as const;
	for (let i = 0; i < 8; i++) {
		const a = from + 0.12 + (i / 7) * (to - from - 0.24);
		stand(Math.sin(a) * 0.205, 0.06 + Math.cos(a) * 0.205 - 0.001, "#a8242b", true);
		if (i % 3 !== 1) stand(Math.sin(a) * 0.148, 0.06 + Math.cos(a) * 0.148, coats[i % 6] ?? "#444a58");
	}
	for (const [i, row] of [
		[0, 0],
		[2, 0],
		[3, 1],
		[5, 1],
		[1, 2],
	] as const)
		stand(-0.055 + i * 0.022, 0.045 + row * 0.036, coats[(i + row) % 6] ?? "#444a58", true);
	stand(-0.16, 0.0, "#5b6b4a");
	stand(-0.158, 0.088, "#7a4b63");
	stand(0.13, 0.118, "#444a58");

	const channels: Channel[] = [];
	(
		[
			[
				[0.0, 0.2],
				[0.09, 0.17],
				[0.1, 0.03],
				[0.05, -0.06],
			],
			[
				[-0.1, 0.19],
				[-0.11, 0.05],
				[-0.05, -0.04],
			],
			[
				[0.16, 0.2],
				[0.165, 0.06],
				[0.13, -0.02],
			],
		] as const
	).forEach((path, i) => {
		const name = `visitor-${i + 1}`;
		const there = path.map(([x, z]): Vec3 => [x, Y, z]);
		const walk = [...there, ...there.slice(0, -1).reverse()];
		const times = [0];
		const values: Vec3[] = [walk[0] as Vec3];
		const turns = [aboutAxis([0, 1, 0], 0)];
		const turnTimes = [0];
		let t = 0;
		for (let k = 1; k < walk.length; k++) {
			const [a, b] = [walk[k - 1] as Vec3, walk[k] as Vec3];
			const heading = aboutAxis([0, 1, 0], Math.atan2(b[0] - a[0], b[2] - a[2]));
			turnTimes.push(t + 0.25);
			turns.push(heading);
			t += Math.hypot(b[0] - a[0], b[2] - a[2]) / 0.035;
			times.push(t);
			values.push(b);
			if (b === there[there.length - 1]) {
				t += 2.5;
				times.push(t);
				values.push(b);
			}
			turnTimes.push(t);
			turns.push(heading);
		}
		const node = model.node(name, { at: values[0] as Vec3 });
		for (const [surface, tint] of person())
			model.add("matte", surface, { node, tint: tint ?? coats[i * 2] ?? "#3d5a80" });
		channels.push(
			{ node: name, path: "translation", times, values },
			{ node: name, path: "rotation", times: turnTimes, values: turns },
		);
	});
	model.animate("visitors", channels);
	return model;
}

/** 1.7 m at 1:50: coat, legs, head. */
function person(): readonly (readonly [Surface, string | undefined])[] {
	return [
		[
			place(
				lathe(
					[
						[0.0035, 0],
						[0.0042, 0.015],
					],
					7,
				),
				{},
			),
			"#2b2d33",
		],
		[
			lathe(
				[
					[0.0038, 0.013],
					[0.0056, 0.018],
					[0.0062, 0.026],
					[0.003, 0.0295],
					[0, 0.0296],
				],
				8,
			),
			undefined,
		],
		[place(sphere(0.0034, { segments: 8, rings: 6 }), { at: [0, 0.0326, 0] }), "#e2b896"],
		[place(sphere(0.0036, { segments: 8, rings: 6 }), { at: [0, 0.0334, -0.0007], scale: [1, 0.85, 1] }), "#2a2120"],
	];
}

/** A self-service terminal at 1:4: a leaning screen, card reader, document scanner, printer slot. */
export function serviceKiosk(): Model {
	const model = new Model("service-kiosk", {
		body: { colour: "#f2efe9", roughness: 0.4 },
		red: { colour: "#a8242b", roughness: 0.4 },
		dark: { colour: "#1b1d20", roughness: 0.25 },
		screen: { colour: "#ffffff", emissive: "#dfe9f3" },
		gold: { colour: "#d39b36", metallic: 0.8, roughness: 0.35 },
		glow: { colour: "#7fd08a", emissive: "#4fc46a" },
	});
	const kiosk = model.node("kiosk");
	model.add("dark", extrude(roundedRectangle(0.2, 0.17, 0.02, 4), 0.012, { bevel: 0.003 }), { node: kiosk });
	model.add("red", extrude(roundedRectangle(0.15, 0.11, 0.018, 4), 0.2, { bevel: 0.004 }), {
		node: kiosk,
		at: [0, 0.01, -0.01],
	});
	model.add("body", extrude(roundedRectangle(0.164, 0.13, 0.02, 4), 0.03, { bevel: 0.006 }), {
		node: kiosk,
		at: [0, 0.2, -0.002],
	});
	const head = model.node("head", { at: [0, 0.225, 0.01], turn: [-0.42, 0, 0], extras: { part: "head" } });
	model.add("body", block(0.19, 0.18, 0.026, { bevel: 0.008 }), { node: head, at: [0, -0.01, 0] });
	model.add("dark", block(0.172, 0.128, 0.003, { bevel: 0.001 }), { node: head, at: [0, 0.03, 0.0135] });
	model.add("screen", block(0.162, 0.118, 0.001, { bevel: 0 }), { node: head, at: [0, 0.035, 0.0152] });
	// What the screen shows: a heading and six services.
	model.add("red", block(0.162, 0.018, 0.0006, { bevel: 0 }), { node: head, at: [0, 0.135, 0.0159] });
	for (let i = 0; i < 6; i++) {
		const [x, y] = [-0.052 + (i % 3) * 0.052, 0.09 - Math.floor(i / 3) * 0.045];
		model.add(i === 1 ? "gold" : "body", block(0.045, 0.036, 0.0006, { bevel: 0 }), { node: head, at: [x, y, 0.0159] });
		model.add("red", place(extrude(circle(0.008, 14), 0.0006, { bevel: 0 }), { turn: [Math.PI / 2, 0, 0] }), {
			node: head,
			at: [x, y + 0.02, 0.0163],
		});
	}
	model.add("dark", place(cylinder(0.006, 0.003, { segments: 14, bevel: 0.001 }), { turn: [Math.PI / 2, 0, 0] }), {
		node: head,
		at: [0, 0.163, 0.0125],
	});
	const front = 0.046;
	model.add("dark", block(0.05, 0.006, 0.004, { bevel: 0.001 }), { node: kiosk, at: [-0.035, 0.17, front - 0.001] });
	model.add("glow", block(0.05, 0.002, 0.0045, { bevel: 0 }), { node: kiosk, at: [-0.035, 0.179, front - 0.001] });
	model.add("dark", block(0.062, 0.02, 0.006, { bevel: 0.002 }), { node: kiosk, at: [0.03, 0.12, front - 0.001] });
	model.add("gold", block(0.154, 0.004, 0.114, { bevel: 0.001 }), { node: kiosk, at: [0, 0.194, -0.01] });
	return model;
}
