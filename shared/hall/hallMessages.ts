import * as z from "zod/mini";
import { defineRequest } from "../contract.ts";

/** The hall's clock: video positions and chat times are told in it. Answered by every hall. */
export const timeRequest = defineRequest("hall/time", z.null())<{ readonly nowMs: number }>();
