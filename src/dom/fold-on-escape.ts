/** Folds a `<details>` on Escape, which then means nothing else, and gives the focus to its summary. */
export function foldOnEscape(details: HTMLDetailsElement): void {
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}
