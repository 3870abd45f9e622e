import { HallPage } from "#client/app/HallPage.tsx";
import { openEntrance } from "#client/app/openEntrance.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { showPage } from "#client/ui/showPage.tsx";

// Not awaited at the top: what is asked for late leans on this file, and each would wait for the other.
void openHall();

async function openHall(): Promise<void> {
	loadFonts();
	const entrance = openEntrance();
	// For whoever has no headset: an emulated one, before anybody looks for one.
	const emulated = new URLSearchParams(location.search).get("emulate");
	if (emulated) (await import("#client/xr/emulate/emulateHeadset.ts")).emulateHeadset(emulated);
	showPage(<HallPage {...(await entrance)} />);
}
