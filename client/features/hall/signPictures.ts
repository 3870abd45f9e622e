import { fitFont, HALL_FONT, wrapText } from "#client/engine/CanvasTexture.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { Piece, SignAtlas } from "./signAtlas.ts";

type Context = CanvasRenderingContext2D;
type Quarter = PublishedHall["hall"]["quarters"][number];

/** The hall's own colours, beside those of its quarters. */
const INK = "#0a1733";
const NIGHT = "#0d2a5c";
const SEA = "#0f7f9c";
const WARM = "#ffb454";
const PALE = "#cfe6f7";

/** Every text that the shell shows, for bringing the fonts in. */
export function signTexts({ event, hall, halls }: Pick<PublishedHall, "event" | "hall" | "halls">): string {
	const texts = [event.title, event.venue, hall.name, ...hall.quarters.map(({ name }) => name)];
	if (hall.landmark) texts.push(hall.landmark.name);
	for (const { to } of hall.passages ?? []) texts.push(nameOfHall(halls, to));
	return `${texts.map((text) => text["zh-CN"] + text.en).join("")}欢迎光临展区导览舞台Welcome Quarters Stage ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789–·`;
}

export function drawSigns(context: Context, atlas: SignAtlas, published: PublishedHall): void {
	const { event, hall } = published;
	context.fillStyle = INK;
	context.fillRect(0, 0, atlas.width, atlas.height);
	within(context, atlas.white, (width, height) => {
		context.fillStyle = "#ffffff";
		context.fillRect(0, 0, width, height);
	});
	within(context, atlas.screen, (width, height) => drawScreen(context, width, height, published));
	within(context, atlas.mural, (width, height) => drawMural(context, width, height));
	within(context, atlas.column, (width, height) => drawColumn(context, width, height, event));
	within(context, atlas.portal, (width, height) => drawPortal(context, width, height, event));
	within(context, atlas.welcome, (width, height) => drawWelcome(context, width, height));
	within(context, atlas.directory, (width, height) => drawDirectory(context, width, height, published));
	within(context, atlas.desk, (width, height) => drawDesk(context, width, height));
	if (hall.landmark) {
		const { name } = hall.landmark;
		within(context, atlas.plinth, (width, height) => drawPlinth(context, width, height, name));
	}
	for (const [to, pieces] of atlas.passages) {
		const name = nameOfHall(published.halls, to);
		within(context, pieces.name, (width, height) => drawPassageName(context, width, height, name));
		within(context, pieces.view, (width, height) => drawPassageView(context, width, height));
	}
	for (const quarter of hall.quarters) {
		const pieces = atlas.quarters.get(quarter.id);
		if (!pieces) continue;
		const range = rangeOf(quarter, published);
		within(context, pieces.banner, (width, height) => drawBanner(context, width, height, quarter, range));
		within(context, pieces.flag, (width, height) => drawFlag(context, width, height, quarter, range));
		within(context, pieces.mark, (width, height) => drawMark(context, width, height, quarter, range));
		within(context, pieces.label, (width, height) => drawLabel(context, width, height, quarter, range));
		within(context, pieces.aside, (width, height) => drawArrow(context, width, height, quarter, 0));
		within(context, pieces.ahead, (width, height) => drawArrow(context, width, height, quarter, -Math.PI / 2));
	}
}

/** Of a hall that is not there, nothing but that there is one. */
function nameOfHall(halls: PublishedHall["halls"], id: string): LocalizedText {
	return halls.find((hall) => hall.id === id)?.name ?? { "zh-CN": "另一展厅", en: "Another hall" };
}

