import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./SettingsPanel.module.css";

/** Settings of one kind, under their heading. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
	const heading = useId();
	return (
		<section className={classes.group} aria-labelledby={heading}>
			<h3 id={heading}>{title}</h3>
			{children}
		</section>
	);
}

interface ChoiceProps<Value extends string> {
	readonly label: string;
	readonly hint?: string;
	readonly value: Value;
	readonly options: readonly { readonly value: Value; readonly label: string }[];
	readonly onChange: (value: Value) => void;
}

/** One of a few, by its label. */
export function Choice<Value extends string>({ label, hint, value, options, onChange }: ChoiceProps<Value>) {
	const labelId = useId();
	return (
		<div className={classes.setting}>
			<span id={labelId}>{label}</span>
			<SegmentedControl
				fullWidth
				aria-labelledby={labelId}
				value={value}
				data={[...options]}
				onChange={(chosen) => onChange(chosen as Value)}
			/>
			{hint && <p className={classes.hint}>{hint}</p>}
		</div>
	);
}
