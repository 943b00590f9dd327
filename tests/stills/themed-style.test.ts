import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import { atScene } from '../../src/stills/themed-style.ts';
import { palette, streetPalette } from '../../src/style/palette.ts';
import { nameLayers } from '../../src/style/streets/street-names.ts';

it('a street map omits a quiet name that is spelt as on the page', () => {
  const asked = { lang: 'en', locale: 'en', placed: [] };
  const layers = nameLayers(palette('light'), streetPalette('light'), asked);
  const places = layers.find(({ id }) => id.endsWith('names-places'));
  if (!places) throw new Error('No layer of places.');
  const draws = (...quiet: readonly string[]) => {
    const { light } = atScene({ light: places, dark: places }, { quiet });
    const { filter } = featureFilter((light as typeof places).filter as never, 'filter');
    const properties = { name: '東京', 'name:en': 'Tokyo' };
    return filter({ zoom: 13 }, { type: 1, properties });
  };
  const drawn = [draws(), draws('Osaka'), draws('東京'), draws('Tokyo')];
  expect(drawn).toEqual([true, true, true, false]);
});
