import { wcagContrast } from 'culori';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { LayerPlaces } from '../../../tests/browser/support/layer-places.ts';
import { mapAtRest } from '../../../tests/browser/support/map-at-rest.ts';
import { mapPicture } from '../../../tests/browser/support/map-picture.ts';
import type { Point } from '../../../tests/browser/support/places-along.ts';
import type { Theme } from '../../style/palette.ts';
import { engineFault, type Fault } from '../fault.ts';
import { layerFault, type TestedStory } from '../tested-story.ts';

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
    .map((place) => {
      const [r = 0, g = 0, b = 0] = colorAt(ground, place).map((value) => value / 255);
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

/** Where the map looks as before though a layer was switched off, at most of its places. */
export function switchProblems(
  tested: TestedStory,
  { layer, places }: Pick<LayerPlaces, 'layer' | 'places'>,
  { before, ground }: { readonly before: PNG; readonly ground: PNG },
): readonly Fault[] {
  const same = places.filter(
    (place) => colorAt(before, place).join() === colorAt(ground, place).join(),
  );
  if (same.length < places.length / 2) return [];
  const problem = 'its switch in the legend does not take it off the map.';
  const remedy = `If its colour is that of the ground, take another. ${engineFault.replace('This', 'Else this')}`;
  return [layerFault(tested, layer.id, { problem, remedy })];
}

/** The red, green and blue of a picture at a point, from 0 to 255. */
function colorAt({ data, width }: PNG, [x, y]: Point): readonly number[] {
  const at = 4 * (Math.floor(y) * width + Math.floor(x));
  return [...data.subarray(at, at + 3)];
}
