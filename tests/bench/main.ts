import { measurePoses } from "./poses.ts";
import { measureVisitTracker } from "./visitTracker.ts";

/** Micro-benchmarks of the hot paths; prints one JSON object. Compare figures of one run, not of two machines. */
const stopwatch = () => performance.now();
const poses = measurePoses(stopwatch);
const visitTracker = measureVisitTracker(Math.random, stopwatch);
process.stdout.write(`${JSON.stringify({ node: process.version, poses, visitTracker }, null, 2)}\n`);
