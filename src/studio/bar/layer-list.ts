import { createElement } from '../../dom/elements.ts';
import type { BarPart, Desk } from './desk.ts';
import { layerRow } from './layer-row.ts';
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
  const row = (id: string) => {
    const place = shown.findIndex(([other]) => other === id);
    return layerRow({
      id,
      label: story.layers.find((layer) => layer.id === id)?.label ?? id,
      shown: place >= 0,
      mayMove: (by) => place >= 0 && shown[place + by] !== undefined,
      onPick: (on) => change(on ? [...shown, [id, 1]] : shown.filter(([other]) => other !== id)),
      onMove: (by) => change(swapped(shown, place, place + by)),
    });
  };
  const fill = () => {
    const focused = document.activeElement;
    const key = focused instanceof HTMLElement && list.contains(focused) && focused.dataset.key;
    const ids = new Set([...shown.map(([id]) => id), ...story.layers.map(({ id }) => id)]);
    list.replaceChildren(...[...ids].map(row));
    if (key) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  return {
    element: panel,
    refresh() {
      shown = Object.entries(scene()?.layers ?? {});
      fill();
    },
  };
}

function swapped(layers: readonly Shown[], a: number, b: number): readonly Shown[] {
  return layers.map((layer, i) => layers[i === a ? b : i === b ? a : i] ?? layer);
}
