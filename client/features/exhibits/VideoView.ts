import "@babylonjs/core/Engines/Extensions/engine.videoTexture.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { Texture } from "@babylonjs/core/Materials/Textures/texture.js";
import { VideoTexture } from "@babylonjs/core/Materials/Textures/videoTexture.js";
import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";
import { mediaSecondsAt } from "#shared/features/exhibits/mediaClock.ts";
import { drawCard, paintBadge } from "./cards.ts";
import { AS_IT_CAME, type ExhibitPlace, type ExhibitView, type ShownExhibit } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";
import { loudnessAt, steer } from "./mediaSteering.ts";
import { fetchBitmap } from "./pictures.ts";

/** Beyond it a playing video stands still on this screen; the hall's clock runs on. */
const PLAYS_WITHIN_METRES = 14;
const STEER_EVERY_SECONDS = 0.5;

/** Where a video stands and how long it is, for whoever shows its controls. */
export interface VideoProgress {
	readonly seconds: number;
	readonly durationSeconds: number;
	/** The browser wants a click before it lets this page be heard. */
	readonly silenced: boolean;
}

export interface VideoView extends ExhibitView {
	progress(): VideoProgress;
	/** From within a click: from now on the browser lets it be heard. */
	unlock(): void;
}

/** A poster until someone plays it; then one video for everyone, by the hall's clock. */
export function createVideoView(place: ExhibitPlace<"video">): VideoView {
	const { scene, settings, exhibit } = place;
	const name = `exhibit ${place.boothId}/${place.slot.name}`;
	const panel = new FramedPanel(place, "#0b0f10");
	let state: ShownExhibit = AS_IT_CAME;
	let near = false;
	let distance = Number.POSITIVE_INFINITY;
	let sinceSteered = 0;
	let silenced = false;
	let failed = false;
	let gone = false;
	let poster: { texture: BaseTexture; aspect: number } | undefined;
	let video: HTMLVideoElement | undefined;
	let moving: VideoTexture | undefined;

	async function loadPoster(longestSide: number, signal: AbortSignal): Promise<void> {
		if (!exhibit.poster) {
			const texts = { sign: "video" as const, title: exhibit.title[settings.language()], foot: settings.words().video };
			poster = await drawCard(place, texts, "near", signal);
			return;
		}
		const bitmap = await fetchBitmap(exhibit.poster, longestSide, signal);
		signal.throwIfAborted();
		const { width, height } = bitmap;
		const texture = createCanvasTexture(`${name} poster`, { width, height }, scene, (context) => {
			context.drawImage(bitmap, 0, 0);
			paintBadge(context, width, height, "play");
		});
		texture.onDisposeObservable.addOnce(() => bitmap.close());
		poster = { texture, aspect: width / height };
	}

	function open(): HTMLVideoElement {
		if (video) return video;
		video = document.createElement("video");
		video.playsInline = true;
		video.preload = "auto";
		video.crossOrigin = "anonymous";
		video.src = exhibit.video;
		video.addEventListener("error", () => {
			failed = true;
			close();
		});
		return video;
	}

	/** The picture moves to the screen only once there is a frame of it. */
	function showMoving(element: HTMLVideoElement): void {
		if (moving || element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
		// `invertY` means the contrary for videos: true leaves the rows as they are, v runs down as in every panel.
		moving = new VideoTexture(name, element, scene, false, true, Texture.BILINEAR_SAMPLINGMODE, {
			autoPlay: false,
			loop: false,
			autoUpdateTexture: true,
		});
		panel.show(moving, element.videoWidth / element.videoHeight, "keep");
	}

	function close(): void {
		if (poster && moving) panel.show(poster.texture, poster.aspect, "keep");
		moving?.dispose();
		moving = undefined;
		if (!video) return;
		video.pause();
		video.removeAttribute("src");
		video.load();
		video = undefined;
	}

	function play(element: HTMLVideoElement): void {
		if (!element.paused) return;
		element.play().catch((error: unknown) => {
			if (!(error instanceof DOMException) || error.name !== "NotAllowedError" || element.muted) return;
			// Nobody clicked on this page yet: moving pictures are allowed, sound is not.
			silenced = true;
			element.muted = true;
			element.play().catch(() => {});
		});
	}

	/** Where everyone's video stands now. */
	function belongsAt(): number {
		const duration = video && Number.isFinite(video.duration) ? video.duration : Number.POSITIVE_INFINITY;
		return mediaSecondsAt(state, settings.hallNowMs(), duration);
	}

	function steerVideo(element: HTMLVideoElement): void {
		if (element.readyState < HTMLMediaElement.HAVE_METADATA || element.seeking) return;
		const target = belongsAt();
		const isOver = Number.isFinite(element.duration) && target >= element.duration;
		if (!state.playing || isOver) {
			element.pause();
			if (Math.abs(element.currentTime - target) > 0.05) element.currentTime = target;
			return;
		}
		const steering = steer(element.currentTime, target);
		if ("seekTo" in steering) element.currentTime = steering.seekTo;
		else element.playbackRate = steering.rate;
		play(element);
	}

	const isHandled = () => state.playing || state.mediaSeconds > 0;

	return {
		show(next) {
			const changed = next.playing !== state.playing || next.mediaSinceMs !== state.mediaSinceMs;
			state = next;
			panel.mark(next.holder !== "");
			if (!isHandled()) close();
			if (changed) sinceSteered = STEER_EVERY_SECONDS;
		},
		update(deltaSeconds, nextDistance) {
			distance = nextDistance;
			if (failed || !near || !isHandled()) return;
			if (distance > PLAYS_WITHIN_METRES) {
				if (video && !video.paused) video.pause();
				return;
			}
			const element = open();
			element.volume = Math.max(0, Math.min(1, settings.volume() * loudnessAt(distance)));
			showMoving(element);
			sinceSteered += deltaSeconds;
			if (sinceSteered < STEER_EVERY_SECONDS) return;
			sinceSteered = 0;
			steerVideo(element);
		},
		async setDetail(detail, signal) {
			near = detail === "near";
			if (!near) close();
			const before = poster;
			await loadPoster(settings.textureSize(detail, place.slot), signal);
			if (gone) {
				poster?.texture.dispose();
				return;
			}
			if (poster && !moving) panel.show(poster.texture, poster.aspect, "keep");
			before?.texture.dispose();
		},
		still: async () => panel.still(),
		progress() {
			const durationSeconds = video && Number.isFinite(video.duration) ? video.duration : 0;
			return { seconds: belongsAt(), durationSeconds, silenced };
		},
		unlock() {
			silenced = false;
			const element = open();
			element.muted = false;
		},
		dispose() {
			gone = true;
			close();
			poster?.texture.dispose();
			panel.dispose();
		},
	};
}