/** Over a doorway: where it leads, in both languages, and an arrow into it. */
function drawPassageName(context: Context, width: number, height: number, name: LocalizedText): void {
	drawGround(context, width, height);
	context.fillStyle = "rgba(6,14,34,0.45)";
	context.fillRect(0, 0, width, height);
	const side = height * 0.56;
	const left = height * 0.26;
	context.strokeStyle = WARM;
	context.lineWidth = height * 0.055;
	context.lineCap = context.lineJoin = "round";
	context.beginPath();
	// An arrow ahead.
	const [middle, head, foot] = [left + side / 2, height * 0.24, height * 0.78];
	context.moveTo(middle, foot);
	context.lineTo(middle, head);
	context.moveTo(left + side * 0.12, head + side * 0.38);
	context.lineTo(middle, head);
	context.lineTo(left + side * 0.88, head + side * 0.38);
	context.stroke();
	const from = left + side + height * 0.24;
	const room = width - from - height * 0.2;
	const isOne = name["zh-CN"] === name.en;
	context.fillStyle = "#ffffff";
	context.textBaseline = "middle";
	fitFont(context, name["zh-CN"], { weight: 700, size: height * (isOne ? 0.42 : 0.38), width: room });
	context.fillText(name["zh-CN"], from, height * (isOne ? 0.52 : 0.37));
	if (isOne) return;
	context.fillStyle = PALE;
	fitFont(context, name.en, { weight: 400, size: height * 0.22, width: room });
	context.fillText(name.en, from, height * 0.74);
}

/** A corridor that leads into light. */
function drawPassageView(context: Context, width: number, height: number): void {
	const [x, y] = [width / 2, height * 0.46];
	const glow = context.createRadialGradient(x, y, 0, x, y, Math.max(width, height) * 0.72);
	glow.addColorStop(0, "#fff3da");
	glow.addColorStop(0.1, "#ffd9a0");
	glow.addColorStop(0.32, "#6d86b8");
	glow.addColorStop(0.62, NIGHT);
	glow.addColorStop(1, INK);
	context.fillStyle = glow;
	context.fillRect(0, 0, width, height);
	// Frames of light, each further in.
	for (let frame = 1; frame <= 5; frame++) {
		const part = 0.78 ** frame;
		const [w, h] = [width * part, height * part];
		context.strokeStyle = `rgba(190,225,255,${0.16 + 0.07 * frame})`;
		context.lineWidth = Math.max(1, 3.2 * part);
		context.strokeRect(x - w / 2, y - h * 0.46, w, h);
	}
	// The floor gives some of it back.
	const floor = context.createLinearGradient(0, y, 0, height);
	floor.addColorStop(0, "rgba(255,225,170,0.5)");
	floor.addColorStop(1, "rgba(255,225,170,0)");
	context.fillStyle = floor;
	context.beginPath();
	context.moveTo(x - width * 0.05, y + height * 0.04);
	context.lineTo(x + width * 0.05, y + height * 0.04);
	context.lineTo(width * 0.86, height);
	context.lineTo(width * 0.14, height);
	context.fill();
}

/** Draws in a piece's own pixels, and nowhere else. */
function within(context: Context, { x, y, width, height }: Piece, draw: (width: number, height: number) => void): void {
	context.save();
	context.beginPath();
	context.rect(x, y, width, height);
	context.clip();
	context.translate(x, y);
	context.textBaseline = "alphabetic";
	context.textAlign = "left";
	draw(width, height);
	context.restore();
}

/** "A01 – A08" of the quarter's booths. */
function rangeOf({ id }: Quarter, { booths }: PublishedHall): string {
	const numbers = booths.filter(({ quarter }) => quarter === id).map(({ number }) => number);
	return numbers.length > 1 ? `${numbers[0]} – ${numbers[numbers.length - 1]}` : (numbers[0] ?? "");
}

