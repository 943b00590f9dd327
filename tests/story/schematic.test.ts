import { describe, expect, it } from 'vitest';
import { closestZoom } from '../../src/core/camera/fit-bounds.ts';
import { routeHeadLayers } from '../../src/style/kinds/route/route-marks.ts';
import { layerColors } from '../../src/style/palette.ts';
import * as en from '../../src/words/en.ts';
import { labels, layers } from '../support/this-story.ts';

const routes = layers.filter(({ kind }) => kind === 'route');
const zooms = Array.from({ length: closestZoom * 4 + 1 }, (_, quarter) => quarter / 4);

describe('a route on the map', () => {
  it.each(routes.map(({ id }) => id))(
    '%s is named as schematic, and its crossing as not drawn, at every zoom',
    (id) => {
      for (const zoom of zooms) {
        const shown = labels.filter(
          ({ layer, minZoom = 0, maxZoom = Number.POSITIVE_INFINITY }) =>
            layer === id && zoom >= minZoom && zoom < maxZoom,
        );
        const texts = (wanted: 'way' | 'leap') =>
          shown.flatMap((label) =>
            'along' in label && (label.part ?? 'way') === wanted ? [label.text] : [],
          );
        expect(texts('way'), `zoom ${zoom}`).toEqual([expect.stringMatching(/\bschematic\b/)]);
        expect(texts('leap'), `zoom ${zoom}`).toEqual([
          expect.stringMatching(/^crossing\snot drawn$/),
        ]);
      }
    },
  );

  it.each(routes)('$id says so at its head too, while it is drawn', (route) => {
    const parts = routeHeadLayers(route, layerColors(route, 'light'), en);
    const head = parts.find(({ type }) => type === 'symbol');
    expect(JSON.stringify(head?.layout)).toContain('schematic');
  });
});
