import { stat } from "node:fs/promises";
import {
	Conversion,
	FilePathSource,
	FilePathTarget,
	Input,
	MP4,
	Mp4OutputFormat,
	Output,
	WEBM,
	WebMOutputFormat,
} from "mediabunny";
import { FileRefused } from "./FileRefused.ts";
import type { Taken } from "./Job.ts";

/** What every current browser plays, headsets' included. */
const VIDEO_CODECS = { mp4: ["avc", "vp9", "av1"], webm: ["vp8", "vp9", "av1"] };
const AUDIO_CODECS = { mp4: ["aac", "mp3", "opus"], webm: ["opus", "vorbis"] };
/** A headset decodes one such film with ease; a screen in the hall shows no more of it. */
const LONG_SIDE = 1920;
const SHORT_SIDE = 1080;
const SECONDS_AT_MOST = 30 * 60;

/**
 * Looks into a film and copies picture and sound into a new file: without metadata and other tracks, and with its table
 * of contents in front, so that it plays before it is there. Nothing is transcoded.
 */
export async function takeVideo(path: string, type: "mp4" | "webm", output: string): Promise<Taken> {
	using input = new Input({ formats: [type === "mp4" ? MP4 : WEBM], source: new FilePathSource(path) });
	const facts = await readFacts(input, type);
	const target = new Output({
		format: type === "mp4" ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat(),
		target: new FilePathTarget(output),
	});
	try {
		const conversion = await Conversion.init({
			input,
			output: target,
			tags: {},
			tracks: "primary",
			showWarnings: false,
		});
		if (!conversion.isValid) throw new Error(conversion.discardedTracks.map(({ reason }) => reason).join(", "));
		await conversion.execute();
	} catch (error) {
		throw new FileRefused("unreadable", (error as Error).message.slice(0, 300), { cause: error });
	}
	const { size } = await stat(output);
	return {
		files: [{ path: output, ending: type }],
		facts: { ...facts, bytes: size },
		reduction: null,
		checklist: null,
		keepsOriginal: false,
	};
}

async function readFacts(input: Input, type: "mp4" | "webm") {
	const read = async () => {
		const video = await input.getPrimaryVideoTrack();
		const audio = await input.getPrimaryAudioTrack();
		return { video, audio, seconds: await input.computeDuration() };
	};
	const { video, audio, seconds } = await read().catch((error: Error) => {
		throw new FileRefused("unreadable", error.message.slice(0, 300), { cause: error });
	});
	if (!video) throw new FileRefused("unreadable", "no picture in it");
	if (!VIDEO_CODECS[type].includes(video.codec ?? "")) {
		throw new FileRefused("video-codec", String(video.codec ?? video.internalCodecId ?? "unknown"));
	}
	if (audio && !AUDIO_CODECS[type].includes(audio.codec ?? "")) {
		throw new FileRefused("video-codec", String(audio.codec ?? audio.internalCodecId ?? "unknown"));
	}
	const [width, height] = [video.displayWidth, video.displayHeight];
	if (Math.max(width, height) > LONG_SIDE || Math.min(width, height) > SHORT_SIDE) {
		throw new FileRefused("video-too-large", `${width} × ${height}`);
	}
	if (!(seconds > 0)) throw new FileRefused("unreadable", "it lasts no time");
	if (seconds > SECONDS_AT_MOST) throw new FileRefused("video-too-long", `${Math.round(seconds)} s`);
	return { kind: "video" as const, width, height, seconds: Math.round(seconds * 10) / 10, hasSound: audio !== null };
}