/** Night over water, with lines of light that swell to the right. */
function drawGround(context: Context, width: number, height: number): void {
	const sky = context.createLinearGradient(0, 0, width, height);
	sky.addColorStop(0, INK);
	sky.addColorStop(0.5, NIGHT);
	sky.addColorStop(0.85, SEA);
	sky.addColorStop(1, "#31b3b0");
	context.fillStyle = sky;
	context.fillRect(0, 0, width, height);
	context.globalCompositeOperation = "lighter";
	const dawn = context.createRadialGradient(width * 0.78, height * 0.95, 0, width * 0.78, height * 0.95, height * 0.9);
	dawn.addColorStop(0, "rgba(255,180,110,0.42)");
	dawn.addColorStop(0.5, "rgba(150,110,220,0.16)");
	dawn.addColorStop(1, "rgba(0,0,0,0)");
	context.fillStyle = dawn;
	context.fillRect(0, 0, width, height);
	for (let line = 0; line < 40; line++) {
		const part = line / 39;
		context.beginPath();
		for (let step = 0; step <= 120; step++) {
			const t = step / 120;
			const swell = Math.sin(t * 5.2 + part * 2.6) * 0.12 + Math.sin(t * 11.3 - part * 4.1) * 0.035;
			const y = height * (0.92 - part * 0.46 * t + swell * (0.25 + t));
			if (step === 0) context.moveTo(0, y);
			else context.lineTo(t * width, y);
		}
		const warm = part > 0.8;
		context.strokeStyle = warm
			? `rgba(255,190,120,${0.1 + 0.12 * part})`
			: `rgba(${Math.round(40 + 110 * part)},${Math.round(150 + 70 * part)},255,${0.06 + 0.14 * part})`;
		context.lineWidth = height / 420 + 0.6;
		context.stroke();
	}
	context.globalCompositeOperation = "source-over";
}

/** A city of lines on a plain of lines that runs to a warm horizon: the hall's large walls. */
function drawMural(context: Context, width: number, height: number): void {
	drawGround(context, width, height);
	const horizon = height * 0.56;
	context.globalCompositeOperation = "lighter";
	const dawn = context.createRadialGradient(width * 0.7, horizon, 0, width * 0.7, horizon, width * 0.42);
	dawn.addColorStop(0, "rgba(255,170,95,0.75)");
	dawn.addColorStop(0.35, "rgba(220,110,150,0.3)");
	dawn.addColorStop(1, "rgba(60,40,140,0)");
	context.fillStyle = dawn;
	context.fillRect(0, 0, width, height);
	context.lineWidth = 1.2;
	// The plain, in perspective towards the light.
	for (let i = -40; i <= 40; i++) {
		context.strokeStyle = `rgba(110,215,255,${0.3 - 0.005 * Math.abs(i)})`;
		context.beginPath();
		context.moveTo(width * 0.7 + i * 14, horizon);
		context.lineTo(width * 0.7 + i * 130, height);
		context.stroke();
	}
	for (let row = 0; row < 14; row++) {
		const y = horizon + (height - horizon) * (row / 13) ** 2.2;
		context.strokeStyle = `rgba(110,215,255,${0.12 + 0.016 * row})`;
		context.beginPath();
		context.moveTo(0, y);
		context.lineTo(width, y);
		context.stroke();
	}
	// Blocks of it that have risen.
	for (let i = 0; i < 46; i++) {
		// Spread as the golden section does: even, and never in step.
		const x = ((i * 0.618034) % 1) * width;
		const near = (i * 0.381966) % 1;
		const tall = height * (0.08 + 0.3 * ((i * 0.7548777) % 1) ** 2) * (0.6 + 0.6 * near);
		const wide = 14 + 26 * near;
		const foot = horizon + near * height * 0.12;
		context.strokeStyle = i % 5 === 0 ? "rgba(255,205,150,0.55)" : `rgba(150,225,255,${0.2 + 0.25 * near})`;
		context.fillStyle = `rgba(40,120,190,${0.06 + 0.08 * near})`;
		context.fillRect(x, foot - tall, wide, tall);
		context.strokeRect(x, foot - tall, wide, tall);
		context.beginPath();
		context.moveTo(x + wide, foot - tall);
		context.lineTo(x + wide * 1.35, foot - tall - wide * 0.22);
		context.lineTo(x + wide * 1.35, foot - wide * 0.22);
		context.lineTo(x + wide, foot);
		context.moveTo(x, foot - tall);
		context.lineTo(x + wide * 0.35, foot - tall - wide * 0.22);
		context.lineTo(x + wide * 1.35, foot - tall - wide * 0.22);
		context.stroke();
		for (let floor = 8; floor < tall - 4; floor += 9) {
			context.fillStyle = i % 5 === 0 ? "rgba(255,215,160,0.4)" : "rgba(170,230,255,0.22)";
			context.fillRect(x + 4, foot - floor, wide - 8, 2);
		}
	}
	context.globalCompositeOperation = "source-over";
	drawTowerOfLight(context, width * 0.7, horizon + height * 0.1, height * 0.5);
}

