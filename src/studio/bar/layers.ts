import { routes } from 'virtual:story/routes';
import type { StoryData } from '../../core/story/story-data.ts';
import { createElement } from '../../dom/elements.ts';
import { type BarPart, createPanel, type Desk } from './desk.ts';

/** A layer of the section with how opaque it is. */
type Shown = readonly [id: string, opacity: number];

/** The layers that the section shows, to pick and to order; each change is written at once. */
export function createLayerList({ story, section, scene, save }: Desk): BarPart {
  const list = createElement('ol', { className: 'studio-layers' });
  let shown: readonly Shown[] = [];
  let shownOf = '';
  let saving = 0;
  const change = async (next: readonly Shown[]) => {
    shown = next;
    fill();
    const value = next.map(([id, opacity]) => (opacity === 1 ? id : { [id]: opacity }));
    const edits = [{ path: [section(), 'layers'], value }];
    saving += 1;
    const isSaved = await save({ file: 'scenes', edits, label: `the layers of ${section()}` });
    saving -= 1;
    if (!isSaved) refresh();
  };
  const row = (id: string) => {
    const label = labelOf(story, id);
    const place = shown.findIndex(([other]) => other === id);
    const own = shown[place];
    const pick = () => change(own ? shown.filter((layer) => layer !== own) : [...shown, [id, 1]]);
    const checked = own !== undefined;
    const box = createElement('input', { type: 'checkbox', checked, onchange: pick });
    box.dataset.key = id;
    const move = (by: number, sign: string, way: string) => {
      const other = own && shown[place + by];
      const button = createElement(
        'button',
        { type: 'button', ariaLabel: `${label} ${way}` },
        sign,
      );
      button.dataset.key = `${id} ${by}`;
      button.ariaDisabled = `${!other}`;
      button.onclick = () => own && other && change(shown.with(place, other).with(place + by, own));
      return button;
    };
    const name = createElement('label', {}, box, label);
    return createElement('li', {}, name, move(-1, '↑', 'up'), move(1, '↓', 'down'));
  };
  /** Fills the list anew; the control that has the focus, known by its key, has it again. */
  const fill = () => {
    const focused = list.querySelector<HTMLElement>(':focus')?.dataset.key;
    const ids = new Set([...shown.map(([id]) => id), ...story.layers.map(({ id }) => id)]);
    list.replaceChildren(...[...ids].map(row));
    if (focused) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  /** What the story says, except while it does not say yet what was picked. */
  const refresh = () => {
    if (saving > 0 && shownOf === section()) return;
    shownOf = section();
    shown = Object.entries(scene()?.layers ?? {});
    fill();
  };
  return { element: createPanel('Layers of the section', list), refresh };
}

const labelOf = ({ layers }: StoryData, id: string): string =>
  layers.find((layer) => layer.id === id)?.label ?? id;

/** How far a route is drawn as its section begins and as it ends, from 0 to 1. */
type Draw = readonly [from: number, to: number];

/**
 * How far each route of the section is drawn: a slider tries it on the map, and buttons write it as the
 * beginning or the end.
 */
export function createRouteList({ story, section, scene, save, started }: Desk): BarPart {
  const list = createElement('div', { className: 'studio-routes' });
  const panel = createPanel('Draw of routes', list);
  panel.addEventListener('toggle', () => panel.open || started()?.reading.refresh());
  const tryOut = (id: string, share: number) => {
    const page = started();
    if (!page) return;
    const now = page.reading.now().scene;
    const drawn = { ...now.drawn, [id]: share };
    page.map()?.apply({ ...now, drawn }, { opacity: {}, drawn: { [id]: share } });
  };
  const write = async (id: string, value: Draw) => {
    const edits = [{ path: [section(), 'draw', id], value }];
    const label = `the draw of ${id} in ${section()}`;
    if (!(await save({ file: 'scenes', edits, label }))) started()?.reading.refresh();
  };
  const row = (id: string) => {
    const label = labelOf(story, id);
    let [from, to] = scene()?.draw?.[id] ?? [0, 1];
    const range = createElement('input', { type: 'range', min: '0', max: '1', step: '0.01' });
    range.value = `${to}`;
    range.oninput = () => tryOut(id, range.valueAsNumber);
    const here = (words: string, draw: (share: number) => Draw) => {
      const onclick = () => {
        [from, to] = draw(range.valueAsNumber);
        write(id, [from, to]);
      };
      const ariaLabel = `${label}: ${words}`;
      return createElement('button', { type: 'button', ariaLabel, onclick }, words);
    };
    return createElement(
      'div',
      {},
      createElement('label', {}, label, range),
      createElement('span', {}, `${Math.round(from * 100)} to ${Math.round(to * 100)} %`),
      here('Begin here', (share) => [share, Math.max(share, to)]),
      here('End here', (share) => [Math.min(share, from), share]),
    );
  };
  return {
    element: panel,
    refresh() {
      const drawn = Object.keys(scene()?.layers ?? {}).filter((id) => id in routes);
      panel.hidden = drawn.length === 0;
      list.replaceChildren(...drawn.map(row));
    },
  };
}
