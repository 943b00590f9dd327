import { routes } from 'virtual:story/routes';
import { createElement } from '../../dom/elements.ts';
import { type BarPart, createPanel, type Desk } from './desk.ts';

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

interface LayerRowInput {
  readonly id: string;
  readonly label: string;
  /** Whether the section shows it. */
  readonly shown: boolean;
  /** Whether it has a place so many places further on. */
  readonly mayMove: (by: number) => boolean;
  readonly onPick: (on: boolean) => void;
  readonly onMove: (by: number) => void;
}

/**
 * A layer to pick, and to move up and down among those that the section shows. `data-key` tells its
 * controls from those of other rows.
 */
function layerRow({ id, label, shown, mayMove, onPick, onMove }: LayerRowInput): HTMLElement {
  const box = createElement('input', { type: 'checkbox', checked: shown });
  box.dataset.key = id;
  box.addEventListener('change', () => onPick(box.checked));
  const move = (by: number, sign: string, way: string) => {
    const button = createElement('button', { type: 'button', ariaLabel: `${label} ${way}` }, sign);
    button.dataset.key = `${id} ${by}`;
    button.ariaDisabled = `${!mayMove(by)}`;
    button.addEventListener('click', () => {
      if (mayMove(by)) onMove(by);
    });
    return button;
  };
  const name = createElement('label', {}, box, label);
  return createElement('li', {}, name, move(-1, '↑', 'up'), move(1, '↓', 'down'));
}

/** How far each route of the section is drawn: tried on the map, and written as its beginning or end. */
export function createRouteScrubber({ story, section, scene, save, started }: Desk): BarPart {
  const list = createElement('div', { className: 'studio-routes' });
  const panel = createPanel('Draw of routes', list, () => started()?.reading.refresh());
  const tryOut = (id: string, share: number) => {
    const page = started();
    if (!page) return;
    const now = page.reading.now().scene;
    const drawn = { ...now.drawn, [id]: share };
    page.map()?.apply({ ...now, drawn }, { opacity: {}, drawn: { [id]: share } });
  };
  const write = (id: string, value: Draw) => {
    const edit = scene()?.draw
      ? { path: [section(), 'draw', id], value }
      : { path: [section(), 'draw'], value: { [id]: value } };
    save({ file: 'scenes', edits: [edit], label: `the draw of ${id} in ${section()}` });
  };
  const row = (id: string) =>
    routeRow({
      label: story.layers.find((layer) => layer.id === id)?.label ?? id,
      draw: scene()?.draw?.[id] ?? [0, 1],
      onTry: (share) => tryOut(id, share),
      onWrite: (draw) => write(id, draw),
    });
  return {
    element: panel,
    refresh() {
      const drawn = Object.keys(scene()?.layers ?? {}).filter((id) => id in routes);
      panel.hidden = drawn.length === 0;
      list.replaceChildren(...drawn.map(row));
    },
  };
}

/** How far a route is drawn as its section begins and as it ends, from 0 to 1. */
type Draw = readonly [from: number, to: number];

interface RouteRowInput {
  readonly label: string;
  readonly draw: Draw;
  readonly onTry: (share: number) => void;
  readonly onWrite: (draw: Draw) => void;
}

/** A route with a slider to try how far it is drawn, and buttons that make that its beginning or end. */
function routeRow({ label, draw: [from, to], onTry, onWrite }: RouteRowInput): HTMLElement {
  const range = createElement('input', { type: 'range', min: '0', max: '1', step: '0.01' });
  range.value = `${to}`;
  range.addEventListener('input', () => onTry(range.valueAsNumber));
  const here = (words: string, draw: (share: number) => Draw) => {
    const button = createElement('button', { type: 'button', ariaLabel: `${label}: ${words}` });
    button.append(words);
    button.addEventListener('click', () => onWrite(draw(range.valueAsNumber)));
    return button;
  };
  return createElement(
    'div',
    {},
    createElement('label', {}, label, range),
    createElement('span', {}, `${Math.round(from * 100)} to ${Math.round(to * 100)} %`),
    here('Begin here', (share) => [share, Math.max(share, to)]),
    here('End here', (share) => [Math.min(share, from), share]),
  );
}
