import { expect, it } from 'vitest';
import { reportIdle } from '../../../src/map/start/create-map.ts';

/** Fires events on a map; returns what it then reports, and its number of repaints. */
function told(...events: readonly string[]) {
  const listeners = new Map<string, () => void>();
  const dataset: Record<string, string> = {};
  let repaints = 0;
  const port = {
    on: (event: string, listener: () => void) => listeners.set(event, listener),
    triggerRepaint: () => {
      repaints += 1;
    },
    loaded: () => events[last] !== 'idle, though more is asked',
    getCenter: () => ({ lng: 127, lat: 38 }),
    getZoom: () => 5,
    getBearing: () => 0,
    getPitch: () => 0,
    getPadding: () => ({ top: 1, right: 2, bottom: 3, left: 4 }),
  } as never;
  const layers = () => new Set(['dmz', 'jilin']);
  const reset = reportIdle(port, { dataset } as never, layers);
  let last = 0;
  for (const [i, event] of events.entries()) {
    last = i;
    if (event === 'a scene to write') reset();
    else listeners.get(event.replace(/,.*/, ''))?.();
  }
  return { dataset, repaints };
}

it('an idle map reports its camera, padding and layers', () => {
  const { dataset } = told('idle');
  expect(dataset).toEqual({ camera: '127,38,5,0,0', padding: '1,2,3,4', layers: 'dmz jilin' });
});

it.each([
  [['idle', 'render'], false],
  [['idle', 'a scene to write'], false],
  [['idle', 'a scene to write', 'idle'], true],
  [['idle, though more is asked'], false],
  [['idle, though more is asked', 'idle'], true],
])('after %j the map reports a camera: %s', (events, has) => {
  expect('camera' in told(...events).dataset).toBe(has);
});

it('the map is repainted if a scene is still to be written', () => {
  expect(told('idle', 'a scene to write').repaints).toBe(1);
});
