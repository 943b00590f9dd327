import { createElement, foldOnEscape } from '../../dom/elements.ts';

/**
 * What unfolds above the bar under a name, folded at first; Escape folds it.
 *
 * @param onFold Called when it is folded.
 */
export function createPanel(
  name: string,
  content: HTMLElement,
  onFold: () => void = () => undefined,
): HTMLDetailsElement {
  const summary = createElement('summary', {}, name);
  const box = createElement('div', { className: 'studio-panel' }, content);
  const panel = createElement('details', { name: 'studio' }, summary, box);
  panel.addEventListener('toggle', () => {
    if (!panel.open) onFold();
  });
  foldOnEscape(panel);
  return panel;
}
