import { startWaits } from './start-waits.ts';

const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const;

/**
 * Calls `start` once: on the first sign of a reader, or by itself a while after the page has loaded,
 * or should have. A page that is opened at a section counts as a sign.
 */
export function onFirstSign(start: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('load', wait);
    for (const sign of signs) window.removeEventListener(sign, once);
  };
  const once = () => {
    stop();
    start();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(once, startWaits.sign);
  };
  for (const sign of signs) window.addEventListener(sign, once, { passive: true });
  if (document.readyState === 'complete') {
    wait();
  } else {
    window.addEventListener('load', wait);
    timer = setTimeout(once, startWaits.load);
  }
  return stop;
}
