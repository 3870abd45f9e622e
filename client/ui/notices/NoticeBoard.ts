import { createStore, type StoreApi } from "zustand/vanilla";

export interface Notice {
	readonly id: number;
	readonly tone: "plain" | "good" | "bad" | "stamp";
	readonly title: string;
	readonly text?: string | undefined;
}

interface NoticeBoardOptions {
	readonly setTimer: (callback: () => void, ms: number) => unknown;
}

const SHOWN = 3;
/** Long enough to read twice: a base and a little for each character. */
const BASE_MS = 4000;
const PER_CHARACTER_MS = 60;

/** What just happened, told once: shown for a moment and read out by screen readers. */
export class NoticeBoard {
	readonly notices: StoreApi<readonly Notice[]> = createStore<readonly Notice[]>(() => []);
	readonly #setTimer: NoticeBoardOptions["setTimer"];
	#lastId = 0;

	constructor({ setTimer }: NoticeBoardOptions) {
		this.#setTimer = setTimer;
	}

	tell(notice: Omit<Notice, "id">): void {
		const id = ++this.#lastId;
		this.notices.setState((shown) => [...shown, { ...notice, id }].slice(-SHOWN), true);
		const length = notice.title.length + (notice.text?.length ?? 0);
		this.#setTimer(() => this.dismiss(id), BASE_MS + PER_CHARACTER_MS * length);
	}

	dismiss(id: number): void {
		this.notices.setState((shown) => shown.filter((notice) => notice.id !== id), true);
	}
}
