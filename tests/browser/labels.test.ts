import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import type { LngLat } from '../../src/core/camera/lng-lat.ts';
import { project } from '../../src/core/camera/project.ts';
import type { Viewport } from '../../src/core/camera/viewport.ts';
import { keyframe } from '../../src/core/timeline/keyframe.ts';
import type { Scene } from '../../src/core/timeline/scene.ts';
import { readLayer } from '../geo/read-layer.ts';
import { scenes } from '../support/this-story.ts';
import { drawNothing } from './support/draw-nothing.ts';
import type { PlacedLabel } from './support/label-page/placed-labels.ts';
import { serveLabelPage, show } from './support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';

let browser: Browser;
let served: Awaited<ReturnType<typeof serveLabelPage>>;

beforeAll(async () => {
  served = await serveLabelPage();
  browser = await openBrowser({ flags: undrawnFlags });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** The map's box at each size and what covers it, as the page measures both. */
const viewports: Readonly<Record<string, Viewport>> = {
  '360 × 740': { width: 360, height: 370, covered: { top: 16, right: 16, bottom: 85, left: 16 } },
  '768 × 1024': { width: 768, height: 512, covered: { top: 16, right: 16, bottom: 85, left: 16 } },
  '1440 × 900': {
    width: 1440,
    height: 900,
    covered: { top: 72, right: 16, bottom: 117, left: 554 },
  },
};

const routes = ['route-laos', 'route-thailand'] as const;

const setting = (viewport: Viewport) => ({
  viewport,
  motion: true,
  hidden: Object.fromEntries(
    Object.values(scenes).flatMap(({ layers }) => Object.keys(layers).map((id) => [id, 0])),
  ),
  whole: Object.fromEntries(routes.map((route) => [route, 1])),
  unwritten: Object.fromEntries(Object.keys(scenes).map((section) => [section, 0])),
});

type Shape = readonly LngLat[];

const lineOf = (route: (typeof routes)[number]): Shape =>
  readLayer(route).features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? geometry.coordinates.map(([x = 0, y = 0]) => [x, y] as const)
      : [],
  );

const lines = Object.fromEntries(routes.map((route) => [route, lineOf(route)]));

/** Whether two convex shapes lie over one another by more than `by` pixels along every axis. */
function overlap(a: Shape, b: Shape, by: number): boolean {
  const axes = [a, b].flatMap((shape) =>
    shape.map(([x, y], index) => {
      const [nextX, nextY] = shape[(index + 1) % shape.length] ?? [x, y];
      const length = Math.hypot(nextX - x, nextY - y) || 1;
      return [(nextY - y) / length, (x - nextX) / length] as const;
    }),
  );
  return axes.every(([x, y]) => {
    const [one, other] = [a, b].map((shape) => shape.map((point) => point[0] * x + point[1] * y));
    if (!one || !other) return false;
    return (
      Math.min(Math.max(...one), Math.max(...other)) -
        Math.max(Math.min(...one), Math.min(...other)) >
      by
    );
  });
}

/** A piece of a line as wide as it is drawn. */
function stroke([fromX, fromY]: LngLat, [toX, toY]: LngLat, width = 3): Shape {
  const share = width / 2 / (Math.hypot(toX - fromX, toY - fromY) || 1);
  const [x, y] = [(fromY - toY) * share, (toX - fromX) * share];
  return [
    [fromX + x, fromY + y],
    [toX + x, toY + y],
    [toX - x, toY - y],
    [fromX - x, fromY - y],
  ];
}

/**
 * What is wrong with the labels of a scene. A name beyond what the section frames may run out of the
 * picture, as the land does.
 */
function faultsOf(
  labels: readonly PlacedLabel[],
  scene: Scene,
  [west, south, east, north]: Bounds,
  { width, height }: Viewport,
): string[] {
  const seen = labels.filter(({ corners }) =>
    corners.some(([x, y]) => x > 0 && y > 0 && x < width && y < height),
  );
  const cut = seen
    .filter(({ corners }) =>
      corners.some(([x, y]) => x < -1 || y < -1 || x > width + 1 || y > height + 1),
    )
    .filter(({ at: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north)
    .map(({ text }) => `"${text}" is cut`);
  const over = seen.flatMap((one, index) =>
    seen
      .slice(index + 1)
      .filter((other) => other.text !== one.text && overlap(one.corners, other.corners, 1.5))
      .map((other) => `"${one.text}" lies on "${other.text}"`),
  );
  const toScreen = project(scene.camera, { width, height });
  const crossed = routes
    .filter((route) => (scene.opacity[route] ?? 0) > 0)
    .flatMap((route) => {
      const points = (lines[route] ?? []).map(toScreen);
      const strokes = points.slice(1).map((point, index) => stroke(points[index] ?? point, point));
      return seen
        .filter(({ corners }) => strokes.some((each) => overlap(corners, each, 1)))
        .map(({ text }) => `"${text}" lies on ${route}`);
    });
  return [...cut, ...over, ...crossed];
}

describe.each(Object.entries(viewports))('the labels of the map at %s', (_, viewport) => {
  it('lie over no other and over no route, and name what the section frames whole', async () => {
    const { width, height } = viewport;
    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const faults: Record<string, readonly string[]> = {};
    let placed = 0;
    for (const [section, spec] of Object.entries(scenes)) {
      const scene = keyframe(spec, setting(viewport), section).last;
      const labels = await show(page, { scene, width, height });
      placed += labels.length;
      const found = faultsOf(labels, scene, spec.bounds, viewport);
      if (found.length > 0) faults[section] = found;
    }
    await page.close();
    expect(placed).toBeGreaterThan(60);
    expect(faults).toEqual({});
  });
});

describe('a place that a scene wants quiet', () => {
  it('is not written, though there is room for it', async () => {
    const viewport = viewports['1440 × 900'];
    const spec = scenes['the-eleven'];
    if (!viewport || !spec) throw new Error('There is no such scene or size.');
    const { width, height } = viewport;
    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const { quiet = [], ...scene } = keyframe(spec, setting(viewport), 'the-eleven').last;
    const written = async (quiet: readonly string[]) => {
      const labels = await show(page, { scene: { ...scene, quiet }, width, height });
      return labels.map(({ text }) => text).filter((text) => /Yanji/.test(text));
    };
    expect(await written([])).toHaveLength(1);
    expect(await written(quiet)).toEqual([]);
    await page.close();
  });
});

describe('what covers the map', () => {
  it('cuts no name, and is given room by the names that would stand under it', async () => {
    const viewport = viewports['360 × 740'];
    if (!viewport) throw new Error('There is no such size.');
    const { width, height } = viewport;
    const controls = { left: 0, top: height - 78, width, height: 78 };
    const card = { left: 0, top: 0, width: 60, height };
    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const under = async (covered: readonly (typeof card)[]) => {
      const found: string[] = [];
      for (const [section, spec] of Object.entries(scenes)) {
        const scene = keyframe(spec, setting(viewport), section).last;
        for (const { text, layer, corners } of await show(page, {
          scene,
          width,
          height,
          covered,
        })) {
          const xs = corners.map(([x]) => x);
          const ys = corners.map(([, y]) => y);
          const cut = [controls, card].some(
            ({ left, top, width, height }) =>
              Math.max(...xs) > left + 1 &&
              Math.min(...xs) < left + width - 1 &&
              Math.max(...ys) > top + 1 &&
              Math.min(...ys) < top + height - 1,
          );
          if (cut && layer.startsWith('place-')) found.push(`${text} in ${section}`);
        }
      }
      return found;
    };
    expect((await under([])).length).toBeGreaterThan(3);
    expect(await under([controls, card])).toEqual([]);
    await page.close();
  });
});
