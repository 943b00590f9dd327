/** Keeps the arrows and letters that lead through the story for what of the studio has the focus. */
export function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}
