import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";
import classes from "./LookPreview.module.css";

/** A running 3D avatar in a canvas. */
export interface AvatarPreview {
	update(look: AvatarLook): void;
	dispose(): void;
}

/** Brings the 3D engine; the page must not wait for it. */
export type LoadAvatarPreview = () => Promise<{
	mount(canvas: HTMLCanvasElement, look: AvatarLook): AvatarPreview | Promise<AvatarPreview>;
}>;

interface LookPreviewProps {
	readonly look: AvatarLook;
	readonly load: LoadAvatarPreview;
	/** Whoever dresses it wants to see it alive. */
	readonly isDressed: boolean;
}

/**
 * A drawing, and the turning 3D avatar for whoever chooses its look or points at it: whoever only wants to go in loads no
 * avatar before the hall. Where it cannot be, the drawing stays.
 */
export function LookPreview({ look, load, isDressed }: LookPreviewProps) {
	const { t } = useTranslation();
	const holder = useRef<HTMLDivElement>(null);
	const preview = useRef<AvatarPreview | null>(null);
	const latest = useRef(look);
	const [alive, setAlive] = useState(false);
	const [isAsked, setAsked] = useState(false);

	useEffect(() => {
		if (isDressed) setAsked(true);
	}, [isDressed]);

	useEffect(() => {
		latest.current = look;
		preview.current?.update(look);
	}, [look]);

	useEffect(() => {
		const element = holder.current;
		if (!element || !isAsked) return;
		let wanted = true;
		// A canvas of its own for each mount: a lost context cannot be had again on the same one.
		const canvas = document.createElement("canvas");
		const bring = async () => {
			try {
				const { mount } = await load();
				if (!wanted) return;
				element.append(canvas);
				const mounted = await mount(canvas, latest.current);
				if (!wanted) return mounted.dispose();
				// Babylon makes its canvas the first stop of the Tab key; this one is only a picture.
				canvas.tabIndex = -1;
				preview.current = mounted;
				mounted.update(latest.current);
				setAlive(true);
			} catch {
				canvas.remove(); // The drawing stays.
			}
		};
		void bring();
		return () => {
			wanted = false;
			preview.current?.dispose();
			preview.current = null;
			canvas.remove();
		};
	}, [load, isAsked]);

	const label = t("avatar.preview", {
		body: t(`avatar.bodies.${AVATAR_BODIES[look.body] ?? "round"}`),
		colour: t(`avatar.colours.${AVATAR_COLOURS[look.colour] ?? AVATAR_COLOURS[0]}`),
		accent: t(`avatar.colours.${AVATAR_COLOURS[look.accent] ?? AVATAR_COLOURS[0]}`),
		face: t(`avatar.faces.${AVATAR_FACES[look.face] ?? "smile"}`),
		badge: t(`avatar.badges.${AVATAR_BADGES[look.badge] ?? "none"}`),
	});
	return (
		<div
			ref={holder}
			className={classes.preview}
			role="img"
			aria-label={label}
			data-alive={alive || undefined}
			onPointerEnter={() => setAsked(true)}
		>
			<AvatarDrawing look={look} className={classes.drawing} />
		</div>
	);
}
