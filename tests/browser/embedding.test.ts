import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, expect, inject, it } from 'vitest';
import { embedHtml } from '../../src/core/reader/embed-html.ts';
import { listenOnPort } from '../../src/publish/serve-built.ts';
import { exampleDist } from './support/example.ts';
import { openPage } from './support/open-page.ts';

const url = `${inject('exampleUrl')}/`;
const words = `<p>${'Words of the page around. '.repeat(60)}</p>`;
const stills = embedHtml(url, 'stills', 'stills');

/** The outer pages by their URLs: one that blocks third-party scripts, and one that does not. */
const around: Readonly<Record<string, readonly [policy: string, html: string]>> = {
  '/': [
    '',
    `${embedHtml(url, 'story')}${words}${embedHtml(url, 'map', { only: 'samoa' })}${words}
${stills.replace('?stills', '?stills#_about')}${stills}${words.repeat(20)}`,
  ],
  '/strict': ["script-src 'none'", `${words}${stills}${words.repeat(20)}`],
};

const wide = { viewport: { width: 900, height: 800 }, drawing: false } as const;
const host = await listenOnPort((request, response) => {
  const [policy = '', html = ''] = around[request.url ?? ''] ?? [];
  response.setHeader('Content-Type', 'text/html');
  if (policy) response.setHeader('Content-Security-Policy', policy);
  // All are loaded at once, those below the screen too.
  response.end(`<!doctype html><body>${html.replaceAll('loading="lazy"', '')}</body>`);
});
afterAll(() => host.close());

const site = host.url.replace('127.0.0.1', 'localhost');
const { page } = await openPage(wide);
await page.addInitScript(() => {
  const messages: unknown[] = [];
  Object.assign(window, { messages });
  addEventListener('message', ({ data }) => messages.push(data));
});
await page.goto(site);

async function framed(title: string, at = page): Promise<readonly [Frame, number]> {
  const element = await at.waitForSelector(`iframe[title="${title}"]`);
  const frame = await element.contentFrame();
  const { height = 0 } = (await element.boundingBox()) ?? {};
  if (!frame) throw new Error(`There is nothing in the frame "${title}".`);
  return [frame, height];
}

const scrolled = (at: Page | Frame) => at.evaluate(() => Math.round(scrollY));

it('the story in another site’s page neither scrolls that page on start nor takes the focus', async () => {
  const [frame] = await framed('stills');
  await frame.waitForSelector('html[data-script=on]');
  await page.waitForFunction(() => (window as { messages?: object[] }).messages?.[1]);
  expect(await scrolled(page)).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
});

it('the story in another site’s page starts without IntersectionObserver', async () => {
  const old = await openPage(wide);
  await old.page.addInitScript('delete IntersectionObserver');
  await old.page.goto(site);
  const [frame] = await framed('story', old.page);
  await frame.waitForSelector('html[data-script=on]');
});

it('the story in another site’s page scrolls by the wheel, and at its end lets the outer page scroll', async () => {
  const [frame] = await framed('story');
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => scrolled(frame)).toBe(200);
  expect(await scrolled(page)).toBe(0);
  await frame.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 40);
      return scrolled(page);
    })
    .toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, 0));
});

it('the story in another site’s page links to the whole story at the current section', async () => {
  const [frame] = await framed('story');
  const [opens] = await Promise.all([
    page.context().waitForEvent('page'),
    frame.getByRole('link', { name: 'Open the whole story in a new window' }).click(),
  ]);
  expect(opens.url()).toMatch(new RegExp(`^${url}(#\\w+)?$`));
  await opens.close();
});

it('the story without its live map makes its frame as tall as its text with the script, even after the text grows or the page narrows', async () => {
  const both = page.locator('iframe[title=stills]');
  await both.last().scrollIntoViewIfNeeded();
  /** The largest difference between the height of a frame and of its text, in CSS pixels; large without the script. */
  const apart = async () => {
    const frames = await both.elementHandles();
    const each = frames.map(async (element) => {
      const height = (await element.boundingBox())?.height ?? 0;
      const frame = await element.contentFrame();
      const text = await frame?.evaluate(() => document.body.getBoundingClientRect().height);
      return height > 2000 ? Math.abs(height - (text ?? 0)) : height;
    });
    return Math.max(...(await Promise.all(each)));
  };
  await expect.poll(apart).toBeLessThan(1);
  await page.setViewportSize({ width: 500, height: 800 });
  await expect.poll(apart).toBeLessThan(1);
  const height = async () => (await both.last().boundingBox())?.height ?? 0;
  const before = await height();
  await (await both.last().contentFrame()).locator('.fold > summary').last().click();
  await expect.poll(height).toBeGreaterThan(before);
  await expect.poll(apart).toBeLessThan(1);
  await page.setViewportSize({ width: 900, height: 800 });
});

