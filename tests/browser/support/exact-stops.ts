import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { differentPixels } from './different-pixels.ts';
import { mapAtRest } from './map-at-rest.ts';
import { mapPicture } from './map-picture.ts';
import { openStory } from './story-page.ts';
import { type Move, move, moveAmong } from './wander.ts';

/** A stop at which the picture was not that of a direct visit to the same place. */
export interface WrongStop {
  readonly way: Move;
  readonly scrolled: number;
  readonly share: number;
}

const viewport = { width: 1000, height: 700 } as const;

/** More than this share of different pixels is another picture. */
const tolerance = 0.001;

/**
 * Wanders through the story by random moves from a seed, and at each stop compares the map's
 * picture with that of a fresh visit straight to the same place.
 */
export async function wrongStops(
  browser: Browser,
  url: string,
  sections: readonly string[],
  { stops, seed }: { readonly stops: number; readonly seed: number },
): Promise<readonly WrongStop[]> {
  const ways = fc.sample(moveAmong(sections), { numRuns: stops, seed });
  const reader = await openStory(browser, url, { viewport });
  const wrong: WrongStop[] = [];
  for (const way of ways) {
    await move(reader.page, way);
    await mapAtRest(reader.page);
    const scrolled = await reader.page.evaluate(() => window.scrollY);
    const wandered = await mapPicture(reader.page);
    const direct = await openStory(browser, url, { viewport });
    await direct.scrollTo(scrolled);
    const share = differentPixels(wandered, await mapPicture(direct.page));
    await direct.close();
    if (share > tolerance) wrong.push({ way, scrolled, share });
  }
  await reader.close();
  return wrong;
}
