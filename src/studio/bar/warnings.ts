import { createElement } from '../../dom/elements.ts';
import type { StoryUpdate } from '../live/story-update.ts';
import { createPanel } from './panel.ts';

/** What should be mended in the story although it can be shown. */
interface Warnings {
  readonly element: HTMLElement;
  readonly show: (update: Pick<StoryUpdate, 'warnings'>) => void;
}

/** Counts the warnings in the bar, where there are any, and unfolds them. */
export function createWarnings(first: Pick<StoryUpdate, 'warnings'>): Warnings {
  const list = createElement('ul', { className: 'studio-warnings' });
  const panel = createPanel('', list);
  const show: Warnings['show'] = ({ warnings }) => {
    const [summary] = panel.getElementsByTagName('summary');
    if (summary) summary.textContent = `Warnings: ${warnings.length}`;
    list.replaceChildren(...warnings.map((line) => createElement('li', {}, line)));
    panel.hidden = warnings.length === 0;
  };
  show(first);
  return { element: panel, show };
}
