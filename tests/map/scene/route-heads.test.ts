import { beforeEach, describe, expect, it } from 'vitest';
import type { SceneChange } from '../../../src/core/timeline/diff-scene.ts';
import { type HeadPort, routeHeads } from '../../../src/map/scene/route-heads.ts';
import { layers } from '../../support/this-story.ts';

interface Written {
  readonly features: readonly { readonly properties: { readonly route: string } }[];
  readonly bbox: readonly number[];
}

let written: Written[];
let reported: string[];
const map = {
  getSource: () => ({ setData: (data: Written) => written.push(data) }),
} as unknown as HeadPort;
const start = () => routeHeads(map, layers, (route) => reported.push(route));
const change = (
  drawn: Record<string, number>,
  opacity: Record<string, number> = {},
): SceneChange => ({
  drawn,
  opacity,
});
const routesOf = ({ features }: Written) => features.map(({ properties }) => properties.route);

beforeEach(() => {
  written = [];
  reported = [];
});

describe('routeHeads', () => {
  it('writes nothing while no route is under way, and still tells how far each is drawn', () => {
    const write = start();
    write(change({ 'route-laos': 1, 'route-thailand': 0 }, { 'route-laos': 1 }));
    expect(written).toEqual([]);
    expect(reported).toEqual(['route-laos', 'route-thailand']);
  });

  it('has a head for each route that is seen and under way', () => {
    const write = start();
    write(change({ 'route-laos': 0.4, 'route-thailand': 0.4 }, { 'route-laos': 1 }));
    expect(written.map(routesOf)).toEqual([['route-laos']]);
  });

  it('takes the last head away once, and then rests', () => {
    const write = start();
    write(change({ 'route-laos': 0.4 }, { 'route-laos': 1 }));
    write(change({ 'route-laos': 1 }));
    write(change({ 'route-laos': 0 }));
    expect(written.map(routesOf)).toEqual([['route-laos'], []]);
  });

  it('keeps to the tiles of all routes wherever a head is', () => {
    const write = start();
    for (const share of [0.1, 0.5, 0.9])
      write(change({ 'route-laos': share }, { 'route-laos': 1 }));
    const boxes = new Set(written.map(({ bbox }) => bbox.join()));
    expect(boxes.size).toBe(1);
    const [west = 0, south = 0, east = 0, north = 0] = written[0]?.bbox ?? [];
    expect(west).toBeLessThan(103);
    expect(south).toBeLessThan(15);
    expect(east).toBeGreaterThan(129);
    expect(north).toBeGreaterThan(42);
  });
});
