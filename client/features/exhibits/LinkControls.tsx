import { Button } from "@mantine/core";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./ExhibitPanel.module.css";

/** Says in full where a link leads before it is followed. */
export function LinkControls({ url }: { readonly url: string }) {
	const { t } = useTranslation();
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	return (
		<>
			<Button onClick={() => dialog.current?.showModal()}>{t("exhibits.link.open")}</Button>
			<dialog
				ref={dialog}
				className={classes.dialog}
				aria-labelledby={heading}
				// The hall walks and closes by keys of its own.
				onKeyDown={(event) => event.nativeEvent.stopImmediatePropagation()}
			>
				<h3 id={heading}>{t("exhibits.link.title")}</h3>
				<p>
					{t("exhibits.link.text")} <span className={classes.host}>{new URL(url).host}</span>
					<span className={classes.address}>{url}</span>
				</p>
				<div className={classes.row}>
					<Button
						component="a"
						href={url}
						target="_blank"
						rel="noopener noreferrer"
						onClick={() => dialog.current?.close()}
					>
						{t("exhibits.link.confirm")}
					</Button>
					<Button variant="default" autoFocus onClick={() => dialog.current?.close()}>
						{t("common.cancel")}
					</Button>
				</div>
			</dialog>
		</>
	);
}
