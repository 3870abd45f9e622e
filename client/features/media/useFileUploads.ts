import { useCallback, useEffect, useState } from "react";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { FileUpload, type MediaPlace } from "./FileUpload.ts";

/** Files on their way up from this page. What is left behind can be gone on with: by choosing the same file again. */
export function useFileUploads({ eventId, boothId }: MediaPlace) {
	const [uploads, setUploads] = useState<readonly FileUpload[]>([]);
	const add = useCallback(
		(files: readonly File[], kind: MediaKind) => {
			const begun = files.map((file) => new FileUpload(file, kind, { eventId, boothId }));
			setUploads((before) => [...before, ...begun]);
			for (const upload of begun) void upload.start();
			return begun;
		},
		[eventId, boothId],
	);
	const forget = useCallback((upload: FileUpload) => {
		setUploads((before) => before.filter((one) => one !== upload));
	}, []);
	const cancel = useCallback(
		(upload: FileUpload) => {
			forget(upload);
			void upload.cancel();
		},
		[forget],
	);
	useEffect(() => {
		// The browser asks in its own words.
		const ask = (event: BeforeUnloadEvent) => {
			if (uploads.some(({ state }) => state.getState().status === "sending")) event.preventDefault();
		};
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, [uploads]);
	return { uploads, add, cancel, forget };
}
