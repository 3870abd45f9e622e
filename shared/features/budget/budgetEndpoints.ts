import { defineEndpoint } from "../../endpoint.ts";
import { boothBudget } from "./BoothBudget.ts";

export const readBoothBudget = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/booths/:boothId/budget",
	access: "booth.read",
	summary: "A booth's share of what a headset can show of its hall, and what its form as it stands takes of it.",
	reply: boothBudget,
	refusals: ["not-found"],
});
