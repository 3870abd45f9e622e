/** Babylon's group of what is drawn after the hall, and over all of it: hands, rays, panels. */
export const XR_OVER_HALL = 3;
