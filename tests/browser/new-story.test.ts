import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { checkPublished } from '../../src/load/check/check-published.ts';
import { filesIn, storyFilesIn } from '../../src/load/files/story-files.ts';
import { partScenes, scenesSchema } from '../../src/load/schema/scenes.ts';
import { readYaml } from '../../src/load/yaml/read-yaml.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { readWidths } from '../../src/proof/page-problems.ts';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { type Listening, serveBuilt } from '../../src/publish/serve-built.ts';
import { palette } from '../../src/style/palette.ts';
import { cutPicture } from '../../src/tiles/pictures/cut-picture.ts';
import { pmtilesOf } from '../support/pmtiles.ts';
import { ring } from '../support/shapes.ts';
import { mapPoints } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory, small } from './support/open-page.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let around = '';
let served: Listening;
let printed = '';

const stops = { light: '#6b3a00', dark: '#ffd28a' };
const summit = [15.37, 66.61] as const;
const bodo = [14.392, 67.2875] as const;

/** Numbers the places of two sections. */
async function addStops(story: string): Promise<void> {
  const entry = { label: 'Stops', kind: 'stops', joined: true, color: stops };
  const said = { source: 'The author', license: 'CC0-1.0' };
  await appendFile(
    join(story, 'layers.yaml'),
    `\nstops: ${JSON.stringify({ ...entry, ...said })}\n`,
  );
  const scenes = join(story, 'scenes.yaml');
  const places = [`[${summit}]`, `[${bodo}]`];
  const text = (await readFile(scenes, 'utf8')).replaceAll(
    'layers: [railway, stations, arctic]',
    (shown) => `at: ${places.shift()}\n  ${shown.replace(']', ', stops]')}`,
  );
  await writeFile(scenes, text);
}

const square = (west: number, south: number, name: string, people?: number) => ({
  type: 'Feature',
  properties: { NAME: name, people },
  geometry: { type: 'Polygon', coordinates: [ring(west, south, west + 1.7, south + 1.2)] },
});

/** Three squares beside the railway, two of which have a value. */
const counties = {
  type: 'FeatureCollection',
  features: [square(9, 66, 'Few', 5), square(16.5, 63.2, 'Many', 50), square(16.5, 65, 'None')],
};

/** A shaded layer of the squares in the last section of a story. */
async function addValues(story: string): Promise<void> {
  const layer = `
counties:
  label: People
  kind: shaded
  properties: { name: NAME }
  values: { of: people, unit: people/km², breaks: [10] }
  color: { light: "#0b4a6f", dark: "#9cd3f5" }
  source: Squares
  license: CC0-1.0
`;
  await appendFile(join(story, 'layers.yaml'), layer);
  await writeFile(join(story, 'geo/layers/counties.geojson'), JSON.stringify(counties));
  const scenes = await readFile(join(story, 'scenes.yaml'), 'utf8');
  const last = scenes.lastIndexOf('layers: [');
  const shown = `${scenes.slice(0, last)}layers: [counties, ${scenes.slice(last + 'layers: ['.length)}`;
  await writeFile(join(story, 'scenes.yaml'), shown);
}

/** An old map in tiles, all of one colour, over a part of the last section, to be compared with today's. */
async function addOldMap(): Promise<void> {
  const files = storyFilesIn(around, 'my-story');
  const layer = `
old:
  label: Old map
  kind: image
  picture: old.pmtiles
  compare: true
  color: { light: "#5b3a00", dark: "#f0d9a8" }
  source: The author
  license: CC0-1.0
`;
  await appendFile(join(around, files.layers), layer);
  const scenes = join(around, files.scenes);
  const text = await readFile(scenes, 'utf8');
  await writeFile(scenes, text.replace('layers: [counties, ', 'layers: [counties, old, '));
  const create = { width: 256, height: 256, channels: 3, background: '#b03070' } as const;
  const tile = await sharp({ create }).png().toBuffer();
  const bounds: Bounds = [9, 63.2, 11, 64.4];
  const ids = [5, 6, 7].flatMap((zoom) => tilesIn(bounds, zoom));
  const tiles = Object.fromEntries(ids.map((id) => [id.join('/'), tile]));
  const archive = join(around, 'old.pmtiles');
  await writeFile(archive, pmtilesOf(tiles, bounds, { name: 'Old map' }));
  const written = readYaml(await readFile(scenes, 'utf8'), files.scenes, scenesSchema);
  const order = { root: around, files, ...partScenes(written), archive };
  await cutPicture({ ...order, say: () => undefined });
}

