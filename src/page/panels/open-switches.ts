/**
 * Where the legend is a key of what is shown, has its button open all switches. They close by the
 * button, by Escape, and as the focus goes elsewhere. What is off lies beyond the key's edge until
 * then: a key or a script that comes to it scrolls it there, which opens all as well.
 */
export function openSwitches(group: HTMLElement, button: HTMLButtonElement): () => void {
  const isOpen = () => button.ariaExpanded === 'true';
  const set = (open: boolean) => {
    button.ariaExpanded = String(open);
    group.scrollTo(0, 0);
  };
  const stopped = new AbortController();
  const { signal } = stopped;
  button.addEventListener('click', () => set(!isOpen()), { signal });
  group.addEventListener(
    'scroll',
    () => {
      if (button.checkVisibility() && !isOpen()) set(true);
    },
    { signal },
  );
  group.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !group.contains(relatedTarget)) set(false);
    },
    { signal },
  );
  group.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isOpen()) return;
      event.stopPropagation();
      set(false);
      button.focus();
    },
    { signal },
  );
  return () => {
    stopped.abort();
    set(false);
  };
}
