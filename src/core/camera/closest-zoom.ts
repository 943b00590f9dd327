/** The zoom that the basemap is drawn for: no scene is framed closer unless its `maxZoom` says so. */
export const closestZoom = 8;
