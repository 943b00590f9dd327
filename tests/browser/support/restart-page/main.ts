import { startStory } from '../../../../src/page/start/start-story.ts';
import { labels } from '../../../../src/story/labels.ts';
import { layers } from '../../../../src/story/layers.ts';
import { scenes } from '../../../../src/story/scenes.ts';

/** What the page offers to the test: starts the story and gives what stops it. */
export type StartStory = () => () => void;

const loadMap = () => import('../../../../src/map/start/start-map.ts');
const start: StartStory = () => startStory({ layers, scenes, labels, loadMap });

Object.assign(window, { startStory: start });
