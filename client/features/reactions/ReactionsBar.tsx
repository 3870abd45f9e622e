import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { REACTIONS, type Reaction } from "#shared/features/reactions/reactionMessages.ts";
import classes from "./ReactionsBar.module.css";

/** Draws a reaction as it shows above heads, in a field of 100 × 100 about the origin. */
export type DrawReaction = (context: CanvasRenderingContext2D, reaction: Reaction) => void;

interface ReactionsBarProps {
	readonly draw: DrawReaction;
	/** Keys 1–8 are told where there is a keyboard. */
	readonly showKeys: boolean;
	readonly onReact: (reaction: Reaction) => void;
}

export function ReactionsBar({ draw, showKeys, onReact }: ReactionsBarProps) {
	const { t } = useTranslation();
	return (
		<section className={classes.bar} aria-label={t("reactions.title")}>
			{REACTIONS.map((reaction, index) => (
				<button
					key={reaction}
					type="button"
					className={classes.reaction}
					aria-keyshortcuts={String(index + 1)}
					title={t(`reactions.${reaction}`)}
					onClick={() => onReact(reaction)}
				>
					<Picture reaction={reaction} draw={draw} />
					<span className="visually-hidden">{t(`reactions.${reaction}`)}</span>
					{showKeys && <kbd className={classes.key}>{index + 1}</kbd>}
				</button>
			))}
		</section>
	);
}

const PICTURE_PX = 80;

function Picture({ reaction, draw }: { readonly reaction: Reaction; readonly draw: DrawReaction }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const context = canvas.current?.getContext("2d");
		if (!context) return;
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.clearRect(0, 0, PICTURE_PX, PICTURE_PX);
		const scale = (PICTURE_PX * 0.96) / 100;
		context.setTransform(scale, 0, 0, scale, PICTURE_PX / 2, PICTURE_PX / 2);
		draw(context, reaction);
	}, [reaction, draw]);
	return <canvas ref={canvas} width={PICTURE_PX} height={PICTURE_PX} className={classes.picture} aria-hidden />;
}
