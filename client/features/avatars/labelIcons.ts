import { REACTIONS, type Reaction } from "#shared/features/reactions/reactionMessages.ts";

/** What stands beside a name. */
export const MARK_ICONS = ["typing", "hand", "staff", "away", "speaking"] as const;
export type MarkIcon = (typeof MARK_ICONS)[number];
export type LabelIcon = Reaction | MarkIcon;
export const LABEL_ICONS: readonly LabelIcon[] = [...REACTIONS, ...MARK_ICONS];

type Context = CanvasRenderingContext2D;

const SKIN = "#ffd166";
const SKIN_EDGE = "#c9860a";
const INK = "#3b2a10";

/** Own drawings, as devices differ in their emoji and some have none. In a field of 100 × 100 about the origin. */
export function drawLabelIcon(context: Context, icon: LabelIcon): void {
	context.lineCap = "round";
	context.lineJoin = "round";
	DRAWINGS[icon](context);
}

const DRAWINGS: Readonly<Record<LabelIcon, (context: Context) => void>> = {
	wave(context) {
		context.rotate(0.22);
		openHand(context);
		context.rotate(-0.22);
		context.strokeStyle = "#ffffff";
		context.lineWidth = 5;
		for (const radius of [44, 34]) {
			stroke(context, () => context.arc(4, 6, radius, -0.62, -0.12));
			stroke(context, () => context.arc(-4, 6, radius, Math.PI - 0.1, Math.PI + 0.35));
		}
	},
	clap(context) {
		context.save();
		context.translate(-13, 8);
		context.rotate(-0.5);
		context.scale(0.78, 0.78);
		openHand(context);
		context.restore();
		context.save();
		context.translate(13, 8);
		context.rotate(0.5);
		context.scale(-0.78, 0.78);
		openHand(context);
		context.restore();
		context.strokeStyle = "#ffffff";
		context.lineWidth = 5;
		for (const [x, tilt] of [
			[-16, -0.4],
			[0, 0],
			[16, 0.4],
		] as const) {
			stroke(context, () => {
				context.moveTo(x, -36);
				context.lineTo(x + tilt * 14, -46);
			});
		}
	},
	heart(context) {
		context.fillStyle = "#f0436a";
		fill(context, () => {
			context.moveTo(0, 40);
			context.bezierCurveTo(-62, -4, -44, -46, -18, -40);
			context.bezierCurveTo(-6, -37, 0, -26, 0, -20);
			context.bezierCurveTo(0, -26, 6, -37, 18, -40);
			context.bezierCurveTo(44, -46, 62, -4, 0, 40);
		});
		context.strokeStyle = "rgba(255,255,255,0.75)";
		context.lineWidth = 6;
		stroke(context, () => context.arc(-17, -18, 13, Math.PI * 0.95, Math.PI * 1.45));
	},
	laugh(context) {
		roundFace(context);
		context.strokeStyle = INK;
		context.lineWidth = 6;
		for (const side of [-1, 1]) {
			stroke(context, () => {
				context.moveTo(side * 27, -16);
				context.quadraticCurveTo(side * 17, -27, side * 8, -14);
			});
		}
		context.fillStyle = INK;
		fill(context, () => {
			context.moveTo(-26, 4);
			context.lineTo(26, 4);
			context.quadraticCurveTo(22, 32, 0, 32);
			context.quadraticCurveTo(-22, 32, -26, 4);
		});
		context.fillStyle = "#f0436a";
		fill(context, () => context.ellipse(0, 25, 13, 7, 0, 0, Math.PI * 2));
	},
	surprise(context) {
		roundFace(context);
		context.fillStyle = INK;
		for (const side of [-1, 1]) fill(context, () => context.ellipse(side * 16, -12, 5.5, 7.5, 0, 0, Math.PI * 2));
		fill(context, () => context.ellipse(0, 19, 11, 14, 0, 0, Math.PI * 2));
		context.strokeStyle = INK;
		context.lineWidth = 4.5;
		for (const side of [-1, 1]) stroke(context, () => context.arc(side * 17, -22, 10, Math.PI * 1.2, Math.PI * 1.8));
	},
	"thumbs-up"(context) {
		context.fillStyle = "#2f6fde";
		fill(context, () => context.roundRect(-40, -4, 18, 44, 5));
		context.fillStyle = SKIN;
		context.strokeStyle = SKIN_EDGE;
		context.lineWidth = 3.5;
		both(context, () => {
			context.moveTo(-20, -2);
			context.lineTo(-6, -22);
			context.lineTo(-6, -38);
			context.quadraticCurveTo(3, -46, 11, -38);
			context.quadraticCurveTo(14, -22, 10, -10);
			context.lineTo(32, -10);
			context.quadraticCurveTo(41, -8, 39, 2);
			context.lineTo(33, 32);
			context.quadraticCurveTo(30, 40, 20, 40);
			context.lineTo(-8, 40);
			context.lineTo(-20, 34);
			context.closePath();
		});
		context.lineWidth = 3;
		for (const y of [4, 17, 29]) {
			stroke(context, () => {
				context.moveTo(18, y);
				context.lineTo(36 - (y - 4) * 0.16, y);
			});
		}
	},
	question(context) {
		context.fillStyle = "#5b5bd6";
		fill(context, () => context.arc(0, 0, 43, 0, Math.PI * 2));
		context.strokeStyle = "#ffffff";
		context.lineWidth = 10;
		stroke(context, () => {
			context.moveTo(-14, -13);
			context.bezierCurveTo(-14, -34, 18, -32, 15, -11);
			context.bezierCurveTo(13, 0, 0, 0, 0, 12);
		});
		context.fillStyle = "#ffffff";
		fill(context, () => context.arc(0, 27, 6, 0, Math.PI * 2));
	},
	party(context) {
		context.fillStyle = "#f5a524";
		fill(context, () => {
			context.moveTo(-42, 42);
			context.lineTo(-22, -14);
			context.quadraticCurveTo(4, -6, 14, 22);
			context.closePath();
		});
		context.strokeStyle = "#e5484d";
		context.lineWidth = 6;
		stroke(context, () => {
			context.moveTo(-30, 9);
			context.lineTo(-9, 30);
		});
		const colours = ["#2f6fde", "#12a594", "#e93d82", "#8e4ec6", "#f76b15", "#30a46c"];
		const bits = [
			[2, -32],
			[26, -38],
			[34, -10],
			[14, -14],
			[40, 16],
			[-8, -44],
		] as const;
		bits.forEach(([x, y], i) => {
			context.fillStyle = colours[i]!;
			context.save();
			context.translate(x, y);
			context.rotate(i * 1.3);
			fill(context, () => context.roundRect(-6, -4, 12, 8, 2));
			context.restore();
		});
		context.strokeStyle = "#e93d82";
		context.lineWidth = 4.5;
		stroke(context, () => {
			context.moveTo(10, 2);
			context.bezierCurveTo(22, -10, 14, -22, 28, -26);
		});
	},
	typing(context) {
		disc(context, "#3a4352");
		context.fillStyle = "#ffffff";
		for (const x of [-20, 0, 20]) fill(context, () => context.arc(x, 0, 7, 0, Math.PI * 2));
	},
	hand(context) {
		disc(context, "#f5a524");
		context.scale(0.68, 0.68);
		openHand(context, "#ffffff", "#b36b00");
	},
	staff(context) {
		disc(context, "#12a594");
		context.fillStyle = "#ffffff";
		fill(context, () => {
			for (let i = 0; i < 10; i++) {
				const radius = i % 2 === 0 ? 27 : 12;
				const angle = (i / 10) * Math.PI * 2 - Math.PI / 2;
				context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
			}
			context.closePath();
		});
	},
	away(context) {
		disc(context, "#3a4352");
		context.fillStyle = "#ffe08a";
		fill(context, () => {
			context.arc(0, 0, 25, Math.PI * 0.2, Math.PI * 1.45);
			context.bezierCurveTo(-12, -12, -4, 14, 20, 15);
		});
	},
	speaking(context) {
		disc(context, "#30a46c");
		context.strokeStyle = "#ffffff";
		context.lineWidth = 7;
		const heights = [10, 22, 15, 8];
		heights.forEach((height, i) => {
			stroke(context, () => {
				context.moveTo(-22 + i * 14.7, -height);
				context.lineTo(-22 + i * 14.7, height);
			});
		});
	},
};

