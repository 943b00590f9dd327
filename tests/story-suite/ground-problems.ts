import { wcagContrast } from 'culori';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Theme } from '../../src/style/palette.ts';
import { sharesIn } from '../browser/support/drawn-shares.ts';
import type { LayerPlaces } from '../browser/support/layer-places.ts';
import { mapAtRest } from '../browser/support/map-at-rest.ts';
import { mapPicture } from '../browser/support/map-picture.ts';
import { notDrawn } from '../browser/support/section-drawn.ts';
import { engineFault, type Fault } from './fault.ts';
import { layerFault, type TestedStory } from './tested-story.ts';

/** The least contrast with the ground that WCAG asks of what must be seen to understand a picture. */
const leastContrast = 3;

/** The map with some layers switched off; they are as the story has them again afterwards. */
export async function groundBeneath(page: Page, layers: readonly string[]): Promise<PNG> {
  await page.evaluate((ids) => {
    for (const box of document.querySelectorAll<HTMLInputElement>('#layers input:checked')) {
      if (ids.includes(box.value)) box.click();
    }
  }, layers);
  await mapAtRest(page);
  const picture = PNG.sync.read(await mapPicture(page));
  await page.evaluate(() => document.querySelector<HTMLElement>('#layers .reset')?.click());
  await mapAtRest(page);
  return picture;
}

/** Where the colour of a layer is too like the ground beneath it, at the middle of its places. */
export function contrastProblems(
  tested: TestedStory,
  { layer, places }: Pick<LayerPlaces, 'layer' | 'places'>,
  ground: PNG,
  theme: Theme,
): readonly Fault[] {
  const contrasts = places
    .map(([x, y]) => {
      const at = 4 * (Math.floor(y) * ground.width + Math.floor(x));
      const [r = 0, g = 0, b = 0] = [...ground.data.subarray(at, at + 3)].map((c) => c / 255);
      return wcagContrast({ mode: 'rgb', r, g, b }, layer.color[theme]);
    })
    .sort((a, b) => a - b);
  const middle = contrasts[Math.floor(contrasts.length / 2)] ?? Number.POSITIVE_INFINITY;
  if (middle >= leastContrast) return [];
  const written = `color: { ${theme}: "${layer.color[theme]}" }`;
  const problem = `${written} has a contrast of ${middle.toFixed(1)}:1 with the ground that it lies on, and ${leastContrast}:1 is the least.`;
  const remedy = `Take a ${theme === 'light' ? 'darker' : 'lighter'} colour.`;
  return [layerFault(tested, layer.id, { problem, remedy })];
}

/** The layers that are still there where they are switched off. */
export const switchProblems = (
  tested: TestedStory,
  layers: readonly LayerPlaces[],
  ground: PNG,
): readonly Fault[] =>
  Object.entries(sharesIn(ground, layers))
    .filter(([, { share }]) => share > notDrawn)
    .map(([id]) => {
      const problem = 'its switch in the legend does not take it off the map.';
      return layerFault(tested, id, { problem, remedy: engineFault });
    });
