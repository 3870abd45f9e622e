/** The hall's frame: right-handed, +Y up, −Z forward, metres, radians, unit quaternions, as WebXR and glTF. */
export interface Vector3 {
	x: number;
	y: number;
	z: number;
}

export interface Quaternion {
	x: number;
	y: number;
	z: number;
	w: number;
}

/** A point on the floor. */
export interface FloorPoint {
	x: number;
	z: number;
}

/** Where someone stands, and the way they look: radians about +Y, 0 looks along −Z. */
export interface FloorPlace extends FloorPoint {
	heading: number;
}

/** A rectangle on the floor, its centre, its full extents and its turn about +Y (radians, counter-clockwise seen from above). */
export interface FloorRectangle extends FloorPoint {
	width: number;
	depth: number;
	rotation: number;
}

/**
 * Carries a point of a placed frame (a booth, say) into the hall's frame.
 * A turn by `rotation` about +Y takes local +Z to (sin r, cos r).
 */
export function toHall(place: FloorPoint & { rotation: number }, x: number, z: number, out: FloorPoint): FloorPoint {
	const sin = Math.sin(place.rotation);
	const cos = Math.cos(place.rotation);
	out.x = place.x + x * cos + z * sin;
	out.z = place.z - x * sin + z * cos;
	return out;
}

/** The other way: a point of the hall's frame seen from a placed frame. */
export function fromHall(place: FloorPoint & { rotation: number }, x: number, z: number, out: FloorPoint): FloorPoint {
	const sin = Math.sin(place.rotation);
	const cos = Math.cos(place.rotation);
	const dx = x - place.x;
	const dz = z - place.z;
	out.x = dx * cos - dz * sin;
	out.z = dx * sin + dz * cos;
	return out;
}