/** The tower as lines of light alone: three leaves that turn as they rise, and rings round what they hold. */
function drawTowerOfLight(context: Context, x: number, foot: number, height: number): void {
	context.globalCompositeOperation = "lighter";
	const reach = (t: number) => height * (0.068 + 0.155 * (1 - t) ** 2.2 + 0.23 * Math.max(0, t - 0.58) ** 1.8);
	const spread = (t: number) => (t < 0.88 ? 0.3 + 0.32 * (1 - t) ** 0.7 : 0.373 * Math.sqrt((1 - t) / 0.12));
	context.lineWidth = Math.max(1, height / 400);
	for (let leaf = 0; leaf < 3; leaf++) {
		for (let strand = -5; strand <= 5; strand++) {
			const across = strand / 5;
			context.beginPath();
			for (let step = 0; step <= 60; step++) {
				const t = step / 60;
				const angle = 0.6 + (leaf / 3) * Math.PI * 2 + 2.05 * t + across * spread(t);
				const px = x + Math.sin(angle) * reach(t);
				const py = foot - t * height + Math.cos(angle) * reach(t) * 0.1;
				if (step === 0) context.moveTo(px, py);
				else context.lineTo(px, py);
			}
			const isEdge = Math.abs(strand) === 5;
			context.strokeStyle = isEdge ? "rgba(255,214,165,0.85)" : `rgba(125,210,255,${0.28 - 0.12 * Math.abs(across)})`;
			context.stroke();
		}
	}
	for (let ring = 0; ring <= 22; ring++) {
		const t = (ring / 22) * 0.9;
		context.beginPath();
		context.ellipse(x, foot - t * height, reach(t) * 0.66, reach(t) * 0.066, 0, 0, Math.PI * 2);
		context.strokeStyle = `rgba(200,240,255,${0.2 + 0.3 * t})`;
		context.stroke();
	}
	context.strokeStyle = "rgba(255,235,210,0.9)";
	context.beginPath();
	context.moveTo(x, foot - height * 0.9);
	context.lineTo(x, foot - height * 1.12);
	context.stroke();
	context.globalCompositeOperation = "source-over";
}

function drawScreen(context: Context, width: number, height: number, { event, hall }: PublishedHall): void {
	drawGround(context, width, height);
	drawTowerOfLight(context, width * 0.83, height * 0.93, height * 0.74);
	const left = width * 0.07;
	const room = width * 0.64;
	context.fillStyle = WARM;
	context.fillRect(left, height * 0.17, width * 0.045, height * 0.011);
	context.fillStyle = "#ffffff";
	fitFont(context, event.title["zh-CN"], { weight: 700, size: 104, width: room });
	context.fillText(event.title["zh-CN"], left, height * 0.36);
	context.fillStyle = PALE;
	context.font = `400 44px ${HALL_FONT}`;
	const lines = wrapText(context, event.title.en, room, 2);
	lines.forEach((line, i) => {
		context.fillText(line, left, height * (0.46 + 0.075 * i));
	});
	context.fillStyle = "#ffffff";
	const venue = height * (0.56 + 0.075 * (lines.length - 1));
	fitFont(context, event.venue["zh-CN"], { weight: 400, size: 32, width: room });
	context.fillText(event.venue["zh-CN"], left, venue);
	fitFont(context, event.venue.en, { weight: 400, size: 26, width: room });
	context.fillStyle = PALE;
	context.fillText(event.venue.en, left, venue + height * 0.052);
	// The quarters as a strip of their colours.
	const pitch = room / Math.max(1, hall.quarters.length);
	hall.quarters.forEach((quarter, i) => {
		context.fillStyle = quarter.colour;
		context.fillRect(left + i * pitch, height * 0.84, pitch - 10, 10);
		context.fillStyle = PALE;
		fitFont(context, quarter.name["zh-CN"], { weight: 400, size: 22, width: pitch - 12 });
		context.fillText(quarter.name["zh-CN"], left + i * pitch, height * 0.895);
	});
}

