import type { Browser } from 'playwright-core';
import type { SceneSpecs } from '../src/core/story/scene-spec.ts';
import { mapAtRest, mapReady } from '../src/proof/story-page.ts';
import { openPage } from '../tests/browser/support/open-page.ts';
import { fullSpeed, type MeasuredPage } from './load.ts';

/** What a page's map showed at rest, over stops at sections in a random order. */
export interface Stops {
  readonly visited: number;
  /** Stops at which other layers were shown than the section's scene names. */
  readonly wrongLayers: number;
}

/**
 * Comes to rest at sections in a random order, each by a jump or by a fling that passes the sections
 * between, and compares the layers shown with those of the section's scene.
 */
export async function visitStops(
  browser: Browser,
  { served, path }: MeasuredPage,
  scenes: SceneSpecs,
  { stops, seed }: { readonly stops: number; readonly seed: number },
): Promise<Stops> {
  const { page, close } = await openPage(browser, { viewport: fullSpeed.viewport });
  try {
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page);
    const random = randomFrom(seed);
    const ids = Object.keys(scenes);
    let wrongLayers = 0;
    for (let stop = 0; stop < stops; stop++) {
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      await page.evaluate(goTo, { id, frames: random() < 0.5 ? 1 : 12 });
      const { layers } = await mapAtRest(page);
      if ([...layers].sort().join() !== shownLayers(scenes, id).join()) wrongLayers++;
    }
    return { visited: stops, wrongLayers };
  } finally {
    await close();
  }
}

function shownLayers(scenes: SceneSpecs, id: string): readonly string[] {
  return Object.keys(scenes[id]?.layers ?? {}).sort();
}

/** Runs in the page: brings the middle of a section to the middle of the window, in so many frames. */
async function goTo({ id, frames }: { id: string; frames: number }): Promise<void> {
  const box = document.getElementById(id)?.getBoundingClientRect();
  const from = scrollY;
  const to = from + (box ? box.top + box.height / 2 - innerHeight / 2 : 0);
  for (let frame = 1; frame <= frames; frame++) {
    scrollTo({ top: from + ((to - from) * frame) / frames, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}

/** Numbers from 0 up to 1, the same for the same seed: a linear congruential generator. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
