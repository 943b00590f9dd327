import { story } from 'virtual:story';
import { type StartedStory, startStory } from './page/start/start-story.ts';
import { afterPaint, claimPage } from './page/start/take-over-page.ts';

let started: StartedStory | undefined;
const start = () =>
  claimPage(() => {
    started = startStory({ story, loadMap: () => import('./map-code.ts') });
  });
/** Within another page, or where the address asks for a part of it: see `page/embed`. */
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

// While a story is written, its author has the studio, and a change of the code starts the page anew where it is read.
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
