import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LinkPort, linkAhead } from '../../../src/map/style/link-ahead.ts';
import { storyLayer } from '../../../src/style/story-layer.ts';

/** A layer of the story, hidden as it is at first. */
const hidden = (id: string, type: 'line' | 'fill' | 'symbol', paint: object = {}) =>
  storyLayer({ id, type, source: id, paint } as LayerSpecification, {
    layer: id,
    fullOpacity: type === 'symbol' ? { 'text-opacity': 1 } : { [`${type}-opacity`]: 0.9 },
  });

const style: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [
    { id: 'sea', type: 'background' },
    { id: 'coast', type: 'line', source: 'land' },
    hidden('river', 'line', { 'line-color': 'blue' }),
    hidden('railway', 'line', { 'line-color': 'black', 'line-width': 2 }),
    hidden('border', 'line', { 'line-dasharray': [1, 2] }),
    hidden('zone', 'fill', { 'fill-color': ['get', 'color'] }),
    hidden('names', 'symbol'),
  ],
};

/** A map that comes to rest when it is told to, with what was drawn beneath its sea each time. */
function resting() {
  const layers: LayerSpecification[] = [...style.layers];
  const sources = new Set<string>();
  const drawn: string[] = [];
  let listener: (() => void) | undefined;
  const at = (id: string) => layers.findIndex((layer) => layer.id === id);
  const map = {
    on: (_: 'idle', look: () => void) => {
      listener = look;
    },
    off: () => {
      listener = undefined;
    },
    getCenter: () => ({ toArray: () => [127, 38] }),
    getLayersOrder: () => layers.map(({ id }) => id),
    getLayer: (id: string) => layers[at(id)],
    getSource: (id: string) => sources.has(id) || undefined,
    addSource: (id: string) => sources.add(id),
    removeSource: (id: string) => sources.delete(id),
    addLayer: (layer: LayerSpecification, above: string) => layers.splice(at(above), 0, layer),
    removeLayer: (id: string) => layers.splice(at(id), 1),
    triggerRepaint: () => undefined,
  } as unknown as LinkPort;
  const rest = () => {
    listener?.();
    const [lowest] = layers;
    if (lowest?.id !== 'sea') drawn.push(`${lowest?.type} ${JSON.stringify(lowest?.paint)}`);
  };
  return { map, rest, drawn, left: () => [layers.length - style.layers.length, sources.size] };
}

describe('the programs of the layers of later sections', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are linked one at a rest, each kind once, by a layer beneath the sea that is then taken away', () => {
    const { map, rest, drawn, left } = resting();
    linkAhead(map, style);
    vi.runAllTimers();
    for (let times = 0; times < 6; times += 1) rest();
    expect(drawn).toEqual([
      'line {"line-color":"black","line-width":2,"line-opacity":0.9}',
      'line {"line-dasharray":[1,2],"line-opacity":0.9}',
      'fill {"fill-color":["get","color"],"fill-opacity":0.9}',
    ]);
    expect(left()).toEqual([0, 0]);
  });

  it('are left alone while the map has just come, and where it is stopped', () => {
    const { map, rest, drawn } = resting();
    const stop = linkAhead(map, style);
    rest();
    stop();
    vi.runAllTimers();
    rest();
    expect(drawn).toEqual([]);
  });
});
