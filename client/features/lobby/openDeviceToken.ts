import * as z from "zod/mini";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";

const KEY = "device-token";
const deviceToken = z.string().check(z.minLength(20), z.maxLength(100));

/** What proves to the hall that this is the same visitor as yesterday. */
export function openDeviceToken(storage: DeviceStorage) {
	return {
		read: (): string | undefined => storage.read(KEY, deviceToken) ?? undefined,
		write: (token: string): void => storage.write(KEY, token),
	};
}
