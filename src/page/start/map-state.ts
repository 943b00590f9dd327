import { findElement } from '../../dom/find-element.ts';
import { keepPlace } from '../reading/keep-place.ts';
import { placeOffer } from './newer-version.ts';

/**
 * What `html[data-map]` says. The map is `off` until it is asked for, `loading` until its first scene
 * is drawn, then `ready`. While the page stands without it, for now or for good, it is `unavailable`:
 * the still maps are there, with a word. What comes late after all leads back from there, a file to
 * `loading` and a picture to `ready`.
 */
export type MapState = 'off' | 'loading' | 'ready' | 'unavailable';

/** Writes the map's state to the page, and its words in place of the map, if it has any. */
export function writeMapState(next: MapState, words?: string): void {
  const { dataset } = document.documentElement;
  const write = () => {
    dataset.map = next;
    showNotice(words);
    placeOffer();
  };
  if (dataset.map === 'unavailable' || next === 'unavailable') keepPlace(write);
  else write();
}

/** Says something calmly in place of the map, or takes the words away. */
function showNotice(words: string | undefined): void {
  const notice = findElement('map-notice');
  notice.textContent = words ?? '';
  notice.hidden = words === undefined;
}