/** Words run down, as on a column of a temple; light rises from the foot. */
function drawColumn(context: Context, width: number, height: number, { title }: PublishedHall["event"]): void {
	const ground = context.createLinearGradient(0, 0, 0, height);
	ground.addColorStop(0, NIGHT);
	ground.addColorStop(0.6, INK);
	ground.addColorStop(1, SEA);
	context.fillStyle = ground;
	context.fillRect(0, 0, width, height);
	context.globalCompositeOperation = "lighter";
	for (let line = 0; line < 9; line++) {
		context.beginPath();
		for (let step = 0; step <= 40; step++) {
			const t = step / 40;
			const x = width * (0.5 + 0.5 * Math.sin(t * 3.2 + line * 0.55) * (0.3 + 0.7 * t));
			if (step === 0) context.moveTo(x, height * (1 - t));
			else context.lineTo(x, height * (1 - t));
		}
		context.strokeStyle = `rgba(90,190,255,${0.05 + 0.025 * line})`;
		context.lineWidth = 1.6;
		context.stroke();
	}
	context.globalCompositeOperation = "source-over";
	const letters = [...title["zh-CN"]];
	const size = Math.min(width * 0.46, (height * 0.74) / letters.length);
	context.fillStyle = WARM;
	context.fillRect(width / 2 - 18, height * 0.07, 36, 5);
	context.fillStyle = "#ffffff";
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.font = `700 ${size * 0.86}px ${HALL_FONT}`;
	letters.forEach((letter, i) => {
		context.fillText(letter, width / 2, height * 0.12 + (i + 0.6) * size);
	});
	context.textAlign = "left";
}

function drawPortal(context: Context, width: number, height: number, { title }: PublishedHall["event"]): void {
	const ground = context.createLinearGradient(0, 0, width, 0);
	ground.addColorStop(0, INK);
	ground.addColorStop(0.5, NIGHT);
	ground.addColorStop(1, SEA);
	context.fillStyle = ground;
	context.fillRect(0, 0, width, height);
	context.textBaseline = "middle";
	context.fillStyle = "#ffffff";
	const first = fitFont(context, title["zh-CN"], { weight: 700, size: height * 0.52, width: width * 0.42 });
	const wide = context.measureText(title["zh-CN"]).width;
	context.font = `400 ${first * 0.5}px ${HALL_FONT}`;
	const second = Math.min(context.measureText(title.en).width, width * 0.46);
	const left = (width - wide - second - width * 0.03) / 2;
	context.font = `700 ${first}px ${HALL_FONT}`;
	context.fillText(title["zh-CN"], left, height * 0.53);
	fitFont(context, title.en, { weight: 400, size: first * 0.5, width: width * 0.46 });
	context.fillStyle = PALE;
	context.fillText(title.en, left + wide + width * 0.03, height * 0.55);
}

function drawWelcome(context: Context, width: number, height: number): void {
	context.fillStyle = "#10233b";
	context.fillRect(0, 0, width, height);
	context.fillStyle = "#ffffff";
	context.textBaseline = "middle";
	context.textAlign = "center";
	context.font = `700 ${height * 0.48}px ${HALL_FONT}`;
	context.fillText("欢迎光临 Welcome", width / 2, height / 2 + 2);
}

