import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPages, comparedPages } from '../../bench/build-pages.ts';
import { type Conditions, fullSpeed, slowPhone } from '../../bench/conditions.ts';
import { loadPage, type MeasuredPage } from '../../bench/load-page.ts';
import { type ServedPages, servePages } from '../../bench/serve-pages.ts';
import { cases } from './support/cases.ts';
import { openBrowser } from './support/open-browser.ts';

let browser: Browser;
let folder: string;
let bare: MeasuredPage;
let story: MeasuredPage;
const servers: ServedPages[] = [];

async function serve(built: string): Promise<ServedPages> {
  const served = await servePages(built);
  servers.push(served);
  return served;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bytes-'));
  await buildPages(folder, comparedPages, ['bare']);
  browser = await openBrowser();
  bare = { name: 'bare', served: await serve(folder), path: '/bare/', map: 'at once' };
  story = { name: 'story', served: await serve('dist'), path: '/', map: 'on a sign' };
});
afterAll(async () => {
  await browser.close();
  await Promise.all(servers.map(({ close }) => close()));
  await rm(folder, { recursive: true });
});

const bytesOf = async (page: MeasuredPage, { name, viewport }: Conditions) =>
  (await loadPage(browser, page, { name, viewport, cpu: 1 })).figures.bytes;

it.each(cases([['on a phone', slowPhone]] as const, [['at a desk', fullSpeed]] as const))(
  'the first map %s takes at most 1.6 times the bytes of a map without a story',
  async (_, conditions) => {
    const ofStory = await bytesOf(story, conditions);
    expect(ofStory / (await bytesOf(bare, conditions))).toBeLessThanOrEqual(1.6);
  },
);
