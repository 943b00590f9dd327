import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { areasOf, mergedAreaOf } from './areas.ts';
import type { NamedProperties } from './named-features.ts';
import { rewind } from './rewind.ts';
import { splitTouches } from './split-touches.ts';
import type { World } from './world.ts';

type LandFeature = Feature<Polygon | MultiPolygon, NamedProperties>;

/**
 * All land as one shape without borders, whose outline is the coast, and over it the story's
 * countries, each with `story: true` and its ISO 3166-1 alpha-3 code.
 *
 * @param storyCountries the names of the countries that the story is about, by their codes
 */
export const landOf = (
  world: World,
  storyCountries: Readonly<Record<string, string>> = {},
): LandFeature[] => {
  const land: LandFeature = {
    type: 'Feature',
    properties: { name: 'Land', story: false },
    geometry: rewind(splitTouches(mergedAreaOf(world))),
  };
  const countries = areasOf(world).flatMap(({ properties, geometry }): LandFeature[] => {
    const name = storyCountries[properties.a3];
    if (name === undefined) return [];
    return [
      {
        type: 'Feature',
        properties: { name, iso: properties.a3, story: true },
        geometry: rewind(geometry),
      },
    ];
  });
  return [land, ...countries];
};
