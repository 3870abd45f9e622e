import { pino } from "pino";
import { LocalHallBus } from "#server/hall/LocalHallBus.ts";
import { hallBusContract } from "./hallBusContract.ts";

hallBusContract(async () => {
	const bus = new LocalHallBus(pino({ level: "silent" }));
	return [bus, bus];
});
