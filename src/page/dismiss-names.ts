/**
 * Puts the names of the sections away on Escape, since they lie over the text. They come again with
 * the next key, or when the pointer or the focus comes to them anew.
 */
export function dismissNames(nav: HTMLElement): void {
  const dismiss = (dismissed: boolean) => nav.toggleAttribute('data-dismissed', dismissed);
  const anew = () => dismiss(false);
  document.addEventListener('keydown', ({ key }) => dismiss(key === 'Escape'));
  for (const event of ['pointerenter', 'pointerleave', 'focusin']) {
    nav.addEventListener(event, anew);
  }
}
