import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { HallPage } from "#client/app/HallPage.tsx";
import { openEntrance } from "#client/app/openEntrance.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";

loadFonts();
const entrance = openEntrance();
const app = document.getElementById("app");
if (!app) throw new Error("index.html has no #app");
createRoot(app).render(
	<StrictMode>
		<HallPage {...(await entrance)} />
	</StrictMode>,
);
