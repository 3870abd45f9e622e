import type { ReactNode } from "react";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { Right, Scope } from "#shared/rights.ts";
import { ErrorState } from "./ErrorState.tsx";
import { useActor } from "./useActor.tsx";

interface RequireRightProps extends Scope {
	readonly right: Right;
	readonly children: ReactNode;
}

/** Says so where somebody followed a link to what their role does not include. */
export function RequireRight({ right, children, ...scope }: RequireRightProps) {
	if (useActor().may(right, scope)) return children;
	return <ErrorState error={new RequestRefused("page", { reason: "forbidden" })} />;
}
