import "@mantine/core/styles.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { HallPreview } from "#client/app/preview/HallPreview.tsx";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { UiProvider } from "#client/ui/UiProvider.tsx";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PreviewsPage } from "./PreviewsPage.ts";

void loadFonts();
const query = new URLSearchParams(location.search);
const language = query.get("language") === "en" ? "en" : "zh-CN";
const i18n = await createI18n(language);
const root = createRoot(document.getElementById("app")!);

function Shown({ published }: { published: PublishedHall }) {
	const [now, setNow] = useState(published);
	window.previewsPage!.showHall = (next) => setNow(next);
	return <HallPreview published={now} language={language} />;
}

window.previewsPage = {
	showHall(published) {
		root.render(
			<UiProvider i18n={i18n} appearance="light" motion="reduced" textScale={1}>
				<Shown published={published} />
			</UiProvider>,
		);
	},
	clear: () => root.render(null),
} satisfies PreviewsPage;
