import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LaterTexts, learnTexts } from "./laterTexts.ts";

/** False until these texts can be said: whoever says them waits. */
export function useLaterTexts(texts: LaterTexts): boolean {
	const { i18n } = useTranslation();
	const [isReady, setReady] = useState(false);
	useEffect(() => {
		let isGone = false;
		void learnTexts(i18n, texts).then(() => {
			if (!isGone) setReady(true);
		});
		return () => {
			isGone = true;
		};
	}, [i18n, texts]);
	return isReady;
}
