import { memoizeByText } from '../files/memoize.ts';

/**
 * The value of a GeoJSON file, sound or not; it is shared, and must not be changed.
 *
 * @throws SyntaxError where the text is no JSON.
 */
export const parseGeojson = memoizeByText((text) => JSON.parse(text));
