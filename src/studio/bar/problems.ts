import { createElement } from '../../dom/elements.ts';

/** What is wrong with the story, said over the page until it is mended. */
export interface Problems {
  readonly show: (lines: readonly string[]) => void;
  readonly stop: () => void;
}

/** Says nothing at first. */
export function createProblems(): Problems {
  const list = createElement('ul', {});
  const heading = createElement('h2', {}, 'The story cannot be shown as it is saved');
  const box = createElement('div', { id: 'studio-problems', hidden: true }, heading, list);
  box.setAttribute('role', 'alert');
  document.body.append(box);
  return {
    show(lines) {
      list.replaceChildren(...lines.map((line) => createElement('li', {}, line)));
      box.hidden = lines.length === 0;
    },
    stop: () => box.remove(),
  };
}
