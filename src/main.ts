import { afterPaint } from './page/after-paint.ts';
import { takeOver } from './page/start/take-over.ts';
import { startStory } from './page/start-story.ts';
import { labels } from './story/labels.ts';
import { layers } from './story/layers.ts';
import { scenes } from './story/scenes.ts';

afterPaint(() =>
  takeOver(() =>
    startStory({ layers, scenes, labels, loadMap: () => import('./map/start-map.ts') }),
  ),
);
