/**
 * The zoom past which the story's camera never goes by itself. The routes are schematic, so no
 * scene that shows one may be framed closer, and the basemap is drawn for this zoom.
 */
export const closestZoom = 8;
