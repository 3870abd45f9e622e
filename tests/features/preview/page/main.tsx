import "@mantine/core/styles.css";
import { EngineStore } from "@babylonjs/core/Engines/engineStore.js";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { BoothPreview } from "#client/app/preview/BoothPreview.tsx";
import { HallPreview } from "#client/app/preview/HallPreview.tsx";
import { ModelPreview } from "#client/app/preview/ModelPreview.tsx";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { loadFonts } from "#client/ui/loadFonts.ts";
import { UiProvider } from "#client/ui/UiProvider.tsx";
import type { PreviewsPage, ShownPreview } from "./PreviewsPage.ts";

void loadFonts();
const query = new URLSearchParams(location.search);
const language = query.get("language") === "en" ? "en" : "zh-CN";
const i18n = await createI18n(language);
const root = createRoot(document.getElementById("app")!);
const tapped: string[] = [];

function Shown({ first }: { readonly first: ShownPreview }) {
	const [shown, setShown] = useState(first);
	window.previewsPage!.show = setShown;
	switch (shown.what) {
		case "hall":
			return (
				<HallPreview published={shown.published} language={language} onBooth={(boothId) => tapped.push(boothId)} />
			);
		case "booth":
			return (
				<BoothPreview
					content={shown.content}
					language={language}
					number="A12"
					slots={shown.slots}
					litSlot={shown.litSlot ?? null}
					onSlot={(slot) => tapped.push(slot)}
				/>
			);
		case "model":
			return <ModelPreview address={shown.address} />;
		default:
			return shown satisfies never;
	}
}

const first = (shown: ShownPreview) =>
	root.render(
		<UiProvider i18n={i18n} appearance="light" motion="reduced" textScale={1}>
			<Shown first={shown} />
		</UiProvider>,
	);

window.previewsPage = {
	show: first,
	clear() {
		root.render(null);
		window.previewsPage!.show = first;
	},
	tapped,
	held: () => EngineStore.Instances.length + document.querySelectorAll("canvas").length,
} satisfies PreviewsPage;