function drawDirectory(context: Context, width: number, height: number, published: PublishedHall): void {
	const { hall } = published;
	context.fillStyle = "#f6f4ef";
	context.fillRect(0, 0, width, height);
	context.fillStyle = INK;
	context.fillRect(0, 0, width, 104);
	context.fillStyle = "#ffffff";
	context.textBaseline = "middle";
	context.font = `700 50px ${HALL_FONT}`;
	context.fillText("展区导览", 28, 54);
	const heading = context.measureText("展区导览").width;
	context.font = `400 34px ${HALL_FONT}`;
	context.fillStyle = PALE;
	context.fillText("Quarters", 28 + heading + 18, 56);
	const row = (height - 120) / Math.max(4, hall.quarters.length);
	hall.quarters.forEach((quarter, i) => {
		const top = 112 + i * row;
		context.fillStyle = quarter.colour;
		context.fillRect(28, top + row * 0.14, row * 0.72, row * 0.72);
		context.fillStyle = "#ffffff";
		context.textAlign = "center";
		context.font = `700 ${row * 0.46}px ${HALL_FONT}`;
		const range = rangeOf(quarter, published);
		context.fillText(range.charAt(0), 28 + row * 0.36, top + row * 0.52);
		context.textAlign = "left";
		const left = 28 + row * 0.72 + 20;
		context.fillStyle = INK;
		fitFont(context, quarter.name["zh-CN"], { weight: 700, size: row * 0.36, width: width - left - 170 });
		context.fillText(quarter.name["zh-CN"], left, top + row * 0.33);
		context.fillStyle = "#55607a";
		fitFont(context, quarter.name.en, { weight: 400, size: row * 0.24, width: width - left - 24 });
		context.fillText(quarter.name.en, left, top + row * 0.7);
		context.textAlign = "right";
		context.font = `400 ${row * 0.24}px ${HALL_FONT}`;
		context.fillText(range, width - 24, top + row * 0.34);
		context.textAlign = "left";
	});
}

function drawDesk(context: Context, width: number, height: number): void {
	drawGround(context, width, height);
	drawTowerOfLight(context, width * 0.5, height * 0.84, height * 0.62);
}

function drawPlinth(
	context: Context,
	width: number,
	height: number,
	name: NonNullable<PublishedHall["hall"]["landmark"]>["name"],
): void {
	context.fillStyle = INK;
	context.fillRect(0, 0, width, height);
	context.textBaseline = "middle";
	context.textAlign = "center";
	context.fillStyle = "#ffffff";
	fitFont(context, name["zh-CN"], { weight: 700, size: height * 0.66, width: width * 0.4 });
	context.fillText(name["zh-CN"], width * 0.3, height * 0.53);
	context.fillStyle = WARM;
	context.fillRect(width * 0.5 - 2, height * 0.25, 4, height * 0.5);
	context.fillStyle = PALE;
	fitFont(context, name.en, { weight: 400, size: height * 0.5, width: width * 0.4 });
	context.fillText(name.en, width * 0.71, height * 0.54);
}

/** Cloth in the quarter's colour, lighter above, as if lit by the lamps. */
function fillCloth(context: Context, width: number, height: number, colour: string): void {
	context.fillStyle = colour;
	context.fillRect(0, 0, width, height);
	const sheen = context.createLinearGradient(0, 0, 0, height);
	sheen.addColorStop(0, "rgba(255,255,255,0.14)");
	sheen.addColorStop(0.5, "rgba(255,255,255,0)");
	sheen.addColorStop(1, "rgba(0,0,0,0.2)");
	context.fillStyle = sheen;
	context.fillRect(0, 0, width, height);
}

function drawBanner(context: Context, width: number, height: number, quarter: Quarter, range: string): void {
	fillCloth(context, width, height, quarter.colour);
	const letter = range.charAt(0);
	const left = letter ? height * 0.86 : width * 0.07;
	if (letter) {
		context.fillStyle = "rgba(0,0,0,0.22)";
		context.fillRect(0, 0, height * 0.72, height);
		context.fillStyle = "#ffffff";
		context.textAlign = "center";
		context.textBaseline = "middle";
		context.font = `700 ${height * 0.68}px ${HALL_FONT}`;
		context.fillText(letter, height * 0.36, height * 0.53);
		context.textAlign = "left";
		context.textBaseline = "alphabetic";
	}
	const room = width - left - width * 0.04;
	context.fillStyle = "#ffffff";
	fitFont(context, quarter.name["zh-CN"], { weight: 700, size: 92, width: room });
	context.fillText(quarter.name["zh-CN"], left, height * 0.46);
	context.font = `400 40px ${HALL_FONT}`;
	const lines = wrapText(context, quarter.name.en, room, 2);
	lines.forEach((line, i) => {
		context.fillText(line, left, height * 0.66 + i * 46);
	});
	if (!range || lines.length > 1) return;
	context.globalAlpha = 0.85;
	context.font = `400 30px ${HALL_FONT}`;
	context.fillText(range, left, height * 0.86);
	context.globalAlpha = 1;
}

