import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import type { Section } from '../parse/story.ts';

/** Draws the static map of one section as a `<figure class="section-map">`, or gives nothing. */
export type SectionMap = (
  section: Section,
  scene: SceneSpec,
  loaded: LoadedStory,
) => string | Promise<string>;

/** The section's map where the build was given no way to draw one: the text stands alone. */
export const noSectionMap: SectionMap = () => '';
