import { expect, it } from "vitest";
import type { BoothView } from "#client/features/booths/BoothView.ts";
import { CloseExhibits } from "#client/features/booths/CloseExhibits.ts";

const SLOTS = ["poster-1", "poster-2"].map((name, at) => ({ name, position: { x: at, y: 1, z: 0 } }));

/** As much of a booth's scene as this looks at. */
function viewOf(address: string, titles: Readonly<Record<string, string>>) {
	const close = new Set<string>();
	const view = {
		booth: { id: "gears", content: address },
		content: { template: { slots: SLOTS }, exhibits: titles },
		get places() {
			return SLOTS.filter(({ name }) => titles[name]).map((slot) => ({ slot, middle: slot.position }));
		},
		async bringClose({ name }: { name: string }) {
			close.add(name);
		},
		leaveClose: (name: string) => close.delete(name),
		takeClose(before: { close: Set<string> }, stays: (name: string) => boolean) {
			for (const name of [...before.close]) if (stays(name) && before.close.delete(name)) close.add(name);
		},
		addedTextureBytes: () => 1,
		close,
	};
	return view as unknown as BoothView & { readonly close: Set<string> };
}

it("[BOOTH4] of an edited booth, exhibits that read the same go on standing by themselves; others come in anew", async () => {
	const exhibits = new CloseExhibits({ isInUse: () => false, heldTextures: () => new Set(), onError: () => {} });
	const follow = async () => {
		for (let i = 0; i < 4; i++) {
			exhibits.follow({ x: 0, z: 0 }, "high", i * 300, true);
			await new Promise((resolve) => setTimeout(resolve));
		}
	};
	const before = viewOf("a", { "poster-1": "one", "poster-2": "two" });
	exhibits.add(before);
	await follow();
	expect([...before.close]).toEqual(["poster-1", "poster-2"]);

	const after = viewOf("b", { "poster-1": "one", "poster-2": "changed" });
	exhibits.add(after, before);
	expect([...after.close]).toEqual(["poster-1"]);
	expect([...before.close]).toEqual(["poster-2"]);
	expect(exhibits.progress).toMatchObject({ ready: 1 });
	await follow();
	expect([...after.close]).toEqual(["poster-1", "poster-2"]);

	const emptied = viewOf("c", { "poster-2": "changed" });
	exhibits.add(emptied, after);
	expect([...emptied.close]).toEqual(["poster-2"]);
	exhibits.dispose();
});
