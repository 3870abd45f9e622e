import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { HeadsetPage } from "#client/app/HeadsetPage.tsx";
import { openHeadsetPage } from "#client/app/openHeadsetPage.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";

loadFonts();
const page = openHeadsetPage();
const app = document.getElementById("app");
if (!app) throw new Error("vr.html has no #app");
createRoot(app).render(
	<StrictMode>
		<HeadsetPage {...(await page)} />
	</StrictMode>,
);
