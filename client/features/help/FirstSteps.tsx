import { Button } from "@mantine/core";
import { IconHandMove, IconMessages, IconRosetteDiscountCheck, IconWalk } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ENGAGED_SECONDS } from "#shared/features/visits/visitMessages.ts";
import classes from "./FirstSteps.module.css";

interface FirstStepsProps {
	readonly touch: boolean;
	readonly onDone: () => void;
}

/** Four cards at the first visit; the hall can be walked beside them all the while. */
export function FirstSteps({ touch, onDone }: FirstStepsProps) {
	const { t } = useTranslation();
	const [step, setStep] = useState(0);
	const heading = useId();
	const next = useRef<HTMLButtonElement>(null);
	const steps = [
		touch
			? { Icon: IconWalk, title: t("help.steps.walkTouch"), text: t("help.steps.walkTouchText") }
			: { Icon: IconWalk, title: t("help.steps.walkDesktop"), text: t("help.steps.walkDesktopText") },
		touch
			? { Icon: IconHandMove, title: t("help.steps.lookTouch"), text: t("help.steps.lookTouchText") }
			: { Icon: IconHandMove, title: t("help.steps.lookDesktop"), text: t("help.steps.lookDesktopText") },
		{
			Icon: IconMessages,
			title: t("help.steps.meet"),
			text: t(touch ? "help.steps.meetTouchText" : "help.steps.meetDesktopText"),
		},
		{
			Icon: IconRosetteDiscountCheck,
			title: t("help.steps.collect"),
			text: t("help.steps.collectText", { seconds: ENGAGED_SECONDS }),
		},
	];
	const shown = steps[step];
	const last = step === steps.length - 1;

	useEffect(() => next.current?.focus({ preventScroll: true }), []);
	if (!shown) return null;
	return (
		<section className={classes.card} aria-labelledby={heading} data-first-steps>
			<div aria-live="polite">
				<p className={classes.count}>{t("help.step", { step: step + 1, total: steps.length })}</p>
				<h2 id={heading} className={classes.title}>
					<shown.Icon size="1.5rem" aria-hidden />
					{shown.title}
				</h2>
				<p className={classes.text}>{shown.text}</p>
			</div>
			<div className={classes.choices}>
				{!last && (
					<Button variant="subtle" color="gray" onClick={onDone}>
						{t("help.skip")}
					</Button>
				)}
				<Button ref={next} onClick={() => (last ? onDone() : setStep(step + 1))}>
					{t(last ? "help.start" : "help.next")}
				</Button>
			</div>
		</section>
	);
}