/** The story as a writer has it: written by the command, with stops and a layer of values, and built. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  printed = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  await addStops(story);
  await addValues(story);
  await addOldMap();
  await addPictures(story);
  const build = ['--import', 'tsx', 'src/cli/bin.ts', 'build', '--quiet'];
  await run(process.execPath, build, { env: { ...process.env, STORY: story, STORY_DIST: dist } });
  served = await serveBuilt(dist);
}, 240_000);
afterAll(async () => {
  await served?.close();
  await rm(around, { recursive: true });
});

test('npm run new says what to do next', () => {
  expect(printed).toContain(`npm start -- ${around}/my-story`);
});

test('a new story draws in each section what its scene names, marks the stop that is read, and reports no error', async () => {
  const tested = await testedStory(join(around, 'my-story'), served.url);
  const opened = await openStory(browser, served.url, small);
  const sections = Object.keys(tested.story.scenes).slice(-2);
  const { problems, looked } = await layerProblems(opened, tested, 'light', sections);
  expect(sentences(problems)).toEqual([]);
  const layer = tested.story.layers.find(({ id }) => id === 'counties');
  const { page, goTo } = opened;
  await goTo('sources');
  const points = await mapPoints(page, palette('light').land);
  const [few = '', many = ''] = Object.values(layer?.categories ?? {}).map(
    ({ color }) => color?.light,
  );
  const drawn = [
    points.has(points.at([9.8, 66.6]), few),
    points.has(points.at([17.3, 63.8]), many),
    points.has(points.at([17.3, 63.8]), few),
    points.has(points.at([17.3, 65.6]), many),
  ];
  expect(drawn).toEqual([true, true, false, false]);
  const row = page.locator('#_layers label', { has: page.locator('[value=counties]') });
  expect(await row.locator('.key-of').textContent()).toBe('10people/km² No data');
  expect(looked).toContain('stops');
  const filled = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return [summit, bodo].map((at) => {
      const [x, y] = map.at(at);
      return map.has([x - 8, y], stops.light);
    });
  };
  expect(await filled()).toEqual([false, true]);
  const [x, y] = points.at(summit);
  await page.mouse.click(x, y);
  await page.waitForURL(/#circle$/);
  await mapAtRest(page);
  expect(await filled()).toEqual([true, false]);
  await goTo('sources');
  const seen = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return map.has(map.at([10, 63.8]), '#b03070');
  };
  expect(await seen()).toBe(true);
  await page.evaluate(() => document.querySelector('#_layers-panel')?.setAttribute('open', ''));
  const handle = page.getByRole('slider', { name: 'How much of Old map is seen' });
  await handle.evaluate((range: HTMLElement) => range.focus());
  await page.keyboard.press('Home');
  await mapAtRest(page);
  expect(await seen()).toBe(false);
  expect(opened.errors).toEqual([]);
});

test('no file is published in the place of one that the build writes', async () => {
  const files = storyFilesIn('.', join(around, 'my-story'));
  const own = await filesIn(join(around, 'my-story/public'));
  const built = (await filesIn(join(around, 'dist'))).filter(
    (name) => !/\.(br|gz)$|^relief\//.test(name) && !own.includes(name),
  );
  const problems = (await checkPublished('.', files, built)).map(({ problem }) => problem);
  expect(problems).toEqual(built.map(() => expect.stringContaining('the build writes a page')));
});

test('values are a table in the page, before any script has run', async () => {
  const html = await readFile(join(around, 'dist/index.html'), 'utf8');
  const table = /<table>\s*<caption>Values on the map: People[\s\S]*?<\/table>/.exec(html)?.[0];
  expect(table?.match(/Few|Many|None|No data|>5<|>50</g)).toEqual([
    'Few',
    '>5<',
    'Many',
    '>50<',
    'None',
    'No data',
  ]);
});

/** Puts pictures of every sort, and a video, into the second section of a story. */
async function addPictures(story: string): Promise<void> {
  const draw = (name: string, width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#8ab' } })
      .jpeg()
      .toFile(join(story, name));
  await Promise.all([
    draw('wide.jpg', 1700, 700),
    draw('then.jpg', 900, 600),
    draw('now.jpg', 900, 600),
    draw('train.jpg', 640, 400),
    cp('tests/fixtures/video/train.webm', join(story, 'train.webm')),
  ]);
  const text = await readFile(join(story, 'story.md'), 'utf8');
  const pictures = `![The line](wide.jpg "The line. Photo: A. N. Other"){full}

![The line](wide.jpg "The line again."){wide}

![The line](then.jpg "The line in its column."){top}

::: compare
![The line then](then.jpg "1902")
![The line now](now.jpg "2020")
:::

::: pictures
![The line](then.jpg)
![The line](now.jpg)
:::

![A train](train.webm "A train.")

::: record`;
  await writeFile(join(story, 'story.md'), text.replace('::: record', pictures));
}

test('pictures keep to their column or the window, shift nothing, are compared by keys, play for who wants motion, and are whole on paper', async () => {
  const viewport = { width: 360, height: 740 };
  const patiently = { timeout: 10_000 };
  const options = { viewport, reducedMotion: 'reduce', drawing: false } as const;
  const { page, errors, close } = await openPage(browser, options);
  await page.goto(served.url, { waitUntil: 'load' });
  await page.waitForSelector('html[data-pictures]');
  const figures = page.locator('.card > :is(.picture, .pictures, .compare)');
  const heights = () => figures.evaluateAll((all) => all.map((figure) => figure.clientHeight));
  const empty = await heights();
  const imagesLoaded = () =>
    page
      .locator('.shown img')
      .evaluateAll((all: HTMLImageElement[]) =>
        all.every((one) => one.complete && one.naturalWidth > 0),
      );
  const readAll = async () => {
    for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
    await expect.poll(imagesLoaded, patiently).toBe(true);
  };
  await readAll();
  expect(empty).toHaveLength(6);
  expect(await heights()).toEqual(empty);
  expect(await page.evaluate(readWidths)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await readAll();
  expect(await page.evaluate(readWidths)).toEqual([]);
  const sideways = () => document.documentElement.scrollWidth - window.innerWidth;
  expect(await page.evaluate(sideways)).toBe(0);

  const control = page.getByRole('slider');
  const uncovered = () =>
    page
      .locator('.compare .picture + .picture > .shown')
      .evaluate((second) => getComputedStyle(second).clipPath);
  const half = await uncovered();
  const read = await page.evaluate(() => location.hash);
  await control.focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await uncovered()).not.toBe(half);
  expect(await page.evaluate(() => location.hash)).toBe(read);

  const video = page.locator('.shown > video');
  const isPaused = () => video.evaluate((one: HTMLVideoElement) => one.paused);
  await video.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  expect(await isPaused()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(isPaused, patiently).toBe(false);
  expect(await video.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
  await page.getByRole('switch').click();
  await expect.poll(isPaused, patiently).toBe(true);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await isPaused()).toBe(true);

  await page.emulateMedia({ media: 'print' });
  expect(await video.isVisible()).toBe(false);
  expect(await control.isVisible()).toBe(false);
  const [then, now] = await page.locator('.compare img').all();
  const [above, below] = [await then?.boundingBox(), await now?.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  expect(errors).toEqual([]);
  await close();
});
