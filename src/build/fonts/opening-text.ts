import type { FeatureCollection } from 'geojson';
import { palette } from '../../style/palette.ts';
import { placeLayers } from '../../style/place-layers.ts';
import { styleValues } from '../section-maps/style-values.ts';

/**
 * The zoom of the tiles that the opening map is drawn from. Its camera frames the whole way, which
 * is a zoom of less than 4 on all but the largest screens.
 */
const openingZoom = 3;

/**
 * What the places on the opening map are labelled with, by the rules of the live map's style.
 *
 * @param places The places.
 * @param language The page's language, as a property of the places.
 */
export function openingText(places: FeatureCollection, language: string): string {
  return placeLayers(palette('light'), language)
    .filter(({ minzoom = 0 }) => minzoom <= openingZoom)
    .flatMap((layer) => {
      const values = styleValues(layer, openingZoom);
      return places.features
        .filter(values.draws)
        .flatMap((place) => values.formatted('text-field', place).map(({ text }) => text));
    })
    .join('\n');
}
