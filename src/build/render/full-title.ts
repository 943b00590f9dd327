import type { StoryMeta } from '../story/text/front-matter.ts';

/** The name of the page where it stands alone: the title, and the subtitle if there is one. */
export function fullTitle({ title, subtitle }: Pick<StoryMeta, 'title' | 'subtitle'>): string {
  return subtitle ? `${title}: ${subtitle}` : title;
}
