import { expect, it } from 'vitest';
import { type PresentPort, skipAbsentLayers } from '../../../src/map/scene/skip-absent-layers.ts';

it('writes to the layers that the map has, moves the camera, and passes over other layers', () => {
  const written: unknown[] = [];
  const map = {
    getLayer: (id: string) => (id === 'there' ? { id } : undefined),
    jumpTo: (options: unknown) => written.push(['jumpTo', options]),
    setPaintProperty: (...args: unknown[]) => written.push(['paint', ...args]),
    setLayoutProperty: (...args: unknown[]) => written.push(['layout', ...args]),
  } as unknown as PresentPort;
  const port = skipAbsentLayers(map);
  const unchecked = { validate: false };
  for (const layer of ['there', 'missing']) {
    port.setPaintProperty(layer, 'line-opacity', 1, unchecked);
    port.setLayoutProperty(layer, 'visibility', 'none', unchecked);
  }
  port.jumpTo({ zoom: 3 });
  expect(written).toEqual([
    ['paint', 'there', 'line-opacity', 1, unchecked],
    ['layout', 'there', 'visibility', 'none', unchecked],
    ['jumpTo', { zoom: 3 }],
  ]);
});
