/* The names of the basemap's files: apart from its layers, so that the page's first script has no style. */

/** The parts of the basemap: each a file of its own in full detail, and all together in the overview. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

/** The source that has every part in less detail, for small scales. */
export const overviewSource = 'overview';
