import type { PageLayer } from '../../src/core/story/story-data.ts';
import { english } from './english.ts';
import { readStory } from './read-story.ts';

export { root } from './read-story.ts';

/** What the files of the project's own story say of its map. */
export const { scenes, layers, labels, settings, files, world, relief } = readStory('src/story');

/** What the legend says of a layer. */
export const inLegend = ({ label, above }: Pick<PageLayer, 'label' | 'above'>): string =>
  above ? english.page.above({ layer: label }) : label;
