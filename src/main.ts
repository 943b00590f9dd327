import { story } from 'virtual:story';
import { type StartedStory, startStory } from './page/start/start-story.ts';
import { afterPaint, claimPage } from './page/start/take-over-page.ts';

let started: StartedStory | undefined;
const start = () =>
  claimPage(() => {
    started = startStory({ story, loadMap: () => import('./map-code.ts') });
  });
/** Within another page, or for a part of the story: see `page/embed`. */
const isEmbedded =
  (import.meta.env.PROD && parent !== window) || /[?&](stills|only)\b/.test(location.search);
const embedded =
  isEmbedded &&
  import('./page/embed/embedding.ts').then(
    ({ showEmbedded }) => showEmbedded(),
    () => undefined,
  );
const stopWaiting = afterPaint(() => {
  if (embedded) embedded.then(start);
  else start();
});

// On the dev server the author has the studio, and a change of the code restarts the page in place.
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
    studio.then((stop) => stop());
  });
}
