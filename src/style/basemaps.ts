/** The parts of the basemap: they name files in the story's folder, and are the `part` of features on the map. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

export const basemapSource = 'basemap';

export const overviewSource = 'overview';

/** The zoom at which the full detail replaces the overview: a pixel is then as large as what the overview omits. */
export const fineFrom = 4.2;
