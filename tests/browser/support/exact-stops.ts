import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { loadInOwnFonts, mapAtRest, mapPicture, mapReady } from '../../../src/proof/story-page.ts';
import { differentPixels } from './different-pixels.ts';
import { drawAgain } from './drawing.ts';
import { openPage, openStory } from './open-page.ts';

/** One way of moving through the story. */
type Move =
  | { readonly by: 'wheel'; readonly turns: readonly number[] }
  | { readonly by: 'keys'; readonly keys: readonly string[] }
  | { readonly by: 'link'; readonly section: string }
  | { readonly by: 'fling'; readonly share: number }
  | { readonly by: 'resize'; readonly width: number };

/** Random moves of every kind among the given sections. */
const moveAmong = (sections: readonly string[]): fc.Arbitrary<Move> =>
  fc.oneof(
    fc.record({
      by: fc.constant('wheel' as const),
      turns: fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({
      by: fc.constant('keys' as const),
      keys: fc.array(
        fc.constantFrom('PageDown', 'PageUp', 'Space', 'ArrowDown', 'ArrowUp', 'j', 'k'),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    fc.record({ by: fc.constant('link' as const), section: fc.constantFrom(...sections) }),
    fc.record({ by: fc.constant('fling' as const), share: fc.double({ min: 0, max: 1 }) }),
    fc.record({ by: fc.constant('resize' as const), width: fc.integer({ min: 700, max: 1200 }) }),
  );

/** Makes a move as a reader would, without waiting for the map. */
async function move(page: Page, how: Move): Promise<void> {
  switch (how.by) {
    case 'wheel':
      await page.mouse.move(640, 300);
      for (const turn of how.turns) await page.mouse.wheel(0, turn);
      return;
    case 'keys':
      for (const key of how.keys) await page.keyboard.press(key);
      return;
    case 'link':
      await page.evaluate((id) => {
        location.hash = id;
      }, how.section);
      return;
    case 'fling':
      await page.evaluate(async (share) => {
        const from = scrollY;
        const to = share * (document.documentElement.scrollHeight - innerHeight);
        for (let frame = 1; frame <= 8; frame++) {
          scrollTo({ top: from + ((to - from) * frame) / 8, behavior: 'instant' });
          await new Promise(requestAnimationFrame);
        }
      }, how.share);
      return;
    case 'resize': {
      const size = page.viewportSize() ?? { width: 1000, height: 700 };
      await page.setViewportSize({ ...size, width: how.width });
      await page.waitForTimeout(100);
      await page.setViewportSize(size);
      return;
    }
  }
}

/** A stop at which the picture was not that of a direct visit to the same place. */
interface WrongStop {
  readonly way: Move;
  readonly scrolled: number;
  readonly share: number;
  /** A folder with the two pictures. */
  readonly pictures: string;
}

const viewport = { width: 900, height: 560 } as const;

/**
 * What is another picture: more than a share of its pixels differ, at all, or clearly, by more than so
 * much of 255. MapLibre softens the ends of dashes by the pattern of the zoom that the map comes from, so
 * they differ faintly between a reader who has zoomed in and one who has zoomed out: in 0.11 % of the
 * pixels where most dashes are seen.
 */
const anotherPicture = { faint: { share: 0.002 }, clear: { share: 0.0003, apart: 40 } } as const;

function areApart(one: Buffer, other: Buffer): boolean {
  const { faint, clear } = anotherPicture;
  return (
    differentPixels(one, other) > faint.share ||
    differentPixels(one, other, clear.apart) > clear.share
  );
}

/**
 * Wanders through the story by random moves from a seed, and at each stop compares the map's
 * picture with that of a new visit straight to the same place.
 */
export async function wrongStops(
  browser: Browser,
  url: string,
  sections: readonly string[],
  { stops, seed }: { readonly stops: number; readonly seed: number },
): Promise<readonly WrongStop[]> {
  const ways = fc.sample(moveAmong(sections), { numRuns: stops, seed });
  const reader = await openStory(browser, url, { viewport });
  const visitor = await openPage(browser, { viewport, drawing: false });
  const wrong: WrongStop[] = [];
  for (const way of ways) {
    await move(reader.page, way);
    const { scrolled, wandered } = await pictureWhereItRests(reader.page);
    const direct = await directPicture(visitor.page, url, scrolled);
    if (areApart(wandered, direct)) {
      const share = differentPixels(wandered, direct);
      wrong.push({ way, scrolled, share, pictures: await keep({ wandered, direct }) });
    }
  }
  await visitor.close();
  await reader.close();
  return wrong;
}

const offsetOf = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

/**
 * The map's picture, and the offset it was taken at: on a busy machine the page may still be about to
 * scroll when nothing has moved for a moment.
 */
async function pictureWhereItRests(
  page: Page,
): Promise<{ readonly scrolled: number; readonly wandered: Buffer }> {
  for (;;) {
    await mapAtRest(page);
    const scrolled = await offsetOf(page);
    const wandered = await mapPicture(page);
    await mapAtRest(page);
    if (scrolled === (await offsetOf(page))) return { scrolled, wandered };
  }
}

/** Writes pictures into a folder of their own, where someone can look at them. */
async function keep(pictures: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wrong-stop-'));
  for (const [name, picture] of Object.entries(pictures)) {
    await writeFile(join(folder, `${name}.png`), picture);
  }
  return folder;
}

/**
 * The map's picture after a load of the page and a jump to a place. Until then the map is left
 * undrawn, and taken away from the place, so that the jump has it drawn.
 */
async function directPicture(page: Page, url: string, scrolled: number): Promise<Buffer> {
  const jumpTo = (place: number) =>
    page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), place);
  await page.goto('about:blank');
  await loadInOwnFonts(page, url);
  await mapReady(page);
  await jumpTo(scrolled < 4000 ? scrolled + 4000 : 0);
  await mapAtRest(page);
  await page.evaluate(drawAgain);
  await jumpTo(scrolled);
  return mapPicture(page);
}
