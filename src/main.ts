import { startStory } from './page/start-story.ts';
import { layers } from './story/layers.ts';
import { scenes } from './story/scenes.ts';

startStory({ layers, scenes, loadMap: () => import('./map/start-map.ts') });