/** Letter above, the name running down, what it means in English at the foot. */
function drawFlag(context: Context, width: number, height: number, { name, colour }: Quarter, range: string): void {
	fillCloth(context, width, height, colour);
	const head = width * 0.86;
	context.fillStyle = "rgba(0,0,0,0.22)";
	context.fillRect(0, 0, width, head);
	context.fillStyle = "#ffffff";
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.font = `700 ${width * 0.7}px ${HALL_FONT}`;
	context.fillText(range.charAt(0), width / 2, head * 0.54);
	const letters = [...name["zh-CN"]].filter((letter) => letter !== " ");
	const foot = height * 0.14;
	const size = Math.min(width * 0.46, (height - head - foot - 24) / letters.length);
	context.font = `700 ${size * 0.88}px ${HALL_FONT}`;
	letters.forEach((letter, i) => {
		context.fillText(letter, width / 2, head + 16 + (i + 0.5) * size);
	});
	context.font = `400 19px ${HALL_FONT}`;
	const lines = wrapText(context, name.en, width * 0.86, 3);
	lines.forEach((line, i) => {
		context.fillText(line, width / 2, height - foot * 0.5 + (i - (lines.length - 1) / 2) * 24);
	});
}

/** For the floor, where it is seen from far as a strip: little text, and large. */
function drawMark(context: Context, width: number, height: number, { name, colour }: Quarter, range: string): void {
	context.fillStyle = colour;
	context.fillRect(0, 0, width, height);
	context.strokeStyle = "rgba(255,255,255,0.85)";
	context.lineWidth = 5;
	context.strokeRect(12, 12, width - 24, height - 24);
	context.fillStyle = "#ffffff";
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.font = `700 ${height * 0.56}px ${HALL_FONT}`;
	context.fillText(range.charAt(0), width / 2, height * 0.42);
	fitFont(context, name["zh-CN"], { weight: 700, size: 40, width: width - 56 });
	context.fillText(name["zh-CN"], width / 2, height * 0.8);
}

function drawLabel(context: Context, width: number, height: number, quarter: Quarter, range: string): void {
	context.fillStyle = "#10182b";
	context.fillRect(0, 0, width, height);
	context.fillStyle = quarter.colour;
	context.fillRect(0, height - 9, width, 9);
	const left = 24;
	context.textBaseline = "middle";
	context.fillStyle = PALE;
	context.textAlign = "right";
	context.font = `700 28px ${HALL_FONT}`;
	const numbers = range.replaceAll(" ", "");
	context.fillText(numbers, width - left, height * 0.35);
	const room = width - 2 * left - context.measureText(numbers).width - 18;
	context.textAlign = "left";
	context.fillStyle = "#ffffff";
	const size = fitFont(context, quarter.name["zh-CN"], { weight: 700, size: 54, width: room });
	context.fillText(quarter.name["zh-CN"], left, height * 0.34);
	context.fillStyle = PALE;
	fitFont(context, quarter.name.en, { weight: 400, size: Math.min(32, size), width: width - 2 * left });
	context.fillText(quarter.name.en, left, height * 0.71);
}

/** Points right, turned by `turn`. */
function drawArrow(context: Context, width: number, height: number, { colour }: Quarter, turn: number): void {
	fillCloth(context, width, height, colour);
	context.translate(width / 2, height / 2);
	context.rotate(turn);
	context.strokeStyle = "#ffffff";
	context.lineWidth = width * 0.1;
	context.lineCap = context.lineJoin = "round";
	const reach = width * 0.27;
	context.beginPath();
	context.moveTo(-reach, 0);
	context.lineTo(reach, 0);
	context.moveTo(reach * 0.15, -reach * 0.8);
	context.lineTo(reach, 0);
	context.lineTo(reach * 0.15, reach * 0.8);
	context.stroke();
}
