import { createElement } from '../../page/create-element.ts';
import type { BarPart, Desk } from './desk.ts';
import { createPanel } from './panel.ts';

/** A layer of the section with how opaque it is. */
type Shown = readonly [id: string, opacity: number];

/** The layers that the section shows, to pick and to order; each change is written at once. */
export function createLayerList({ story, section, scene, save }: Desk): BarPart {
  const list = createElement('ol', { className: 'studio-layers' });
  const panel = createPanel('Layers of the section', list);
  let shown: readonly Shown[] = [];
  const change = (next: readonly Shown[]) => {
    shown = next;
    fill();
    const value = next.map(([id, opacity]) => (opacity === 1 ? id : { [id]: opacity }));
    const edits = [{ path: [section(), 'layers'], value }];
    save({ file: 'scenes', edits, label: `the layers of ${section()}` });
  };
  const fill = () => {
    const held = list.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.key
      : undefined;
    const ids = shown.map(([id]) => id);
    const others = story.layers.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
    list.replaceChildren(...[...ids, ...others].map((id) => row(id, ids.indexOf(id))));
    if (held) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  };
  const row = (id: string, place: number) => {
    const label = story.layers.find((layer) => layer.id === id)?.label ?? id;
    const box = createElement('input', { type: 'checkbox', checked: place >= 0 });
    box.dataset.key = id;
    box.addEventListener('change', () =>
      change(box.checked ? [...shown, [id, 1]] : shown.filter(([other]) => other !== id)),
    );
    const move = (by: number, sign: string, way: string) => {
      const button = createElement(
        'button',
        { type: 'button', ariaLabel: `${label} ${way}` },
        sign,
      );
      button.dataset.key = `${id} ${by}`;
      button.ariaDisabled = `${place < 0 || shown[place + by] === undefined}`;
      button.addEventListener('click', () => {
        if (button.ariaDisabled === 'false') change(swapped(shown, place, place + by));
      });
      return button;
    };
    return createElement(
      'li',
      {},
      createElement('label', {}, box, label),
      move(-1, '↑', 'up'),
      move(1, '↓', 'down'),
    );
  };
  return {
    element: panel.element,
    refresh() {
      shown = Object.entries(scene()?.layers ?? {});
      fill();
    },
  };
}

function swapped(layers: readonly Shown[], a: number, b: number): readonly Shown[] {
  return layers.map((layer, i) => layers[i === a ? b : i === b ? a : i] ?? layer);
}
