import { UnstyledButton } from "@mantine/core";
import { Dropzone, type DropzoneProps } from "@mantine/dropzone";
import { useRef } from "react";
import classes from "./FileDrop.module.css";

interface FileDropProps
	extends Partial<Pick<DropzoneProps, "onReject" | "maxSize" | "maxFiles" | "multiple" | "loading">>,
		Pick<DropzoneProps, "onDrop" | "children"> {
	/** What file pickers offer, as in `accept`; whatever is dropped is taken. */
	readonly accepts?: string;
	readonly isCompact?: boolean;
}

/**
 * Takes files that are dropped on it; as a button it opens the file picker, with a click, Enter or Space. The button
 * lies within what takes the drop: a button that holds the file field itself is one control inside another.
 */
export function FileDrop({ accepts, isCompact = false, children, ...dropzone }: FileDropProps) {
	const open = useRef<() => void>(null);
	return (
		<Dropzone
			{...dropzone}
			openRef={open}
			activateOnClick={false}
			activateOnKeyboard={false}
			enablePointerEvents
			className={classes.zone ?? ""}
			inputProps={{ "aria-hidden": true, ...(accepts === undefined ? {} : { accept: accepts }) }}
		>
			<UnstyledButton
				className={classes.button ?? ""}
				data-compact={isCompact || undefined}
				onClick={() => open.current?.()}
			>
				{children}
			</UnstyledButton>
		</Dropzone>
	);
}
