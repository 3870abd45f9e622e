import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { EndpointRefusal } from "#shared/endpoint.ts";

export interface SendArchiveOptions {
	readonly address: string;
	readonly file: Blob;
	/** From 0 to 1; 1 once all of it is there, and the server looks at it. */
	readonly onProgress: (part: number) => void;
	readonly signal: AbortSignal;
}

/** Sends a zip, and tells how far it came: `fetch` does not. Throws {@link RequestRefused}. */
export function sendArchive<Reply>({ address, file, onProgress, signal }: SendArchiveOptions): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		const refuse = (refusal: EndpointRefusal) => reject(new RequestRefused(address, refusal));
		request.open("POST", address);
		request.setRequestHeader("Content-Type", "application/zip");
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.upload.onload = () => onProgress(1);
		request.onload = () => {
			const answer = readAnswer(request.responseText);
			if (request.status >= 200 && request.status < 300) resolve(answer as Reply);
			else if (isRefusal(answer)) refuse(answer);
			else refuse({ reason: request.status >= 502 ? "offline" : "failed" });
		};
		request.onerror = () => refuse({ reason: "offline" });
		request.onabort = () => reject(signal.reason);
		signal.addEventListener("abort", () => request.abort(), { once: true });
		request.send(file);
	});
}

function readAnswer(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // A proxy's page, not ours.
	}
}

function isRefusal(answer: unknown): answer is EndpointRefusal {
	return typeof (answer as Partial<EndpointRefusal> | undefined)?.reason === "string";
}
