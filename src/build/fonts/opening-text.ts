import type { FeatureCollection } from 'geojson';
import { palette } from '../../style/palette.ts';
import { placeLayers } from '../../style/place-layers.ts';
import { styleValues } from '../../style/style-values.ts';

/** What the opening map's labels say, by the name of the face that sets them. */
export type OpeningText = Readonly<Record<string, string>>;

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
 * @returns The text that each of the map's faces sets, by the face's name.
 */
export function openingText(places: FeatureCollection, language: string): OpeningText {
  const texts: Record<string, string> = {};
  for (const layer of placeLayers(palette('light'), language)) {
    if (layer.type !== 'symbol' || (layer.minzoom ?? 0) > openingZoom) continue;
    const [face = ''] = (layer.layout?.['text-font'] as readonly string[] | undefined) ?? [];
    const values = styleValues(layer, openingZoom);
    const lines = places.features
      .filter(values.draws)
      .flatMap((place) => values.formatted('text-field', place).map(({ text }) => text));
    texts[face] = [texts[face] ?? '', ...lines].join('\n');
  }
  return texts;
}
