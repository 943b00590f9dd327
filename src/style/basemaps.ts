/* What the page's first script needs of the basemap; it has no style. */

/** The parts of the basemap: in full detail a file each, in the overview all together. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

/** The source of the whole basemap in less detail, for small scales. */
export const overviewSource = 'overview';

/** The zoom from which the full detail replaces the overview: there a pixel is as large as what that leaves out. */
export const fineFrom = 4.2;
