import type { Browser } from 'playwright-core';
import { onTestFinished } from 'vitest';
import * as proof from '../../../src/proof/story-page.ts';
import { drawOnDemand, waitForGpu } from './drawing.ts';
import { sharedBrowser } from './open-browser.ts';

export interface ReaderOptions
  extends Pick<
    proof.PageOptions,
    'viewport' | 'reducedMotion' | 'colorScheme' | 'forcedColors' | 'scripts' | 'serviceWorkers'
  > {
  /** By default the shared one that leaves maps undrawn. */
  readonly browser?: Browser;
  readonly javaScript?: boolean;
  /** False reads the page in a browser without WebGL. */
  readonly webgl?: boolean;
  /** False leaves the map undrawn until {@link drawAgain}, for tests without pictures. */
  readonly drawing?: boolean;
  readonly touch?: boolean;
}

/** The sizes of screens in CSS pixels. */
export const screens = {
  desk: { width: 1440, height: 900 },
  phone: { width: 360, height: 740 },
  largePhone: { width: 390, height: 844 },
} as const;

/** A small desk without motion for pictures, since fewer pixels render faster in software. */
export const small = { viewport: { width: 800, height: 560 }, reducedMotion: 'reduce' } as const;

/** Without motion and undrawn, for tests without pictures. */
export const still = { reducedMotion: 'reduce', drawing: false } as const;

/** Opens a blank page with an empty cache; a page opened in a test is closed with the test. */
export const openPage = async (options?: ReaderOptions): Promise<proof.OpenPage> =>
  closedAfterwards(await proof.openPage(...(await asked(options))));

/** The same, with the page at an address loaded. */
export async function openAt(address: string, options?: ReaderOptions): Promise<proof.OpenPage> {
  const opened = await openPage(options);
  await opened.page.goto(address);
  return opened;
}

/** Opens the story at an address, in its own fonts, and waits until its map is ready. */
export async function openStory(url: string, options?: ReaderOptions): Promise<proof.StoryPage> {
  const [browser, page] = await asked(options);
  return closedAfterwards(await proof.openStory(browser, url, page));
}

function closedAfterwards<Opened extends proof.OpenPage>(opened: Opened): Opened {
  try {
    onTestFinished(opened.close);
  } catch {
    // Opened outside of a test; closed with its file.
  }
  return opened;
}

async function asked({
  browser,
  javaScript = true,
  webgl = true,
  drawing = true,
  touch = false,
  scripts = [],
  ...options
}: ReaderOptions = {}): Promise<readonly [Browser, proof.PageOptions]> {
  const early = [...(webgl ? [] : [withoutWebGl]), ...(drawing ? [] : [drawOnDemand])];
  const page = {
    ...options,
    javaScriptEnabled: javaScript,
    hasTouch: touch,
    scripts: [...early, waitForGpu, ...scripts],
  };
  return [browser ?? (await sharedBrowser('undrawn')), page];
}

function withoutWebGl(): void {
  for (const Canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const getContext = Canvas.prototype.getContext as (...args: unknown[]) => unknown;
    Canvas.prototype.getContext = function (this: unknown, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    } as never;
  }
}
