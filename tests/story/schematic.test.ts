import { describe, expect, it } from 'vitest';
import { closestZoom } from '../../src/core/camera/fit-bounds.ts';
import { routeHeadLayers } from '../../src/style/kinds/route/route-marks.ts';
import { layerColors } from '../../src/style/palette.ts';
import { english as en } from '../support/english.ts';
import { labels, layers } from '../support/this-story.ts';

const routes = layers.filter(({ kind }) => kind === 'route');
const zooms = Array.from({ length: closestZoom * 4 + 1 }, (_, quarter) => quarter / 4);

describe('a route on the map', () => {
  it.each(zooms)(
    'is named as schematic, and the crossing once as not drawn, at zoom %d',
    (zoom) => {
      const shown = labels.filter(
        ({ minZoom = 0, maxZoom = Number.POSITIVE_INFINITY }) => zoom >= minZoom && zoom < maxZoom,
      );
      const texts = (wanted: 'way' | 'leap', ids = routes.map(({ id }) => id)) =>
        shown.flatMap((label) =>
          'along' in label && (label.part ?? 'way') === wanted && ids.includes(label.layer)
            ? [label.text]
            : [],
        );
      for (const { id } of routes) {
        expect(texts('way', [id])).toEqual([expect.stringMatching(/\bschematic\b/)]);
      }
      expect(texts('leap')).toEqual([expect.stringMatching(/^crossing\snot drawn$/)]);
    },
  );

  it.each(routes)('$id says so at its head too, while it is drawn', (route) => {
    const parts = routeHeadLayers(route, layerColors(route, 'light'), en);
    const head = parts.find(({ type }) => type === 'symbol');
    expect(JSON.stringify(head?.layout)).toContain('schematic');
  });
});
