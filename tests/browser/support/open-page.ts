import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { drawNothing } from './draw-nothing.ts';
import { waitForGpu } from './wait-for-gpu.ts';

/** How a reader comes to the page. */
export interface ReaderOptions {
  /** In CSS pixels; 1440 × 900 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** False reads the page with scripts off. */
  readonly javaScript?: boolean;
  /** False reads the page in a browser without WebGL. */
  readonly webgl?: boolean;
  /** False leaves the map undrawn, for whoever looks at no picture of it: see {@link drawNothing}. */
  readonly drawing?: boolean;
  /** True draws every frame, as a reader's browser does; a test waits for the GPU: see {@link waitForGpu}. */
  readonly everyFrame?: boolean;
  /** True gives the reader a touch screen. */
  readonly touch?: boolean;
}

/** A page open in a context of its own, with what it did so far. */
export interface OpenPage {
  readonly page: Page;
  /** What the console and the page reported as errors, in order. */
  readonly errors: readonly string[];
  /** The address of every request that the page and its workers made, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens a blank page as a reader with an empty cache; go to an address with `page.goto`. */
export async function openPage(browser: Browser, options: ReaderOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext(contextOptions(options));
  await context.addInitScript(namedByBuild);
  if (options.webgl === false) await context.addInitScript(withoutWebGl);
  if (options.drawing === false) await context.addInitScript(drawNothing);
  if (!options.everyFrame) await context.addInitScript(waitForGpu);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(describe(message));
  });
  context.on('request', (request) => requests.push(request.url()));
  return { page, errors, requests, close: () => context.close() };
}

/** The requests that leave the page's own origin; `data:` and `blob:` addresses go nowhere. */
export function thirdPartyRequests(requests: readonly string[], storyUrl: string): string[] {
  const { origin } = new URL(storyUrl);
  return requests.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin);
}

function contextOptions(options: ReaderOptions): BrowserContextOptions {
  return {
    viewport: options.viewport ?? { width: 1440, height: 900 },
    reducedMotion: options.reducedMotion ?? 'no-preference',
    colorScheme: options.colorScheme ?? 'light',
    forcedColors: options.forcedColors ?? 'none',
    javaScriptEnabled: options.javaScript ?? true,
    hasTouch: options.touch ?? false,
  };
}

/** What esbuild, by which tsx reads TypeScript, has functions named by: those that run in the page too. */
const namedByBuild = 'globalThis.__name ??= (named) => named;';

function withoutWebGl(): void {
  for (const Canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const getContext = Canvas.prototype.getContext as (...args: unknown[]) => unknown;
    Canvas.prototype.getContext = function (this: unknown, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    } as never;
  }
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `${message.text()} (${url}:${lineNumber})`;
}
