import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, describe, expect, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { drag } from './support/film.ts';
import { openStudio } from './support/studio-page.ts';

/** An annotation to move. */
const note = `  annotations:
    - text: Most live here # on one island
      at: [179.2, -8.5]
      side: right
`;

const studio = await openStudio('tests/fixtures/atolls', ({ onDisk, save }) => {
  save('scenes.yaml', onDisk('scenes.yaml').replace('\nsamoa:', `${note}\nsamoa:`));
});
const { page } = studio;
await studio.goTo('tuvalu');
await page.evaluate(() => Object.assign(window, { neverLoadedAnew: true }));

afterAll(async () => {
  expect(await page.evaluate(() => 'neverLoadedAnew' in window)).toBe(true);
  expect(studio.errors.filter((error) => !/40[49]|ERR_FAILED/.test(error))).toEqual([]);
  expect(studio.preloads).toEqual([]);
  await studio.close();
});

const bar = () => page.locator('#_studio');
const button = (name: string) => bar().getByRole('button', { name });
const said = (words: string) => bar().getByRole('status').filter({ hasText: words }).waitFor();
const heading = () => page.locator('#_heading_tuvalu');
const topOf = async () => (await heading().boundingBox())?.y ?? Number.NaN;
const scrolled = () => page.evaluate(() => window.scrollY);

/** Does something that moves the map, and waits until it has arrived. */
async function moves(act: () => unknown) {
  const before = await page.getAttribute('#map', 'data-camera');
  await act();
  await page.waitForFunction((camera) => {
    const { mode } = document.documentElement.dataset;
    const now = document.querySelector<HTMLElement>('#map')?.dataset.camera;
    return mode === 'story' && now !== undefined && now !== camera;
  }, before);
  return mapAtRest(page);
}

const newLines = (before: string, after: string) =>
  after.split('\n').filter((line, i) => line !== before.split('\n')[i]);

