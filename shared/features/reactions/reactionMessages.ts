import * as z from "zod/mini";
import { defineMessage, defineRequest } from "../../contract.ts";

/** What a visitor can show above their head for a moment; their hands gesture along. */
export const REACTIONS = ["wave", "clap", "heart", "laugh", "surprise", "thumbs-up", "question", "party"] as const;
export const reaction = z.enum(REACTIONS);
export type Reaction = z.infer<typeof reaction>;

export const reactRequest = defineRequest("reactions/react", z.strictObject({ reaction }))<null>();

/** Told to those within REACTION_RANGE_METRES. */
export const reactedMessage = defineMessage("reactions/reacted", z.strictObject({ visitorId: z.string(), reaction }));

export const REACTION_RANGE_METRES = 60;
