/* What the page's first script knows of the basemap, which has no style. */

/** The parts of the basemap: each a file of its own in full detail, and all together in the overview. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

/** The source that has every part in less detail, for small scales. */
export const overviewSource = 'overview';

/**
 * The zoom at which the basemap in full detail takes over from the overview: there a pixel is as
 * large as what the overview leaves out.
 */
export const fineFrom = 4.2;
