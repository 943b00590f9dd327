import { beforeEach, expect, it } from 'vitest';
import { routeHeads } from '../../../src/map/scene/routes.ts';
import { layers } from '../../support/this-story.ts';

interface Written {
  readonly features: readonly { readonly properties: { readonly route: string } }[];
  readonly bbox: readonly number[];
}

let written: Written[];
let loadedLines: Set<string>;
let renders: (() => void)[];
const map = {
  getSource: () => ({ setData: (data: Written) => written.push(data) }),
  isSourceLoaded: (source: string) => loadedLines.has(source),
  on: (_: string, listener: () => void) => renders.push(listener),
  off(_: string, listener: () => void) {
    renders = renders.filter((each) => each !== listener);
  },
} as never;
const render = () => {
  for (const listener of renders) listener();
};
const start = () => {
  const { move } = routeHeads(map, layers);
  return (drawn: Record<string, number>, opacity: Record<string, number> = {}) => {
    move({ drawn, opacity }, { drawn, opacity });
    render();
  };
};
const routesOf = ({ features }: Written) => features.map(({ properties }) => properties.route);

beforeEach(() => {
  written = [];
  renders = [];
  loadedLines = new Set(['route-laos', 'route-thailand']);
});

it('draws a head for each visible route under way', () => {
  start()({ 'route-laos': 0.4, 'route-thailand': 0.4 }, { 'route-laos': 1 });
  expect(written.map(routesOf)).toEqual([['route-laos']]);
});

it('follows the scene when only the opacity of a route changes', () => {
  const { move } = routeHeads(map, layers);
  const scene = { drawn: { 'route-laos': 0.4 }, opacity: { 'route-laos': 0.5 } };
  move(scene, { drawn: {}, opacity: scene.opacity });
  render();
  expect(written.map(routesOf)).toEqual([['route-laos']]);
});

it('removes the last head once, then does nothing', () => {
  const write = start();
  write({ 'route-laos': 0.4 }, { 'route-laos': 1 });
  write({ 'route-laos': 1, 'route-thailand': 0 }, { 'route-laos': 1 });
  write({ 'route-laos': 0 });
  expect(written.map(routesOf)).toEqual([['route-laos'], []]);
});

it('draws the head of a route only once its line has loaded', () => {
  loadedLines.delete('route-laos');
  const write = start();
  write({ 'route-laos': 0.4, 'route-thailand': 0.4 }, { 'route-laos': 1, 'route-thailand': 1 });
  expect(written.map(routesOf)).toEqual([['route-thailand']]);
  loadedLines.add('route-laos');
  render();
  expect(written.slice(1).map(routesOf)).toEqual([['route-thailand', 'route-laos']]);
  render();
  expect(written).toHaveLength(2);
});

it('keeps the head while tiles of its line come and go, until the line is hidden', () => {
  const write = start();
  write({ 'route-laos': 0.4 }, { 'route-laos': 1 });
  loadedLines.delete('route-laos');
  write({ 'route-laos': 0.5 }, { 'route-laos': 0.8 });
  expect(written.map(routesOf)).toEqual([['route-laos'], ['route-laos']]);
  write({ 'route-laos': 0.5 });
  write({ 'route-laos': 0.5 }, { 'route-laos': 1 });
  expect(written.slice(2).map(routesOf)).toEqual([[]]);
});

it('keeps one bounding box for all heads, so that the tiles stay the same', () => {
  const write = start();
  for (const share of [0.1, 0.5, 0.9]) write({ 'route-laos': share }, { 'route-laos': 1 });
  expect(new Set(written.map(({ bbox }) => bbox.join())).size).toBe(1);
  const [west = 0, south = 0, east = 0, north = 0] = written[0]?.bbox ?? [];
  expect(west).toBeLessThan(103);
  expect(south).toBeLessThan(15);
  expect(east).toBeGreaterThan(129);
  expect(north).toBeGreaterThan(42);
});
