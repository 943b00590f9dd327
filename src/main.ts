import { story } from 'virtual:story';
import { afterPaint } from './page/start/after-paint.ts';
import { startStory } from './page/start/start-story.ts';
import { takeOver } from './page/start/take-over.ts';

let stop: () => void = () => undefined;
const stopWaiting = afterPaint(() =>
  takeOver(() => {
    stop = startStory({
      story,
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
