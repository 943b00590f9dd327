import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { writeWorkers } from '../../src/publish/offline-plugin.ts';
import { builtHandler, listenOnPort, serveBuilt } from '../../src/publish/serve-built.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { scenes } from '../support/this-story.ts';
import { cases, inLongRun } from './support/cases.ts';
import { exampleDist, townDist } from './support/example.ts';
import { openPage } from './support/open-page.ts';

const folder = temporaryFolder('dist');
let served: Awaited<ReturnType<typeof serveBuilt>>;

beforeEach(async () => {
  served = await serveBuilt(folder());
});
afterEach(() => served.close());

/** What is cached of a story does not depend on the size of its map. */
const viewport = { width: 400, height: 500 };
const small = { drawing: false, viewport, serviceWorkers: 'allow' } as const;

async function firstVisit(page: Page, url = served.url) {
  await visit(page, url);
  const isKept = () =>
    page.evaluate(async () => {
      const own = await navigator.serviceWorker.getRegistration();
      return own?.active?.state === 'activated' && own.scope === new URL('.', location.href).href;
    });
  await expect.poll(isKept).toBe(true);
}

/** Opens the story, and passes the delay before it is cached. */
async function visit(page: Page, url: string) {
  await page.clock.install();
  await page.goto(url);
  await mapReady(page);
  await page.clock.fastForward(5000);
}

async function whileClosed(act: () => Promise<void>) {
  const port = Number(new URL(served.url).port);
  await served.close();
  await act();
  served = await serveBuilt(folder(), { port });
}

async function publishNewer(built = folder()) {
  const page = join(built, 'index.html');
  const html = await readFile(page, 'utf8');
  for (const file of [page, join(built, 'service-worker.js')]) {
    for (const ending of ['.br', '.gz']) await rm(file + ending, { force: true });
  }
  await writeFile(page, html.replace(/<title>/, '<title>Newer: '));
  await writeWorkers(built);
}

const cacheNames = (page: Page) =>
  page.evaluate(async () =>
    (await caches.keys()).map((name) => name.replace(/-[0-9a-f]{12} /, ' ')).sort(),
  );

const servedBy = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);

