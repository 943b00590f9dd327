import type { Browser } from 'playwright-core';
import { loadInOwnFonts } from './load-in-own-fonts.ts';
import { mapAtRest } from './map-at-rest.ts';
import { mapReady } from './map-ready.ts';
import { type OpenPage, openPage, type ReaderOptions } from './open-page.ts';

/** The story open in a page of its own, with what a reader does there. */
export interface StoryPage extends OpenPage {
  /** Goes to a section by its link and waits until the map rests. */
  readonly goTo: (section: string) => ReturnType<typeof mapAtRest>;
  /** Scrolls to a place by its offset and waits until the map rests. */
  readonly scrollTo: (offset: number) => ReturnType<typeof mapAtRest>;
}

/** Opens the story at an address, in its own fonts, and waits until its map is ready. */
export async function openStory(
  browser: Browser,
  url: string,
  options: ReaderOptions = {},
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
