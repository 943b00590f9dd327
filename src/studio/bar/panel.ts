import { createElement } from '../../page/create-element.ts';

/** What unfolds above the bar. */
export interface Panel {
  readonly element: HTMLDetailsElement;
}

/** A panel with a name, folded at first; Escape folds it. `onToggle` is told whether it is open. */
export function createPanel(
  name: string,
  content: HTMLElement,
  onToggle: (open: boolean) => void = () => undefined,
): Panel {
  const summary = createElement('summary', {}, name);
  const box = createElement('div', { className: 'studio-panel' }, content);
  const element = createElement('details', {}, summary, box);
  element.name = 'studio';
  element.addEventListener('toggle', () => onToggle(element.open));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    event.stopPropagation();
    element.open = false;
    summary.focus();
  });
  return { element };
}