/** Whether the page gets a file that another story has cached. */
const ask = async (story: string) => {
  const [cache] = (await caches.keys()).filter((name) => name.endsWith(` ${story}`));
  const [kept] = cache ? await (await caches.open(cache)).keys() : [];
  if (!kept) throw new Error(`Nothing is kept of ${story}.`);
  return fetch(kept.url, { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
};

/** Expects the text, map and layers of a link to a section without a network. */
async function expectWholeOffline(page: Page) {
  await whileClosed(async () => {
    await page.context().setOffline(true);
    await page.goto(`${served.url}/?hide=route-thailand#to-laos`);
    await mapReady(page);
    const { layers } = await mapAtRest(page);
    expect(await page.locator('main section[id]').count()).toBe(Object.keys(scenes).length);
    expect(layers).toContain('route-laos');
    expect(await page.locator('.layer-note:visible').count()).toBe(0);
    await page.context().setOffline(false);
  });
}

it.each(cases([1], [2]))('works offline and offers a newer build in %i tab(s)', async (tabs) => {
  const { page: first, errors } = await openPage(small);
  await firstVisit(first);
  await expectWholeOffline(first);
  expect(errors).toEqual([]);
  const title = await first.title();
  const pages = tabs === 1 ? [first] : [first, await first.context().newPage()];
  await whileClosed(() => publishNewer());
  for (const page of pages) {
    await page.goto(served.url);
    expect(await page.title()).toBe(title);
    await mapReady(page);
    await page.clock.fastForward(5000);
    await page.getByText('A newer version of this story is ready.').waitFor();
  }
  for (const page of pages) {
    expect(await page.title()).toBe(title);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.waitForFunction((old) => document.title === `Newer: ${old}`, title);
  }
});

inLongRun(() => {
  it('reloads a newer build in two tabs although a request of the older one never ends', async () => {
    const handler = builtHandler(folder());
    const site = await listenOnPort((request, response) => {
      if (request.url !== '/relief/never.png') handler(request, response);
    });
    const { page: first } = await openPage(small);
    const url = `${site.url}/`;
    await firstVisit(first, url);
    await first.reload();
    await first.evaluate(() => void fetch('relief/never.png'));
    await publishNewer();
    const title = await first.title();
    const pages = [first, await first.context().newPage()];
    for (const page of pages) {
      await visit(page, url);
      await page.getByText('A newer version of this story is ready.').waitFor();
    }
    for (const page of pages) {
      await page.bringToFront();
      // The panel about what is under the pointer lies at the map's foot, where the offer is.
      await page.mouse.move(200, 80);
      await page.locator('.feature-panel').waitFor();
      await page.getByRole('button', { name: 'Reload' }).click();
      await page.waitForFunction((old) => document.title === `Newer: ${old}`, title);
      expect(await page.locator('main section[id]').count()).toBe(Object.keys(scenes).length);
    }
    await firstVisit(first, url);
  });

  it('caches relief tiles only if they are pictures', async () => {
    let broken = true;
    const handler = builtHandler(folder());
    const site = await listenOnPort((request, response) => {
      if (broken && request.url?.startsWith('/relief/')) {
        response.setHeader('Content-Type', 'text/html');
        response.end('<p>Log in first</p>');
      } else handler(request, response);
    });
    const { page } = await openPage(small);
    await firstVisit(page, `${site.url}/`);
    await page.reload({ waitUntil: 'load' });
    const typeOf = () =>
      page.evaluate(async () => {
        return (await fetch('relief/0/0/0.avif')).headers.get('Content-Type');
      });
    expect(await typeOf()).toBe('text/html');
    broken = false;
    expect(await typeOf()).toBe('image/avif');
    broken = true;
    expect(await typeOf()).toBe('image/avif');
    await site.close();
  });

  it('does not cache a build if one of its files differs from what was built', async () => {
    const { page } = await openPage(small);
    await whileClosed(async () => {
      const html = folder('index.html');
      for (const ending of ['.br', '.gz']) await rm(html + ending);
      await writeFile(html, (await readFile(html, 'utf8')).replace('<title>', '<title>Mixed: '));
    });
    await page.addInitScript(() => {
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = async function (...of) {
        const registration = await register.apply(this, of);
        registration.installing?.addEventListener('statechange', ({ target }) => {
          Object.assign(window, { installed: (target as ServiceWorker).state });
        });
        return registration;
      };
    });
    await visit(page, served.url);
    await page.waitForFunction(() => 'installed' in window);
    const state = () => (window as { installed?: string }).installed;
    expect(await page.evaluate(state)).toBe('redundant');
    const isKept = () => navigator.serviceWorker.getRegistration().then(Boolean);
    await expect.poll(() => page.evaluate(isKept)).toBe(false);
    expect(await page.evaluate(() => caches.match('/index.html').then(Boolean))).toBe(false);
  });

  it.each([
    ['one a translation within the other', '', 'ko/'],
    ['one beside the other', 'north/', 'stories/south/'],
  ] as const)('two stories on one origin, %s, are cached separately', async (_, first, second) => {
    if (first === 'north/')
      await whileClosed(async () => {
        await cp(exampleDist, folder(first), { recursive: true });
        await cp(townDist, folder(second), { recursive: true });
      });
    const [north, south] = [`${served.url}/${first}`, `${served.url}/${second}`];
    const { page } = await openPage(small);
    await firstVisit(page, north);
    const others = await page.title();
    await firstVisit(page, south);
    const title = await page.title();
    expect(await page.locator('.update').count()).toBe(0);
    expect(await cacheNames(page)).toEqual([`story-files ${north}`, `story-files ${south}`]);
    await page.context().setOffline(true);
    for (const [story, name] of Object.entries({ [north]: others, [south]: title })) {
      await page.goto(story);
      expect(await page.title()).toBe(name);
      await mapReady(page);
      expect(await servedBy(page)).toBe(`${story}service-worker.js`);
      expect(await page.evaluate(ask, story === north ? south : north)).toBe(false);
    }
    await page.context().setOffline(false);
    await whileClosed(async () => {
      const built = folder(second);
      await publishNewer(built);
      await cp(join(built, 'hosting/service-worker-off.js'), join(built, 'service-worker.js'));
    });
    await page.goto(south);
    expect(await page.title()).toBe(title);
    const kept = async () => ({
      worker: await page.evaluate(() =>
        navigator.serviceWorker.getRegistration().then((own) => own?.scope),
      ),
      caches: (await cacheNames(page)).filter((name) => name.endsWith(` ${south}`)),
    });
    await expect.poll(kept).toEqual({
      worker: south.startsWith(north) ? north : undefined,
      caches: [],
    });
    await page.goto(`${south}?again`);
    expect(await page.title()).toBe(`Newer: ${title}`);
  });
});
