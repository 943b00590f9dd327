import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { desk } from '../core/camera/screens.ts';
import type { View } from '../core/reader/choices.ts';

/** The timeout in milliseconds, long enough for a busy machine. */
const timeout = 120_000;

export interface PageOptions extends BrowserContextOptions {
  /** Functions, such as {@link drawNothing}, that run in the page before its own scripts. */
  readonly scripts?: readonly (() => void)[];
}

export interface OpenPage {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface StoryPage extends OpenPage {
  /** Follows the link to a section, and waits until the map rests. */
  readonly goTo: (section: string) => Promise<MapAtRest>;
  /** Scrolls to an offset in CSS pixels, and waits until the map rests. */
  readonly scrollTo: (offset: number) => Promise<MapAtRest>;
}

/** Opens a blank page with an empty cache, and without service workers unless `serviceWorkers` allows them. */
export async function openPage(browser: Browser, { scripts = [], ...options }: PageOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: desk.width, height: desk.height },
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(timeout);
  await context.addInitScript(namedByBuild);
  for (const script of scripts) await context.addInitScript(script);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    if (message.type() === 'error') errors.push(`${message.text()} (${url}:${lineNumber})`);
  });
  context.on('request', (request) => requests.push(request.url()));
  return { page, errors, requests, close: () => context.close() };
}

/** Defines a function that code compiled by esbuild, which tsx uses, also calls in the page. */
const namedByBuild = 'globalThis.__name ??= (named) => named;';

/** Runs in the page before its scripts: stops WebGL from drawing, which takes most of a frame on a processor. */
export function drawNothing(): void {
  const methods = WebGL2RenderingContext.prototype as unknown as Record<string, () => void>;
  for (const name of ['drawElements', 'drawArrays', 'clear']) methods[name] = () => undefined;
}

/** Returns the requests to origins other than the page's, without `data:` and `blob:` URLs. */
export function thirdPartyRequests(requests: readonly string[], storyUrl: string): string[] {
  const { origin } = new URL(storyUrl);
  return requests.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin);
}

/** Opens a story in the page's own fonts, and waits until the map is ready. */
export async function openStory(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<StoryPage> {
  const opened = await openPage(browser, options);
  const { page } = opened;
  await loadInOwnFonts(page, url);
  await mapReady(page);
  return {
    ...opened,
    async goTo(section) {
      await page.evaluate((id) => {
        location.hash = id;
      }, section);
      return mapAtRest(page);
    },
    async scrollTo(offset) {
      await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), offset);
      return mapAtRest(page);
    },
  };
}

/** Loads a URL, and again if the page's fonts came too late for its first paint, as on a busy machine. */
export async function loadInOwnFonts(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  for (let tries = 0; tries < 10 && !(await hasOwnFonts(page)); tries += 1) {
    // A reload would not do, since a page soon removes the view from its URL.
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'load' });
  }
}

/** True if a page's text is set in the page's own fonts rather than in fallbacks. */
export const hasOwnFonts = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('This browser measures no text.');
    const widthIn = (font: string) => {
      pen.font = font;
      return pen.measureText('Hamburgefonstiv').width;
    };
    const declared = [...document.fonts].map(({ family }) => family.replaceAll('"', ''));
    const own = ['Source Serif 4', 'Source Sans 3'].filter((family) => declared.includes(family));
    return own.every((family) =>
      [400, 600].every((weight) => {
        const fallback = `${weight} 100px monospace`;
        return widthIn(`${weight} 100px "${family}", monospace`) !== widthIn(fallback);
      }),
    );
  });

/** Simulates a reader's input and waits until the first scene is drawn. */
export async function mapReady(page: Page): Promise<void> {
  await giveSign(page);
  const settled = await page.waitForFunction(() => {
    const state = document.documentElement.dataset.map;
    return state === 'ready' || state === 'unavailable' ? state : false;
  });
  const state = await settled.jsonValue();
  if (state !== 'ready')
    throw new Error(`${page.url()}: html[data-map] is "${state}", not "ready".`);
}

/** Moves the mouse until the page requests its map, since a browser drops events before its first paint. */
export async function giveSign(page: Page): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.mouse.move(2, 2);
    await page.mouse.move(4, 4);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    if (await page.evaluate(() => document.documentElement.dataset.map !== 'off')) return;
  }
}

export interface MapAtRest extends View {
  readonly layers: readonly string[];
}

/** The minimum time without a change, in milliseconds. */
const stillFor = 100;

/** Waits until the map rests, and reads its camera and layers, which the page writes to `#map` when idle. */
export async function mapAtRest(page: Page): Promise<MapAtRest> {
  const settled = await page
    .waitForFunction(stillScene, stillFor, { polling: 'raf' })
    .catch(() => undefined);
  const scene = await settled?.jsonValue();
  const problem = `#map[data-camera][data-layers] is not there, or not still, in ${timeout} ms.`;
  if (!scene) throw new Error(problem);
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN, bearing = 0, pitch = 0] =
    scene.camera.split(',').map(Number);
  const layers = scene.layers.split(' ').filter(Boolean);
  return { center: [lng, lat], zoom, bearing, pitch, layers };
}

/** Runs in the page at each frame; returns the scene once both it and the scroll position rest. */
function stillScene(stillFor: number): { camera: string; layers: string } | false {
  const { camera, layers } = document.querySelector<HTMLElement>('#map')?.dataset ?? {};
  const watched = window as {
    stillScene?: { key: string; since: number; frames: number };
    /** Set by a test that delays frames until the last one is drawn. */
    frameWaits?: boolean;
  };
  const { mode } = document.documentElement.dataset;
  const key = `${camera}|${layers}|${window.scrollY}|${mode}`;
  const away =
    camera === undefined || layers === undefined || mode === 'returning' || watched.frameWaits;
  if (away || watched.stillScene?.key !== key) {
    watched.stillScene = { key, since: performance.now(), frames: 0 };
    return false;
  }
  watched.stillScene.frames += 1;
  const { since, frames } = watched.stillScene;
  if (performance.now() - since < stillFor || frames < 6) return false;
  delete watched.stillScene;
  return { camera, layers };
}

/** Takes a PNG of the viewport with the map at rest, without text and controls. */
export async function mapPicture(page: Page): Promise<Buffer> {
  await mapAtRest(page);
  const box = await page.locator('#map').boundingBox();
  if (!box?.width || !box.height) throw new Error('#map takes up no room: there is no picture.');
  // The page's policy allows a constructed style sheet. All elements stay visible, since names avoid visible ones.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :not(:has(.maplibregl-canvas)):not(.maplibregl-canvas) { clip-path: inset(100%) !important; }
      * { transition: none !important; }
    `);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  try {
    return await page.screenshot({ caret: 'initial' });
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
  }
}
