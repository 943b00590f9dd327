const forward = new Set(['j', 'ArrowRight']);
const backward = new Set(['k', 'ArrowLeft']);

/** Whether a key pressed there belongs to what has the focus: a field, the map, an open list. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, summary, [contenteditable], #map, dialog') !== null
  );
}

/**
 * `j` and the right arrow lead to the next section, `k` and the left arrow to the one before, while
 * nothing that has keys of its own is focused. `current` tells which section is read now.
 */
export function observeSectionKeys(
  order: readonly string[],
  current: () => string,
  go: (section: string) => void,
): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
    const way = forward.has(event.key) ? 1 : backward.has(event.key) ? -1 : 0;
    const next = order[order.indexOf(current()) + way];
    if (way === 0 || next === undefined) return;
    event.preventDefault();
    go(next);
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}