function openHand(context: Context, skin = SKIN, edge = SKIN_EDGE): void {
	context.fillStyle = skin;
	context.strokeStyle = edge;
	context.lineWidth = 3.5;
	const fingers = [
		[-17, -10, -0.2, 30],
		[-5, -15, -0.06, 34],
		[7, -14, 0.08, 32],
		[18, -8, 0.24, 26],
	] as const;
	for (const [x, y, tilt, length] of fingers) {
		context.save();
		context.translate(x, y + 10);
		context.rotate(tilt);
		both(context, () => context.roundRect(-6, -length, 12, length + 8, 6));
		context.restore();
	}
	context.save();
	context.translate(-20, 18);
	context.rotate(-0.85);
	both(context, () => context.roundRect(-6.5, -26, 13, 34, 6.5));
	context.restore();
	both(context, () => context.roundRect(-23, -6, 47, 46, 17));
	// The edges between fingers and palm.
	fill(context, () => context.roundRect(-21, -8, 43, 30, 12));
}

function roundFace(context: Context): void {
	context.fillStyle = SKIN;
	context.strokeStyle = SKIN_EDGE;
	context.lineWidth = 3;
	both(context, () => context.arc(0, 0, 42, 0, Math.PI * 2));
}

function disc(context: Context, colour: string): void {
	context.fillStyle = colour;
	fill(context, () => context.arc(0, 0, 43, 0, Math.PI * 2));
}

function fill(context: Context, path: () => void): void {
	context.beginPath();
	path();
	context.fill();
}

function stroke(context: Context, path: () => void): void {
	context.beginPath();
	path();
	context.stroke();
}

function both(context: Context, path: () => void): void {
	context.beginPath();
	path();
	context.fill();
	context.stroke();
}
