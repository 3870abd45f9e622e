/** Where controllers and hands are served from: this host, never the registry's. */
export const XR_PROFILES_URL = "/xr-profiles";
