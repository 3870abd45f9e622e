import { HeadsetPage } from "#client/app/HeadsetPage.tsx";
import { openHeadsetPage } from "#client/app/openHeadsetPage.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { showPage } from "#client/ui/showPage.tsx";

loadFonts();
showPage(<HeadsetPage {...(await openHeadsetPage())} />);
