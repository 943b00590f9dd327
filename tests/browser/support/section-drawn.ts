import type { Theme } from '../../../src/style/palette.ts';
import type { ReadStory } from '../../support/read-story.ts';
import * as thisStory from '../../support/this-story.ts';
import { type Drawn, drawnShares } from './drawn-shares.ts';
import type { StoryPage } from './story-page.ts';

/** Without motion routes are whole, and the map is at once where a link leads. */
export const still = { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' } as const;

/** The least share of a layer's places that have its colour where it is drawn, dashed or dotted. */
const drawn = 0.5;

/** The greatest where it is not: other things have colours like it here and there. */
const notDrawn = 0.45;

/** Which layers a section shows wholly, all their days too, and which not at all. */
export function expected(
  section: string,
  { scenes }: Pick<ReadStory, 'scenes'> = thisStory,
): {
  readonly on: string[];
  readonly off: (id: string) => boolean;
} {
  const { layers: shown = {}, days = {} } = scenes[section] ?? {};
  const on = Object.keys(shown).filter((id) => shown[id] === 1 && !days[id]);
  return { on, off: (id) => !Object.hasOwn(shown, id) };
}

/** A layer that a section's map lacks, or has though it is not the section's. */
export interface DrawnFault {
  readonly layer: string;
  readonly isMissing: boolean;
  readonly places: number;
  /** The share of its places that have its colour. */
  readonly share: number;
}

/** What the map lacks of a section, and what it has that is not the section's. */
export function drawnFaults(
  section: string,
  shares: Readonly<Record<string, Drawn>>,
  story: Pick<ReadStory, 'scenes'> = thisStory,
): readonly DrawnFault[] {
  const { on, off } = expected(section, story);
  return Object.entries(shares).flatMap(([layer, { places, enough, share }]) => {
    const isMissing = on.includes(layer) && share < drawn;
    const isTooMuch = off(layer) && share > notDrawn;
    return enough && (isMissing || isTooMuch) ? [{ layer, isMissing, places, share }] : [];
  });
}

/** The same of the map at rest of the project's own story, in words. */
export async function sectionDrawn(
  { page }: StoryPage,
  section: string,
  theme: Theme = 'light',
): Promise<readonly string[]> {
  const faults = drawnFaults(section, await drawnShares(page, theme));
  return faults.map(
    ({ layer, isMissing, places, share }) =>
      `${isMissing ? 'missing' : 'not asked for'} ${layer} in "${section}": ${share.toFixed(2)} of ${places} places`,
  );
}
