import { openPreviewPage } from "#client/app/preview/openPreviewPage.ts";
import { PreviewPage } from "#client/app/preview/PreviewPage.tsx";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { showPage } from "#client/ui/showPage.tsx";

loadFonts();
showPage(<PreviewPage {...(await openPreviewPage())} />);
