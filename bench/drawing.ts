import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Browser, Page } from 'playwright-core';
import { mapAtRest, mapReady, openPage } from '../src/proof/story-page.ts';

/** What the map draws in one frame at rest: alike on every machine. */
export interface Frame {
  readonly draws: number;
  /** The programs linked until then. */
  readonly programs: number;
  readonly layers: number;
}

/** What each section of a story takes, by its id, read from the first to the last, and a page with its first scene alone. */
export interface DrawingFigures {
  readonly plain: Frame;
  readonly sections: Readonly<Record<string, Frame>>;
}

/** Counts what is drawn on a screen. */
export async function countDrawing(
  browser: Browser,
  urls: Readonly<Record<'story' | 'plain', string>>,
  viewport: { readonly width: number; readonly height: number },
): Promise<DrawingFigures> {
  const { page, close } = await openPage(browser, { viewport, scripts: [countWebGl] });
  try {
    await page.goto(urls.plain);
    await page.locator('html[data-map=ready]').waitFor({ state: 'attached' });
    const plain = await frameOf(page);
    await page.goto(urls.story);
    await mapReady(page);
    const sections: Record<string, Frame> = {};
    for (const section of await page.locator('main section[id]').all()) {
      const id = (await section.getAttribute('id')) ?? '';
      await page.evaluate((hash) => Object.assign(location, { hash }), id);
      await mapAtRest(page);
      sections[id] = await frameOf(page);
    }
    return { plain, sections };
  } finally {
    await close();
  }
}

/** Runs in the page before its scripts: counts what WebGL draws and links. */
export function countWebGl(): void {
  const counts = { draws: 0, programs: 0 };
  const context = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'drawArrays', 'linkProgram'] as const) {
    const own = context[name] as (...given: unknown[]) => void;
    context[name] = function (this: unknown, ...given: unknown[]) {
      counts[name === 'linkProgram' ? 'programs' : 'draws'] += 1;
      own.apply(this, given);
    } as never;
  }
  Object.assign(window, { webGl: counts });
}

/** What one more frame of the map at rest takes, in a page that counts. */
export const frameOf = (page: Page): Promise<Frame> =>
  page.evaluate(async () => {
    const { webGl } = window as unknown as { webGl: { draws: number; programs: number } };
    const { map } = document.querySelector('#map') as unknown as { map: MapLibreMap };
    const drawn = map.once('render');
    webGl.draws = 0;
    map.triggerRepaint();
    await drawn;
    return { ...webGl, layers: map.getLayersOrder().length };
  });
