import * as z from "zod/mini";
import { defineMessage, defineRequest } from "../../contract.ts";

/** A jump that the server granted: poses carry its number from now on, and older ones are dropped. */
export interface JumpGrant {
	/** Wraps at 256. */
	readonly jump: number;
	readonly x: number;
	readonly z: number;
	/** Radians about +Y; 0 looks along −Z. */
	readonly heading: number;
}

const floorPoint = { x: z.number().check(z.gte(-500), z.lte(500)), z: z.number().check(z.gte(-500), z.lte(500)) };

/** Teleport or click far away: to a free spot of the floor. Refused as `blocked`. */
export const teleportRequest = defineRequest(
	"walking/teleport",
	z.strictObject({ ...floorPoint, heading: z.number().check(z.gte(-7), z.lte(7)) }),
)<JumpGrant>();

/**
 * "Take me there": in front of a booth, or straight in front of one of its exhibits. Refused as `unknown-booth`,
 * `unknown-exhibit` or `no-room`.
 */
export const goToBoothRequest = defineRequest(
	"walking/go-to-booth",
	z.strictObject({ boothId: z.string().check(z.maxLength(40)), slot: z.optional(z.string().check(z.maxLength(40))) }),
)<JumpGrant>();

/** "Go to" a person: a free spot near them, looking at them. Refused as `opted-out`, `gone` or `no-room`. */
export const goToVisitorRequest = defineRequest(
	"walking/go-to-visitor",
	z.strictObject({ visitorId: z.string().check(z.maxLength(40)) }),
)<JumpGrant>();

/** Where the hall holds me to be: asked when walking starts, so that a place told before anyone listened is not missed. */
export const placeRequest = defineRequest("walking/place", z.null())<JumpGrant>();

/** The server put the visitor somewhere: on arrival, on resuming, or back after an impossible step. */
export const placedMessage = defineMessage(
	"walking/placed",
	z.strictObject({
		jump: z.int().check(z.gte(0), z.lte(255)),
		...floorPoint,
		heading: z.number(),
		reason: z.enum(["arrived", "resumed", "corrected"]),
	}),
);

/** Radius of a body on the floor, metres. */
export const BODY_RADIUS = 0.25;
/** Faster than people run in a hall, with slack for bunched packets; a faster step is refused. Metres per second. */
export const SPEED_LIMIT = 6;
/** How fast the client's own controls walk. */
export const WALKING_SPEED = 2.2;
export const RUNNING_SPEED = 4.2;
