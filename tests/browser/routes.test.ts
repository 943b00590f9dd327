import type { Feature, LineString } from 'geojson';
import { describe, expect, inject, it } from 'vitest';
import { fromMercator, type LngLat, toMercator } from '../../src/core/camera/mercator.ts';
import type { RouteStop } from '../../src/core/route/route.ts';
import { palette } from '../../src/style/palette.ts';
import { formatNumber } from '../../src/words/formats.ts';
import { readLayer } from '../geo/read-layer.ts';
import { layers } from '../support/this-story.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { drawAgain } from './support/drawing.ts';
import { type MapPoints, mapPoints } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const colors = palette('light');
const yanji: LngLat = [129.5078, 42.9075];

const viewport = { width: 1000, height: 700 };
const browser = await sharedBrowser('drawn');
const story = await openStory(url, { browser, viewport, drawing: false });
await story.goTo('to-laos');
await story.page.evaluate(drawAgain);

const layerColor = (id: string, which: 'color' | 'tint' = 'color') =>
  layers.find((layer) => layer.id === id)?.[which]?.light ?? '';

const toLaos = ['to-laos', 'route-laos', layerColor('route-laos')] as const;
const toThailand = ['to-thailand', 'route-thailand', layerColor('route-thailand')] as const;

const partsOf = (route: (typeof toLaos | typeof toThailand)[1]) => {
  const { features, metadata } = readLayer(route);
  const [way = [], leap = []] = features.map((part) =>
    (part as Feature<LineString>).geometry.coordinates.map(([x = 0, y = 0]): LngLat => [x, y]),
  );
  return { way, leap, length: formatNumber(metadata.measured[0]?.value ?? 0, 'en-GB') };
};

/** Positions along the straight line of a leap, away from the markers of its cities. */
function along([from = [0, 0], to = [0, 0]]: readonly LngLat[]): LngLat[] {
  const [[ax, ay], [bx, by]] = [toMercator(from), toMercator(to)];
  return Array.from({ length: 120 }, (_, i) => {
    const t = 0.1 + (0.8 * i) / 119;
    return fromMercator([ax + (bx - ax) * t, ay + (by - ay) * t]);
  });
}

const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length;

/** Scrolls a section's card until its top, or its foot, is at a share of the screen's height. */
async function scrollCard(section: string, edge: 'top' | 'bottom', at: number) {
  const offset = await story.page
    .locator(`#${section} .card`)
    .evaluate(
      (card, [edge, at]) => scrollY + card.getBoundingClientRect()[edge] - innerHeight * at,
      [edge, at] as const,
    );
  await story.scrollTo(Math.round(offset));
}

const counted = (section: string) =>
  story.page
    .locator(`#${section} .travelled[data-route="${section.replace('to', 'route')}"]`)
    .textContent();

describe.each(cases([toLaos], [toThailand]))('beside "%s"', (section, route, color) => {
  const { way, leap, length } = partsOf(route);
  const dots = (points: MapPoints, within: number) =>
    share(along(leap), (position) => points.has(points.at(position), color, within));

  it('the leap is a straight row of dots between cities, and the way fades in', async () => {
    await scrollCard('the-long-way', 'top', 0.3);
    const points = await mapPoints(story.page, colors.storyLand);
    expect(dots(points, 3)).toBeGreaterThan(0.95);
    expect(dots(points, 0)).toBeGreaterThan(0.05);
    expect(dots(points, 0)).toBeLessThan(0.65);
    const [, early] = way;
    const later = way.filter(([lng]) => lng < 127 && lng > 124);
    expect(early && points.has(points.at(early), color, 2)).toBe(false);
    // The two routes share one trunk, on which that to Laos is on top.
    const trunk = layerColor('route-laos');
    expect(share(later, (position) => points.has(points.at(position), trunk, 5))).toBe(1);
    await scrollCard(section, 'bottom', 0.3);
  });

  it('its counter, text, list and notes give the same length', async () => {
    expect(await counted(section)).toBe(`${length} km so far`);
    const told = async (part: string, words: string) =>
      expect(await story.page.locator(part).textContent()).toContain(words);
    await told(`#${section}`, `${length} kilometres from Yanbian`);
    await told(`#_words_${section}`, `${length} km from city to city`);
    await told(`#_about_${route} table`, `${length} km`);
    const all = story.page.locator('#_all-layers');
    if ((await all.getAttribute('aria-expanded')) === 'false') await all.click();
    const list = story.page.locator('.feature-list');
    if (!(await list.evaluate((details: HTMLDetailsElement) => details.open)))
      await list.locator('summary').first().click();
    const lengths = () => list.locator('p', { hasText: 'from city to city' }).allTextContents();
    await expect.poll(lengths).toContain(`Length from city to city: ${length} km`);
  });
});

