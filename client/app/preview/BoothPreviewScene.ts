import { type MarkedSlot, SlotMarks } from "#client/features/preview/SlotMarks.ts";
import type { BoothContent } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import { type DraftHallLook, draftHall } from "./draftHall.ts";
import { HallPreviewScene } from "./HallPreviewScene.ts";

export interface BoothPreviewOptions {
	readonly canvas: HTMLCanvasElement;
	readonly labels: HTMLElement;
	readonly labelClass: string;
	readonly content: BoothContent;
	readonly look: DraftHallLook;
	readonly language: Language;
	readonly onSlot: (slot: string) => void;
	readonly onHover: (slot: string | null) => void;
}

/** Nobody types a booth's name within this. */
const SETTLES_AFTER_MS = 160;
const DRAFT = "draft:";

/**
 * One booth of a form, in a hall of its own. What is told with {@link show} is seen as soon as it holds still: the new
 * booth is composed beside the old one, from the models that are in already.
 */
export class BoothPreviewScene {
	readonly preview: HallPreviewScene;
	readonly marks: SlotMarks;
	readonly #options: BoothPreviewOptions;
	readonly #contents = new Map<string, BoothContent>();
	#look: DraftHallLook;
	#shown: string;
	#edition = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#undo: (() => void)[] = [];

	constructor(options: BoothPreviewOptions) {
		this.#options = options;
		this.#look = options.look;
		this.#shown = JSON.stringify([options.content, options.look]);
		const footprint = options.content.template?.footprint ?? { width: 3, depth: 3 };
		this.preview = new HallPreviewScene({
			canvas: options.canvas,
			published: draftHall(options.content, this.#keep(options.content), options.look),
			language: options.language,
			view: "outside",
			place: {
				x: 0,
				y: 1.1,
				z: 0,
				heading: 0.4,
				pitch: 0.38,
				distance: 3.2 + Math.max(footprint.width, footprint.depth) * 1.35,
			},
			limits: { nearest: 1.2, furthest: 16, reach: { x: 4, z: 4 }, cutHeight: 6 },
			fetch: (address, init) => this.#fetch(address as string, init),
			onPick: (target) => {
				if (target.kind === "exhibit") options.onSlot(target.slot);
			},
		});
		const { hall } = this.preview;
		this.marks = new SlotMarks({
			hall,
			labels: options.labels,
			labelClass: options.labelClass,
			onSlot: options.onSlot,
			onHover: options.onHover,
		});
		this.#listenToHover(options.canvas);
		this.#undo.push(this.preview.view.subscribe((view) => this.marks.setShown(view === "outside")));
	}

	start(): Promise<void> {
		return this.preview.start();
	}

	show(content: BoothContent, look: DraftHallLook): void {
		const shown = JSON.stringify([content, look]);
		if (shown === this.#shown) return;
		this.#shown = shown;
		this.#look = look;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.preview.show(draftHall(content, this.#keep(content), this.#look));
		}, SETTLES_AFTER_MS);
	}

	markSlots(boothId: string, slots: readonly MarkedSlot[]): void {
		this.marks.show({ id: boothId, x: 0, z: 0, rotation: 0 }, slots);
		this.preview.wake();
	}

	/** Lights a slot, and turns to it where it is seen from behind. */
	light(slot: string | null, turns: boolean): void {
		this.marks.light(slot);
		this.preview.wake();
		const heading = slot === null || !turns ? undefined : this.marks.headingOf(slot);
		if (heading !== undefined && this.preview.view.getState() === "outside") this.preview.turnTo(heading);
	}

	pause(): void {
		this.preview.pause();
	}

	resume(): void {
		this.preview.resume();
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
		this.marks.dispose();
		this.preview.dispose();
	}

	#keep(content: BoothContent): string {
		const address = `${DRAFT}${++this.#edition}`;
		// One that is being read while the next comes is still asked for.
		this.#contents.delete(`${DRAFT}${this.#edition - 8}`);
		this.#contents.set(address, content);
		return address;
	}

	async #fetch(address: string, init: RequestInit | undefined): Promise<Response> {
		const content = this.#contents.get(address);
		if (content) return Response.json(content);
		return fetch(address, init);
	}

	#listenToHover(canvas: HTMLCanvasElement): void {
		let at: { x: number; y: number } | undefined;
		let hovered: string | null = null;
		const moved = (event: PointerEvent) => {
			at = event.buttons === 0 && event.pointerType === "mouse" ? { x: event.offsetX, y: event.offsetY } : undefined;
		};
		const left = () => {
			at = undefined;
			tell(null);
		};
		const tell = (slot: string | null) => {
			if (slot === hovered) return;
			hovered = slot;
			canvas.style.cursor = slot === null ? "" : "pointer";
			this.#options.onHover(slot);
		};
		canvas.addEventListener("pointermove", moved);
		canvas.addEventListener("pointerleave", left);
		this.#undo.push(
			() => canvas.removeEventListener("pointermove", moved),
			() => canvas.removeEventListener("pointerleave", left),
			// Once for each drawn frame, however fast the mouse tells.
			this.preview.hall.onFrame(() => {
				if (!at || !this.preview.orbit.isOn) return;
				const target = this.preview.hall.picking.at(at.x, at.y)?.target;
				at = undefined;
				tell(target?.kind === "exhibit" ? target.slot : null);
			}),
		);
	}
}
