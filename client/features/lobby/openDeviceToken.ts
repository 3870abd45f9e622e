import * as z from "zod";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";

const KEY = "device-token";
const deviceToken = z.string().min(20).max(100);

/** What proves to the hall that this is the same visitor as yesterday. */
export function openDeviceToken(storage: DeviceStorage) {
	return {
		read: (): string | undefined => storage.read(KEY, deviceToken) ?? undefined,
		write: (token: string): void => storage.write(KEY, token),
	};
}
