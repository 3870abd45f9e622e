import { Slider } from "@mantine/core";
import { useId } from "react";
import classes from "./ExhibitPanel.module.css";

interface DialProps {
	readonly label: string;
	readonly value: number;
	readonly min: number;
	readonly max: number;
	readonly step: number;
	readonly valueText: (value: number) => string;
	readonly onChange: (value: number) => void;
}

/** A named slider that says its value in words. */
export function Dial({ label, value, min, max, step, valueText, onChange }: DialProps) {
	const id = useId();
	return (
		<div className={classes.field}>
			<span id={id} className={classes.label}>
				{label}
			</span>
			<Slider
				value={value}
				min={min}
				max={max}
				step={step}
				label={null}
				// Large enough for a finger.
				thumbSize={22}
				thumbProps={{ "aria-labelledby": id, "aria-valuetext": valueText(Math.round(value)) }}
				onChange={onChange}
			/>
		</div>
	);
}
