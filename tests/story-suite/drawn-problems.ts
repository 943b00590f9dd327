import { wcagContrast } from 'culori';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Problem } from '../../src/build/parse/story-error.ts';
import type { Theme } from '../../src/style/palette.ts';
import { sharesIn } from '../browser/support/drawn-shares.ts';
import { type LayerPlaces, layerPlaces } from '../browser/support/layer-places.ts';
import { mapAtRest } from '../browser/support/map-at-rest.ts';
import { mapPicture } from '../browser/support/map-picture.ts';
import { expected, faultsOf } from '../browser/support/section-drawn.ts';
import type { StoryPage } from '../browser/support/story-page.ts';
import { layerProblem, sceneProblem, type TestedStory } from './tested-story.ts';

/** What was looked at on the way: the layers that were seen to be there, and to be away. */
export interface LookedAt {
  readonly on: Set<string>;
  readonly off: Set<string>;
}

/** The least contrast with the ground that WCAG asks of what must be seen to understand a picture. */
const leastContrast = 3;

/**
 * Looks at the map of one section after another for what its scene shows, and nothing else, and once for
 * each layer at the ground beneath it, without which its colour cannot be read.
 *
 * @param sections Those to look at.
 */
export async function drawnProblems(
  story: StoryPage,
  tested: TestedStory,
  sections: readonly string[],
  theme: Theme,
): Promise<{ readonly problems: readonly Problem[]; readonly looked: LookedAt }> {
  const looked: LookedAt = { on: new Set(), off: new Set() };
  const compared = new Set<string>();
  const problems: Problem[] = [];
  for (const section of sections) {
    const { layers } = await story.goTo(section);
    problems.push(...toldProblems(tested, section, layers));
    const all = await layerPlaces(story.page, theme, tested.story);
    const shares = sharesIn(PNG.sync.read(await mapPicture(story.page)), all);
    problems.push(...shownProblems(tested, section, faultsOf(section, shares, tested.story)));
    const { on, off } = expected(section, tested.story);
    for (const [id, { enough }] of Object.entries(shares)) {
      if (enough && on.includes(id)) looked.on.add(id);
      if (enough && off(id)) looked.off.add(id);
    }
    const shown = all.filter(({ layer, enough }) => enough && on.includes(layer.id));
    const fresh = shown.filter(({ layer }) => !compared.has(layer.id));
    if (fresh.length === 0) continue;
    for (const { layer } of fresh) compared.add(layer.id);
    const ground = await pictureWithout(
      story.page,
      Object.keys(tested.story.scenes[section]?.layers ?? {}),
    );
    problems.push(...fresh.flatMap((each) => contrastProblems(tested, each, ground, theme)));
  }
  return { problems, looked };
}

/** Where the page does not say that it shows the layers that the scene names. */
function toldProblems(tested: TestedStory, section: string, told: readonly string[]): Problem[] {
  const named = Object.entries(tested.story.scenes[section]?.layers ?? {})
    .filter(([, opacity]) => opacity > 0)
    .map(([id]) => id);
  if ([...told].sort().join() === named.sort().join()) return [];
  const problem = `the page says that it shows ${told.join(', ') || 'nothing'}.`;
  return [sceneProblem(tested, section, problem, `Its layers are ${named.join(', ') || 'none'}.`)];
}

const shownProblems = (
  tested: TestedStory,
  section: string,
  faults: readonly string[],
): Problem[] =>
  faults.map((fault) =>
    sceneProblem(
      tested,
      section,
      `the map has ${fault}.`,
      'If its file has the right shape, give the layer a colour that the ground and the other layers do not have.',
    ),
  );

/** The map with some layers switched off; they are as the story has them again afterwards. */
async function pictureWithout(page: Page, layers: readonly string[]): Promise<PNG> {
  const toggle = (ids: readonly string[]) =>
    page.evaluate((ids) => {
      for (const box of document.querySelectorAll<HTMLInputElement>('#layers input:checked')) {
        if (ids.includes(box.value)) box.click();
      }
    }, ids);
  await toggle(layers);
  await mapAtRest(page);
  const picture = PNG.sync.read(await mapPicture(page));
  await page.evaluate(() => document.querySelector<HTMLElement>('#layers .reset')?.click());
  await mapAtRest(page);
  return picture;
}

/** Where the colour of a layer is too like the ground beneath it, at the middle of its places. */
function contrastProblems(
  tested: TestedStory,
  { layer, places }: LayerPlaces,
  ground: PNG,
  theme: Theme,
): Problem[] {
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
  return [layerProblem(tested, layer.id, problem, remedy)];
}
