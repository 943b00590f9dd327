import { story } from 'virtual:story';
import { afterPaint } from './dom/frames.ts';
import { type StartedStory, startStory } from './page/start/start-story.ts';

let started: StartedStory | undefined;
/** `starting` keeps the style sheet from showing still maps. */
const start = () => {
  const { dataset } = document.documentElement;
  dataset.script = 'starting';
  try {
    started = startStory({ story, loadMap: () => import('./map-code.ts') });
  } catch (error) {
    delete dataset.script;
    throw error;
  }
};
/** In another page, or for a part of the story: see `page/embed`. */
const isEmbedded =
  (import.meta.env.PROD && parent !== window) || /[?&](stills|only)\b/.test(location.search);
const embedded =
  isEmbedded &&
  import('./page/embed/embedding.ts').then(
    ({ showEmbedded }) => showEmbedded(),
    () => undefined,
  );
const stopWaiting = afterPaint(() => (embedded ? embedded.finally(start) : start()));

// On the dev server there is the studio, and a change of the code restarts the page in place.
if (import.meta.hot) {
  const restart = () => {
    started?.stop();
    start();
  };
  const studio = import('./studio/start-studio.ts').then(({ startStudio }) =>
    startStudio({ story, started: () => started, restart }),
  );
  import.meta.hot.accept();
  import.meta.hot.dispose(() => {
    stopWaiting();
    started?.stop();
    void studio.then((stop) => stop());
  });
}
