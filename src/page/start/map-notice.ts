import { findElement } from '../find-element.ts';

/** Says something calmly in place of the map, or takes the words away. */
export function showNotice(words: string | undefined): void {
  const notice = findElement('map-notice');
  notice.textContent = words ?? '';
  notice.hidden = words === undefined;
}
