import { useSyncExternalStore } from "react";
import type { StoreApi } from "zustand/vanilla";

const never = () => () => {};

/** What a store holds, or `otherwise` while there is no store yet. */
export function useStoreOf<Value>(store: StoreApi<Value> | undefined, otherwise: Value): Value {
	return useSyncExternalStore(store?.subscribe ?? never, () => store?.getState() ?? otherwise);
}
