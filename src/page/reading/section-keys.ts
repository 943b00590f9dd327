import { findElement } from '../../dom/find-element.ts';

/** Which way each key leads. */
const arrows: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const letters: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Whether a key pressed there belongs to what has the focus: a field, the map, an open list. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, summary, [contenteditable], #map, dialog') !== null
  );
}

/**
 * `j` and the right arrow lead to the next section, `k` and the left arrow to the one before, while
 * nothing that has keys of its own is focused; the letters only while the reader wants them.
 *
 * @param order The ids of the sections.
 * @param current The id of the one that is read now.
 */
export function observeSectionKeys(order: readonly string[], current: () => string): () => void {
  const letterKeys = findElement<HTMLInputElement>('letter-keys');
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
    const way = arrows[event.key] ?? (letterKeys.checked ? letters[event.key] : undefined) ?? 0;
    const next = order[order.indexOf(current()) + way];
    if (way === 0 || next === undefined) return;
    event.preventDefault();
    location.hash = next;
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}
