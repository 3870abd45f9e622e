import type { Language } from "#shared/features/event/text.ts";

/** The part of the browser's speech recognition that is used here; its types are not in TypeScript's library yet. */
interface Recognition extends EventTarget {
	lang: string;
	interimResults: boolean;
	continuous: boolean;
	/** Never sends what it hears anywhere; recognition fails where it cannot do without. */
	processLocally: boolean;
	start(): void;
	abort(): void;
}

interface RecognitionEvent extends Event {
	readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

interface RecognitionClass {
	new (): Recognition;
	available?(options: { readonly langs: readonly string[]; readonly processLocally: boolean }): Promise<string>;
}

/** BCP 47 tags, as browsers name the models they keep. */
const TAGS: Readonly<Record<Language, string>> = { en: "en-US", "zh-CN": "zh-CN" };

/**
 * Speech to text on the device itself. Browsers that would send a voice to their vendor are treated as having none.
 * Source: https://webaudio.github.io/web-speech-api/#dom-speechrecognition-available
 */
export class OnDeviceDictation {
	readonly #recognition: RecognitionClass;
	readonly #tag: string;
	#running: Recognition | undefined;

	private constructor(recognition: RecognitionClass, tag: string) {
		this.#recognition = recognition;
		this.#tag = tag;
	}

	/** Undefined where the device does not recognize this language by itself. */
	static async find(language: Language): Promise<OnDeviceDictation | undefined> {
		const recognition = (globalThis as { SpeechRecognition?: RecognitionClass }).SpeechRecognition;
		if (!recognition?.available || !("processLocally" in recognition.prototype)) return undefined;
		const tag = TAGS[language];
		const state = await recognition.available({ langs: [tag], processLocally: true }).catch(() => "unavailable");
		return state === "available" ? new OnDeviceDictation(recognition, tag) : undefined;
	}

	/** Until the speaker pauses: the text heard, empty where there was none. `onText` hears it grow. */
	listen(onText: (text: string) => void): Promise<string> {
		this.stop();
		const running = new this.#recognition();
		this.#running = running;
		running.lang = this.#tag;
		running.processLocally = true;
		running.interimResults = true;
		running.continuous = false;
		return new Promise((resolve) => {
			let heard = "";
			running.addEventListener("result", (event) => {
				heard = Array.from((event as RecognitionEvent).results, (result) => result[0]?.transcript ?? "").join("");
				onText(heard);
			});
			const end = () => {
				if (this.#running === running) this.#running = undefined;
				resolve(heard.trim());
			};
			running.addEventListener("error", end);
			running.addEventListener("end", end);
			running.start();
		});
	}

	stop(): void {
		this.#running?.abort();
		this.#running = undefined;
	}
}
