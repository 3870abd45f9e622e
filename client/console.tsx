import { ConsoleApp } from "#client/app/console/ConsoleApp.tsx";
import { openConsole } from "#client/app/console/openConsole.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { showPage } from "#client/ui/showPage.tsx";

loadFonts();
showPage(<ConsoleApp {...(await openConsole())} />);