it('the story without its live map ignores heights that no story can have', async () => {
  const frame = await (await page.$('iframe[title=stills]'))?.contentFrame();
  const heights = await page.evaluate(() => {
    const element = document.querySelector<HTMLIFrameElement>('iframe[title=stills]');
    const seen: string[] = [];
    new MutationObserver(() => seen.push(element?.style.height ?? '')).observe(element as Node, {
      attributeFilter: ['style'],
    });
    return Object.assign(window, { seen }) && seen;
  });
  expect(heights).toEqual([]);
  await frame?.evaluate(() => {
    for (const height of ['77', 1e9, Number.POSITIVE_INFINITY, -77, 7.5, [77], 4321])
      parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  await expect.poll(seen).toContain('4321px');
  expect((await seen()).every((height) => Number.parseFloat(height) > 2000)).toBe(true);
  expect((await seen()).every((height) => Number.parseFloat(height) <= 200_000)).toBe(true);
});

it('the story without its live map sends the outer page only its height, and never fetches the map’s code', async () => {
  const messages = await page.evaluate(() => (window as { messages?: object[] }).messages);
  expect(new Set(messages?.map((each) => JSON.stringify({ ...each, height: 0 })))).toEqual(
    new Set(['{"sentinel":"amp","type":"embed-size","height":0}']),
  );
  const frame = page.frames().at(-1);
  const asked = await frame?.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  expect(asked?.filter((url) => /maplibre|map-code|worker|geojson|poster/.test(url))).toEqual([]);
  expect(asked?.some((name) => name.includes('/maps/'))).toBe(true);
});

it('the story without its live map scrolls in a frame of fixed height if the outer page blocks scripts', async () => {
  const strict = await openPage(wide);
  await strict.page.goto(`${site}/strict`);
  const [frame, height] = await framed('stills', strict.page);
  await frame.waitForSelector('html[data-script=on]');
  expect(height).toBe(0.8 * 800);
  await strict.page.mouse.move(400, 500);
  await strict.page.mouse.wheel(0, 300);
  await expect.poll(() => scrolled(frame)).toBe(300);
});

it('a single map has its name, caption, credit and a link to the story, but no other text', async () => {
  await page.locator('iframe[title=map]').scrollIntoViewIfNeeded();
  const [frame, height] = await framed('map');
  await frame.waitForSelector('html[data-script=on]');
  await frame.locator('#_stage').hover();
  await frame.waitForSelector('html[data-map=ready]');
  expect((await frame.locator('#_stage').boundingBox())?.height).toBeGreaterThan(height / 2);
  for (const text of [
    'The missing Friday',
    'OpenStreetMap',
    'Open the whole story in a new window',
  ])
    expect(await frame.locator('main').getByText(text).first().isVisible(), text).toBe(true);
  expect(await frame.locator('main p').filter({ visible: true }).count()).toBeLessThan(5);
  expect(await frame.locator('main > section').count()).toBe(1);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
});

it('a single map falls back to the whole story if its section is unknown, and the story’s end offers each map’s HTML', async () => {
  await page.goto(`${url}?only=nowhere`);
  await page.waitForSelector('html[data-script=on]');
  expect(await page.locator('main > section').count()).toBeGreaterThan(3);
  expect(await page.locator('html[data-embed]').count()).toBe(0);
  await page.getByRole('button', { name: 'Embed' }).click();
  const html = page.getByRole('textbox', { name: 'HTML for the other page' });
  expect(await html.inputValue()).toBe(embedHtml(url, await page.title()));
  await page.getByRole('combobox').selectOption({ label: 'The map of “The missing Friday”' });
  expect(await html.inputValue()).toContain(`src="${url}?only=samoa"`);
});

it('the script that sizes frames is smaller than a kilobyte', async () => {
  expect((await readFile(join(exampleDist, 'embed.js'))).length).toBeLessThan(1024);
});
