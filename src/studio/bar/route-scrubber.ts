import { routes } from 'virtual:story/routes';
import { createElement } from '../../page/create-element.ts';
import type { BarPart, Desk } from './desk.ts';
import { createPanel } from './panel.ts';

/** How far each route of the section is drawn: tried on the map, and written as its beginning or end. */
export function createRouteScrubber({ story, section, scene, save, started }: Desk): BarPart {
  const list = createElement('div', { className: 'studio-routes' });
  const panel = createPanel('Draw of routes', list, (open) => {
    if (!open) started()?.reading.refresh();
  });
  const try_ = (id: string, share: number) => {
    const page = started();
    if (!page) return;
    const shown = page.reading.now().scene;
    const drawn = { ...shown.drawn, [id]: share };
    page.map()?.apply({ ...shown, drawn }, { opacity: {}, drawn: { [id]: share } });
  };
  const write = (id: string, value: readonly [from: number, to: number]) => {
    const draws = scene()?.draw !== undefined;
    const edit = draws
      ? { path: [section(), 'draw', id], value }
      : { path: [section(), 'draw'], value: { [id]: value } };
    save({ file: 'scenes', edits: [edit], label: `the draw of ${id} in ${section()}` });
  };
  const row = (id: string) => {
    const [from, to] = scene()?.draw?.[id] ?? [0, 1];
    const label = story.layers.find((layer) => layer.id === id)?.label ?? id;
    const range = createElement('input', { type: 'range', min: '0', max: '1', step: '0.01' });
    range.value = `${to}`;
    range.addEventListener('input', () => try_(id, range.valueAsNumber));
    const here = (words: string, value: () => readonly [number, number]) => {
      const button = createElement('button', { type: 'button', ariaLabel: `${label}: ${words}` });
      button.append(words);
      button.addEventListener('click', () => write(id, value()));
      return button;
    };
    const at = () => range.valueAsNumber;
    return createElement(
      'div',
      {},
      createElement('label', {}, label, range),
      createElement('span', {}, `${Math.round(from * 100)} to ${Math.round(to * 100)} %`),
      here('Begin here', () => [at(), Math.max(at(), to)]),
      here('End here', () => [Math.min(at(), from), at()]),
    );
  };
  return {
    element: panel.element,
    refresh() {
      const drawn = Object.keys(scene()?.layers ?? {}).filter((id) => id in routes);
      panel.element.hidden = drawn.length === 0;
      list.replaceChildren(...drawn.map(row));
    },
  };
}
