/** Babylon's group of what is drawn after the hall and over it: hands, rays, panels. */
export const XR_OVER_HALL = 1;
