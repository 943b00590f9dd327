import { story } from 'virtual:story';
import { startStory } from '../../../../src/page/start/start-story.ts';

/** What the page offers to the test: starts the story and gives what stops it. */
export type StartStory = () => () => void;

const loadMap = () => import('../../../../src/map-code.ts');
const start: StartStory = () => startStory({ story, loadMap }).stop;

Object.assign(window, { startStory: start });
