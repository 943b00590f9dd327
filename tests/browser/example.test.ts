import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readStory } from '../support/read-story.ts';
import { drawnShares } from './support/drawn-shares.ts';
import { exampleDist, exampleStory } from './support/example.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { openBrowser } from './support/open-browser.ts';
import { thirdPartyRequests } from './support/open-page.ts';
import { faultsOf, still } from './support/section-drawn.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const example = readStory(exampleStory);
const sections = Object.keys(example.scenes);
const url = inject('exampleUrl');
/** Up to this zoom a line's dashes are thinner than a pixel, and their colour is mixed with the ground's. */
const hairlines = 5;

let browser: Browser;
let story: StoryPage;

beforeAll(async () => {
  if (!url) throw new Error('The second story is not built: run "npm run build:example".');
  browser = await openBrowser();
  story = await openStory(browser, url, still);
});
afterAll(() => browser.close());

describe('another story', () => {
  it('says no word of the project’s own', async () => {
    const own =
      /korea(?!n-)|laos|thailand|jilin|yanbian|seoul|firing|refugee|demilitari|yalu|kunming/i;
    const files = (await readdir(exampleDist, { recursive: true })).filter((name) =>
      /\.(html|js|css|json|svg|geojson|txt|xml)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(10);
    const found: string[] = [];
    for (const file of files) {
      const [word] = own.exec(await readFile(join(exampleDist, file), 'utf8')) ?? [];
      if (word && file !== 'licences.html') found.push(`${file}: ${word}`);
    }
    expect(found).toEqual([]);
  });

  it.each(sections)(
    'shows in "%s" what its scene names, on both sides of the 180th meridian',
    async (section) => {
      const { layers, zoom } = await story.goTo(section);
      const named = Object.keys(example.scenes[section]?.layers ?? {});
      expect([...layers].sort()).toEqual(named.sort());
      const told = example.layers.filter(({ kind }) => kind !== 'line' || zoom > hairlines);
      const shares = await drawnShares(story.page, 'light', { ...example, layers: told });
      expect(faultsOf(section, shares, example)).toEqual([]);
    },
  );

  it('is taken across the meridian by the reader, and goes back', async () => {
    const { page } = story;
    await story.goTo(sections[1] ?? '');
    await page.getByRole('button', { name: 'Explore the map' }).click();
    await mapAtRest(page);
    for (let i = 0; i < 3; i += 1) await page.getByRole('button', { name: 'Move right' }).click();
    const { center } = await mapAtRest(page);
    await page.getByRole('button', { name: 'Back to the story' }).click();
    const back = await mapAtRest(page);
    expect(Math.abs(center[0] - back.center[0])).toBeGreaterThan(0.1);
  });

  it('has switches for its own layers alone, kept in the link', async () => {
    const { page } = story;
    const group = page.getByRole('group', { name: 'Layers' });
    const names = await group
      .getByRole('checkbox')
      .evaluateAll((boxes) =>
        boxes.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent),
      );
    expect(names).toEqual(example.layers.map(({ label }) => label));
    const [first] = example.layers;
    const box = group.getByRole('checkbox', { name: first?.label ?? '' });
    const on = await box.isChecked();
    await box.setChecked(!on);
    expect(new URL(page.url()).search).toContain(`${on ? 'hide' : 'show'}=${first?.id}`);
    await group.getByRole('button', { name: 'Reset' }).click();
  });

  it('has a still map with words beside each section', async () => {
    const html = await (await fetch(url)).text();
    for (const id of sections) expect(html).toContain(`id="words-${id}"`);
    for (const [, words = ''] of html.matchAll(/class="map-words"[^>]*>([^<]*)/g)) {
      expect(words).not.toBe('');
    }
  });

  it('asks nobody else for anything, and reports no error', () => {
    expect(thirdPartyRequests(story.requests, url)).toEqual([]);
    expect(story.errors).toEqual([]);
  });

  it('has no fault that axe finds', async () => {
    await story.page.addScriptTag({ path: axe }).catch(() => undefined);
    await story.page.evaluate(await readFile(axe, 'utf8'));
    const violations = await story.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string }[] }> };
      };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  });
});
