import { afterPaint } from './page/start/after-paint.ts';
import { startStory } from './page/start/start-story.ts';
import { takeOver } from './page/start/take-over.ts';
import { labels } from './story/labels.ts';
import { layers } from './story/layers.ts';
import { scenes } from './story/scenes.ts';

let stop: () => void = () => undefined;
const stopWaiting = afterPaint(() =>
  takeOver(() => {
    stop = startStory({
      layers,
      scenes,
      labels,
      loadMap: () => import('./map/start/start-map.ts'),
    });
  }),
);

// While the project is worked on, a change of its code starts the page anew where it is read.
if (import.meta.hot) {
  import.meta.hot.accept();
  import.meta.hot.dispose(() => {
    stopWaiting();
    stop();
  });
}
