import * as z from "zod/mini";
import { defineRequest } from "../contract.ts";

/** Poses and what changed leave the server this often, in one write for each visitor. */
export const HALL_TICK_MS = 50;

/** The hall's clock: video positions and chat times are told in it. Answered by every hall. */
export const timeRequest = defineRequest("hall/time", z.null())<{ readonly nowMs: number }>();
