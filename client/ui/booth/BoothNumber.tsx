import classes from "./BoothNumber.module.css";

interface BoothNumberProps {
	readonly number: string;
	/** The exhibitor's own; whatever it is, the number on it stays readable. */
	readonly colour: string;
}

export function BoothNumber({ number, colour }: BoothNumberProps) {
	return (
		<span className={classes.tile} style={{ background: colour }} aria-hidden>
			<span className={classes.number}>{number}</span>
		</span>
	);
}
