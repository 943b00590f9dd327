/* What the page's first script needs of the basemap; it has no style. */

/** The parts of the basemap, each a file in the story's folder; on the map the property `part` of a feature. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

/** The source of every part in full detail. */
export const basemapSource = 'basemap';

/** The source of every part in less detail, for small scales. */
export const overviewSource = 'overview';

/** The zoom from which the full detail replaces the overview: there a pixel is as large as what that leaves out. */
export const fineFrom = 4.2;
