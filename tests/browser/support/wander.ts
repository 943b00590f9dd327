import fc from 'fast-check';
import type { Page } from 'playwright-core';

/** One way of moving through the story. */
export type Move =
  | { readonly by: 'wheel'; readonly turns: readonly number[] }
  | { readonly by: 'keys'; readonly keys: readonly string[] }
  | { readonly by: 'link'; readonly section: string }
  | { readonly by: 'fling'; readonly share: number }
  | { readonly by: 'resize'; readonly width: number };

/** Random moves of every kind among the given sections. */
export const moveAmong = (sections: readonly string[]): fc.Arbitrary<Move> =>
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
export async function move(page: Page, how: Move): Promise<void> {
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
