/** A few bars of quiet music, played by sums of sines: chords, an arpeggio above, a soft pulse below. */
export interface Tune {
	/** Per bar, midi notes from low to high. */
	readonly chords: readonly (readonly number[])[];
	readonly beatsPerMinute: number;
}

const RATE = 24_000;

export function tuneAsWav({ chords, beatsPerMinute }: Tune, seconds: number): Uint8Array {
	const count = Math.round(seconds * RATE);
	const mix = new Float64Array(count);
	const beat = 60 / beatsPerMinute;
	const bar = beat * 4;
	const note = (midi: number, from: number, length: number, loudness: number, bright: number) => {
		const hertz = 440 * 2 ** ((midi - 69) / 12);
		const start = Math.floor(from * RATE);
		const end = Math.min(count, Math.floor((from + length) * RATE));
		for (let i = Math.max(0, start); i < end; i++) {
			const t = (i - start) / RATE;
			const envelope = Math.min(1, t / 0.02) * Math.exp((-2.2 * t) / length) * Math.min(1, (end - i) / (0.05 * RATE));
			const w = 2 * Math.PI * hertz * t;
			mix[i] =
				(mix[i] as number) +
				loudness * envelope * (Math.sin(w) + bright * 0.5 * Math.sin(2 * w) + bright * 0.22 * Math.sin(3 * w));
		}
	};
	for (let b = 0; b * bar < seconds; b++) {
		const chord = chords[b % chords.length] ?? [];
		for (const midi of chord) note(midi, b * bar, bar * 1.15, 0.09, 0.25);
		note((chord[0] ?? 48) - 12, b * bar, bar, 0.16, 0.1);
		for (let k = 0; k < 8; k++)
			note((chord[(k * 3) % chord.length] ?? 60) + 12, b * bar + (k * beat) / 2, beat * 1.4, 0.05, 0.5);
	}
	const bytes = new Uint8Array(44 + count * 2);
	const view = new DataView(bytes.buffer);
	const text = (at: number, s: string) => bytes.set(new TextEncoder().encode(s), at);
	text(0, "RIFF");
	view.setUint32(4, 36 + count * 2, true);
	text(8, "WAVEfmt ");
	view.setUint32(16, 16, true);
	view.setUint16(20, 1, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, RATE, true);
	view.setUint32(28, RATE * 2, true);
	view.setUint16(32, 2, true);
	view.setUint16(34, 16, true);
	text(36, "data");
	view.setUint32(40, count * 2, true);
	for (let i = 0; i < count; i++) {
		const edge = Math.min(1, i / (0.4 * RATE), (count - i) / (1.2 * RATE));
		view.setInt16(44 + i * 2, Math.tanh((mix[i] as number) * edge) * 30_000, true);
	}
	return bytes;
}