inEveryRun(() => {
  describe('the head of a line and the words of the text', () => {
    const read = async (section: string, words: string, at: number) => {
      const top = await story.page
        .locator(`#${section} [data-on]`, { hasText: words })
        .evaluate((e, at) => scrollY + e.getBoundingClientRect().top - innerHeight * at, at);
      return story.scrollTo(Math.round(top));
    };
    const km = async (section: string) =>
      Number((await counted(section))?.replaceAll(/\D/g, '') ?? Number.NaN);

    it('meet at a city along the way', async () => {
      const city = 'Kunming';
      const { features } = readLayer('route-laos');
      const stops = features.flatMap(({ properties }) => properties.stops as RouteStop[]);
      const there = stops.find(({ name }) => name === city)?.km ?? Number.NaN;
      const passed = story.page.locator('#to-laos .passed');
      await read('to-laos', city, 0.8);
      expect(await km('to-laos')).toBeLessThan(there);
      expect(await passed.textContent()).not.toContain(city);
      await read('to-laos', city, 0.3);
      expect(await km('to-laos')).toBeGreaterThanOrEqual(there);
      expect(await passed.textContent()).toContain(city);
    });

    it('show flights last, when the line is complete', async () => {
      const { layers } = await read('to-thailand', 'Bangkok', 0.45);
      expect(await counted('to-thailand')).toBe(`${partsOf('route-thailand').length} km so far`);
      expect(layers).not.toContain('flight-seoul');
      expect((await read('to-thailand', 'by air', 0.3)).layers).toContain('flight-seoul');
    });
  });

  it('a counter is correct before the map loads, and before its passage', async () => {
    const { page } = await openPage({ browser, drawing: false });
    await page.route(/\/map-code-/, () => undefined);
    await page.goto(`${url}#to-laos`, { waitUntil: 'domcontentloaded' });
    const counter = page.locator('#to-laos [data-route="route-laos"]');
    const scrollTo = (edge: 'top' | 'bottom', at: number) =>
      page.locator('#to-laos .card').evaluate(
        (card, [edge, at]) =>
          scrollBy({
            top: card.getBoundingClientRect()[edge] - innerHeight * at,
            behavior: 'instant',
          }),
        [edge, at] as const,
      );
    const next = page.locator('#to-thailand .travelled');
    await expect.poll(() => next.textContent()).toBe('3,230 km so far');
    await scrollTo('top', 0.7);
    await expect.poll(() => counter.textContent()).toBe('320 km so far');
    await scrollTo('bottom', 0.3);
    const { length } = partsOf('route-laos');
    await expect.poll(() => counter.textContent()).toBe(`${length} km so far`);
  });

  it('Yanbian is marked where the routes start, but not beside the section about the eleven', async () => {
    const isMarked = async (section: string) => {
      await story.goTo(section);
      const points = await mapPoints(story.page, layerColor('yanbian', 'tint'));
      return points.has(points.at(yanji), colors.ink, 5);
    };
    expect(await isMarked('to-laos')).toBe(true);
    expect(await isMarked('the-eleven')).toBe(false);
  });
});
