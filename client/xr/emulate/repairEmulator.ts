import type * as Iwer from "iwer";

/**
 * Mends what IWER 2.5 does otherwise than a browser, after its runtime was installed. It names nothing outside of itself:
 * tests hand its text to pages that have no modules.
 */
export function repairEmulator({ XRReferenceSpace, XRSession }: Pick<typeof Iwer, "XRReferenceSpace" | "XRSession">) {
	// The standard hands over an XRRigidTransform; this emulator wants its matrix, and with anything else teleporting
	// and turning silently do nothing.
	type Prototype = { getOffsetReferenceSpace(offset: unknown): unknown };
	const spaces = XRReferenceSpace.prototype as unknown as Prototype;
	const fromMatrix = spaces.getOffsetReferenceSpace;
	spaces.getOffsetReferenceSpace = function (offset) {
		return fromMatrix.call(this, (offset as { matrix?: Float32Array }).matrix?.slice() ?? offset);
	};

	// A Quest has a system keyboard; the emulator always denies it.
	Object.defineProperty(XRSession.prototype, "isSystemKeyboardSupported", { configurable: true, get: () => true });

	// It takes the canvas out of the page and afterwards puts it back as the last of its siblings, above what lay over it.
	const { xr } = navigator;
	const request = xr?.requestSession.bind(xr);
	if (!xr || !request) return;
	xr.requestSession = async (...options) => {
		const places = [...document.querySelectorAll("canvas")].map((canvas) => ({
			canvas,
			parent: canvas.parentNode,
			next: canvas.nextSibling,
		}));
		const session = await request(...options);
		const putBack = () => {
			for (const { canvas, parent, next } of places) {
				// The page may have let go of any of them meanwhile: whoever leaves the hall leaves VR as well.
				const isThere = parent && canvas.isConnected && (!next || next.parentNode === parent);
				if (isThere && canvas.nextSibling !== next) parent.insertBefore(canvas, next);
			}
		};
		session.addEventListener("end", () => setTimeout(putBack));
		return session;
	};
}
