import type { PageLayer } from '../../src/core/story/story-data.ts';
import { english } from './english.ts';
import { readStory } from './read-story.ts';

export { root } from './read-story.ts';

/** The map data of the project's story. */
export const { scenes, layers, labels, settings, files, world, relief } = readStory('src/story');

/** The text of a layer in the legend. */
export const inLegend = ({ label, above }: Pick<PageLayer, 'label' | 'above'>): string =>
  above ? english.page.above({ layer: label }) : label;