describe('a saved file', () => {
  it('updates the text in place without moving the reader', async () => {
    const top = await topOf();
    const before = await scrolled();
    const text = studio.onDisk('story.md');
    const longer = text
      .replace('Most maps of the world are cut here.', '$& And more.'.repeat(40))
      .replace('Tuvalu has nine islands', 'Nine are the islands');
    studio.save('story.md', longer);
    const travelled = page.locator('#tuvalu .travelled');
    const km = await travelled.textContent();
    expect(km).toMatch(/[\d,]+ km/);
    await page.locator('#tuvalu', { hasText: 'Nine are the islands' }).waitFor();
    expect(await travelled.textContent()).toBe(km);
    expect(await page.locator('#tuvalu .copy-section').count()).toBe(1);
    expect(await scrolled()).toBeGreaterThan(before + 100);
    expect(Math.abs((await topOf()) - top)).toBeLessThan(2);
  });

  it('leaves no listeners behind after an update', async () => {
    const text = studio.onDisk('story.md');
    const show = async (words: string) => {
      studio.save('story.md', text.replace('Nine are the islands', words));
      await page.locator('#tuvalu', { hasText: words }).waitFor();
      await mapAtRest(page);
    };
    const session = await page.context().newCDPSession(page);
    const listeners = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Memory.getDOMCounters')).jsEventListeners;
    };
    await show('Nine islands are');
    const before = await listeners();
    for (const words of ['Nine small islands are', 'Nine isles are', 'Nine are the islands'])
      await show(words);
    await expect.poll(listeners).toBeLessThanOrEqual(before + 3);
  });

  it('updates the map with the new view of the section', async () => {
    const text = studio.onDisk('scenes.yaml');
    const place = await scrolled();
    await moves(() => studio.save('scenes.yaml', text.replace('-13.6, -176.6', '-16, -172')));
    expect(await scrolled()).toBe(place);
    await moves(() => studio.save('scenes.yaml', text));
  });

  it('cannot make the server launch an editor', async () => {
    const asked = () => fetch('/__open-in-editor?file=story.md').then(({ status }) => status);
    expect(await page.evaluate(asked)).toBe(404);
  });

  it('cannot be read by a page of another local server', async () => {
    const { headers } = await fetch(page.url(), { headers: { origin: 'http://localhost:9999' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('updates only the page, not its workers, if it is a style sheet', async () => {
    const sheet = () => page.locator('link[href*="page.css"]').last().getAttribute('href');
    studio.restyle();
    await expect.poll(sheet).toContain('?t=');
  });

  it('shows its problems over the page until they are fixed', async () => {
    const top = await topOf();
    const text = studio.onDisk('scenes.yaml');
    studio.save('scenes.yaml', text.replace('[sea-zone, islands,', '[sea-zone, iland,'));
    const problem = page.getByRole('alert').filter({ hasText: 'iland' });
    await problem.waitFor();
    expect(await problem.textContent()).toContain('scenes.yaml');
    expect(await heading().isVisible()).toBe(true);
    studio.save('scenes.yaml', text);
    await problem.waitFor({ state: 'hidden' });
    expect(await topOf()).toBe(top);
  });
});

const drop = (name: string, text: string) =>
  page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('drop', options));
    },
    [name, text] as const,
  );

describe('the bar', () => {
  it('counts and lists warnings until their causes are fixed', async () => {
    const warnings = bar().locator('details', { hasText: 'Warnings' });
    expect(await warnings.isVisible()).toBe(false);
    const text = studio.onDisk('scenes.yaml');
    studio.save('scenes.yaml', text.replace('[176.8, -18.6, -179.5, -16]', '[-161,-41,-159,-39]'));
    await warnings.getByText('Warnings: 1').click();
    expect(await warnings.textContent()).toContain('no place name lies in its bounds');
    studio.save('scenes.yaml', text);
    await warnings.waitFor({ state: 'hidden' });
  });

  it('writes the view into the scene, and undoes it', async () => {
    const before = studio.onDisk('scenes.yaml');
    const first = await mapAtRest(page);
    expect(await bar().textContent()).toContain('tuvalubounds [172, -13.6, -176.6, -4.2]');
    expect(await button('Use for this section').isDisabled()).toBe(true);
    await drag(page, [1050, 300], [900, 380]);
    const moved = await mapAtRest(page);
    const free = await page.locator('#_studio-free').boundingBox();
    const card = await page.locator('#tuvalu .card').boundingBox();
    expect(free?.x).toBeGreaterThanOrEqual((card?.x ?? Number.NaN) + (card?.width ?? 0));
    const seen = (await bar().textContent())?.match(/bounds (\[[^\]]*\])/)?.[1] ?? '';

    await button('Use for this section').click();
    await said('Saved: the view of tuvalu.');
    await page.waitForFunction(() => document.documentElement.dataset.mode === 'story');
    const followed = await mapAtRest(page);
    expect(newLines(before, studio.onDisk('scenes.yaml'))).toEqual([`  bounds: ${seen}`]);
    expect(Math.abs(followed.center[0] - moved.center[0])).toBeLessThan(0.1);
    expect(Math.abs(followed.center[1] - moved.center[1])).toBeLessThan(0.1);
    expect(Math.abs(followed.zoom - moved.zoom)).toBeLessThan(0.03);

    const back = await moves(() => button('Undo').click());
    expect(studio.onDisk('scenes.yaml')).toBe(before);
    expect(back.center).toEqual(first.center);
  });

  it('refuses to overwrite a file that has changed meanwhile', async () => {
    const mine = `${studio.onDisk('scenes.yaml')}# mine\n`;
    await page.route(
      '**/__studio/write',
      (route) => {
        studio.save('scenes.yaml', mine);
        return route.continue();
      },
      { times: 1 },
    );
    const shown = () => page.locator('#_studio-story').evaluate((story) => story.textContent);
    const before = await shown();
    await button('Move words').click();
    await page.getByRole('button', { name: 'Move “Most live here' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await said('scenes.yaml has changed meanwhile.');
    expect(studio.onDisk('scenes.yaml')).toBe(mine);
    await expect.poll(shown).not.toBe(before);
    await button('Move words').click();
  });

  it('moves a label with the mouse and an annotation with the keyboard', async () => {
    const [labels, scenes] = [studio.onDisk('labels.yaml'), studio.onDisk('scenes.yaml')];
    await button('Move words').click();
    const handle = (text: string) => page.getByRole('button', { name: `Move “${text}` });
    await handle('Sea around').hover();
    await page.mouse.down();
    const box = await handle('Sea around').boundingBox();
    await page.mouse.move((box?.x ?? 0) - 86, (box?.y ?? 0) + 114, { steps: 4 });
    await page.mouse.up();
    await said('Saved: the place of “Sea around Tuvalu”.');
    const [line = ''] = newLines(labels, studio.onDisk('labels.yaml'));
    expect(line).toMatch(/^- \{ layer: sea-zone, text: "Sea around\\nTuvalu", at: \[.*\], minZoom/);
    expect(newLines(labels, studio.onDisk('labels.yaml'))).toHaveLength(1);

    await handle('Most live here').focus();
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await said('Saved: the place of “Most live here”.');
    const moved = newLines(scenes, studio.onDisk('scenes.yaml'));
    expect(moved).toEqual([expect.stringMatching(/^ {6}at: \[.*, -8\.5\d*\]$/)]);
    await button('Move words').click();
  });

  it('has no axe violations, in light and dark mode', async () => {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(readFileSync(axe, 'utf8'));
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>(() =>
        (window as unknown as { axe: typeof import('axe-core') }).axe.run('#_studio'),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});

it('a new section appears without moving the reader', async () => {
  const top = await topOf();
  const scenes = studio.onDisk('scenes.yaml');
  studio.save('scenes.yaml', `${scenes}\ntonga:\n  bounds: [174, -12, 180, -5]\n  layers: []\n`);
  await page.getByRole('alert').filter({ hasText: 'tonga' }).waitFor();
  const text = studio.onDisk('story.md');
  const section = '## Beside the line {#tonga}\n\nTonga keeps its own day.\n\n';
  studio.save('story.md', text.replace('## Much sea', `${section}## Much sea`));
  await page.locator('#_sections a[href="#tonga"]').waitFor();
  expect(Math.abs((await topOf()) - top)).toBeLessThan(2);
  const { center } = await studio.goTo('tonga');
  expect(Math.abs(center[0] - 177)).toBeLessThan(0.5);
  expect(await bar().textContent()).toContain('tongabounds [174, -12, 180, -5]');
});

const code = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|js|css|ts)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
const ofStudio = /studio|story:update|Use for this section/i;

it('the built page contains no code of the studio', () => {
  expect(code('src/studio').filter(([, text]) => ofStudio.test(text)).length).toBeGreaterThan(0);
  const files = code('dist');
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter(([, text]) => ofStudio.test(text)).map(([name]) => name)).toEqual([]);
});

it('a file dropped on the page becomes a layer, or its problem is shown', async () => {
  await drop('wells.csv', 'name,lon\nA,179\n');
  await said('wells.csv:1:1  no column holds the latitude');
  const loaded = page.waitForEvent('load');
  await drop('wells.csv', 'name,lon,lat\nA,179.2,-8.5\n');
  await loaded;
  await said('layers: [wells]');
  expect(studio.onDisk('layers.yaml')).toMatch(/^wells:$/m);
  expect(JSON.parse(studio.onDisk('geo/layers/wells.geojson')).features).toHaveLength(1);
  await page.evaluate(() => Object.assign(window, { neverLoadedAnew: true }));
});
