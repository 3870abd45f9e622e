import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./ConfirmDialog.module.css";

interface ConfirmDialogProps {
	readonly title: string;
	readonly confirm: ReactNode;
	/** The word for no; "Cancel" by default. */
	readonly cancel?: string;
	readonly onCancel: () => void;
	readonly children: ReactNode;
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back. */
export function ConfirmDialog({ title, confirm, cancel, onCancel, children }: ConfirmDialogProps) {
	const { t } = useTranslation();
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();

	useEffect(() => {
		const element = dialog.current;
		element?.showModal();
		return () => element?.close();
	}, []);

	return (
		<dialog
			ref={dialog}
			className={classes.dialog}
			aria-labelledby={heading}
			onCancel={(event) => {
				event.preventDefault();
				onCancel();
			}}
			// Keys pressed here are not for the hall behind it.
			onKeyDown={(event) => event.stopPropagation()}
		>
			<h2 id={heading} className={classes.title}>
				{title}
			</h2>
			<div className={classes.words}>{children}</div>
			<div className={classes.choices}>
				<Button variant="default" onClick={onCancel}>
					{cancel ?? t("common.cancel")}
				</Button>
				{confirm}
			</div>
		</dialog>
	);
}
