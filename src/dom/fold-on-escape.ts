/**
 * Folds a `<details>` on Escape, which then means nothing else, and gives the focus to its summary.
 *
 * @param isFoldable Whether Escape folds it now.
 * @returns What stops it.
 */
export function foldOnEscape(
  details: HTMLDetailsElement,
  isFoldable = () => details.open,
): () => void {
  const fold = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isFoldable()) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  details.addEventListener('keydown', fold);
  return () => details.removeEventListener('keydown', fold);
}
