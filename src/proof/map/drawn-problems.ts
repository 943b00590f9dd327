import { PNG } from 'pngjs';
import { sharesIn } from '../../../tests/browser/support/drawn-shares.ts';
import { layerPlaces } from '../../../tests/browser/support/layer-places.ts';
import { mapPicture } from '../../../tests/browser/support/map-picture.ts';
import {
  type DrawnFault,
  drawnFaults,
  expected,
} from '../../../tests/browser/support/section-drawn.ts';
import type { StoryPage } from '../../../tests/browser/support/story-page.ts';
import type { Theme } from '../../style/palette.ts';
import type { Fault } from '../fault.ts';
import { sceneFault, type TestedStory } from '../tested-story.ts';
import { contrastProblems, groundBeneath, switchProblems } from './ground-problems.ts';

/** What was looked at on the way: the layers that were seen to be there, and to be away. */
export interface LookedAt {
  readonly on: Set<string>;
  readonly off: Set<string>;
}

/**
 * Looks at the map of one section after another for what its scene shows, and nothing else, and once for
 * each layer at the ground beneath it, which is what its switch leaves and what its colour is read on.
 *
 * @param sections Those to look at.
 */
export async function drawnProblems(
  { page, goTo }: StoryPage,
  tested: TestedStory,
  sections: readonly string[],
  theme: Theme,
): Promise<{ readonly problems: readonly Fault[]; readonly looked: LookedAt }> {
  const looked: LookedAt = { on: new Set(), off: new Set() };
  const compared = new Set<string>();
  const problems: Fault[] = [];
  for (const section of sections) {
    const { layers } = await goTo(section);
    problems.push(...toldProblems(tested, section, layers));
    const all = await layerPlaces(page, theme, tested.story);
    const before = PNG.sync.read(await mapPicture(page));
    const shares = sharesIn(before, all);
    const faults = drawnFaults(section, shares, tested.story);
    problems.push(...faults.map((fault) => shownProblem(tested, section, fault, theme)));
    const { on, off } = expected(section, tested.story);
    for (const [id, { enough }] of Object.entries(shares)) {
      if (enough && on.includes(id)) looked.on.add(id);
      if (enough && off(id)) looked.off.add(id);
    }
    const fresh = all.filter(
      ({ layer: { id }, enough }) => enough && on.includes(id) && !compared.has(id),
    );
    if (fresh.length === 0) continue;
    for (const { layer } of fresh) compared.add(layer.id);
    const ground = await groundBeneath(page, on);
    for (const each of fresh) {
      const stays = switchProblems(tested, each, { before, ground });
      problems.push(...(stays.length > 0 ? stays : contrastProblems(tested, each, ground, theme)));
    }
  }
  return { problems, looked };
}

/** Where the page does not say that it shows the layers that the scene names. */
function toldProblems(
  tested: TestedStory,
  section: string,
  told: readonly string[],
): readonly Fault[] {
  const named = Object.entries(tested.story.scenes[section]?.layers ?? {})
    .filter(([, opacity]) => opacity > 0)
    .map(([id]) => id);
  if ([...told].sort().join() === named.sort().join()) return [];
  const problem = `the page says that it shows ${told.join(', ') || 'nothing'}, and the scene names ${named.join(', ') || 'nothing'}.`;
  return [sceneFault(tested, section, { problem, remedy: 'Build the story anew.' })];
}

function shownProblem(
  tested: TestedStory,
  section: string,
  { layer, isMissing, share }: DrawnFault,
  theme: Theme,
): Fault {
  const percent = `${Math.round(100 * share)} % of its shape has its ${theme} colour`;
  const problem = isMissing
    ? `it shows "${layer}", but only ${percent}.`
    : `it does not show "${layer}", and yet ${percent}.`;
  const remedy =
    'Give the layer a colour that neither the ground nor another layer has, or look for what lies over it.';
  return sceneFault(tested, section, { problem, remedy });
}
