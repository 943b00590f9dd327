import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../../src/style/build-style.ts';
import { kindOf, kinds } from '../../../src/style/kinds/kinds.ts';
import { storyMetadata } from '../../../src/style/story-layer.ts';
import { english as en } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';

describe('the kinds of layers', () => {
  const styleOf = (order: readonly string[]) =>
    buildStyle({
      theme: 'light',
      layers: order.map((name) => plainLayer(`some-${name}`, name)),
      sources: {},
      routes: {},
      labels: { type: 'FeatureCollection', features: [] },
      words: en,
      fontFaces: {},
      fine: false,
    });
  const names = kinds.map(({ name }) => name);

  it('are each drawn from a layer that says no more than it must', () => {
    const style = styleOf(names);
    const wrong = validateStyleMin(style).filter(({ message }) => !message.includes('source'));
    expect(wrong).toEqual([]);
    const drawn = new Set(style.layers.map((layer) => storyMetadata(layer)?.layer));
    for (const name of names) expect(drawn).toContain(`some-${name}`);
  });

  it('lie one over the other in their own order, whatever that of the legend', () => {
    const shapes = (order: readonly string[]) =>
      styleOf(order).layers.flatMap((layer) =>
        'source' in layer && storyMetadata(layer)?.layer === layer.source ? [layer.id] : [],
      );
    expect(shapes([...names].reverse())).toEqual(shapes(names));
  });

  it('say so where there is no such kind', () => {
    expect(() => kindOf({ kind: 'cloud' })).toThrow('There is no kind of layer "cloud".');
  });
});
