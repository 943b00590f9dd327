import { page } from 'virtual:words/page';
import { groupBy } from '../../core/group-by.ts';
import type { Overrides } from '../../core/reader/choices.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { KeptOverrides } from '../controls/reader-settings.ts';

interface LegendInput {
  readonly layers: readonly PageLayer[];
  /** The layers of the scene with the widest legend, for which every section leaves room. */
  readonly fullest: readonly PageLayer[];
  readonly scenes: SceneSpecs;
  readonly overrides: Pick<KeptOverrides, 'set' | 'reset'>;
  readonly onRetry: (layer: string) => void;
  readonly signal: AbortSignal;
}

/** Returns the keys of the sections' still maps, by layer and section; a layer with one colour has no key. */
function readKeys() {
  const keys = [...document.querySelectorAll<HTMLElement>('.map-key > [data-key]')];
  const byLayer = groupBy(keys, ({ dataset }) => dataset.key);
  const bySection = (keys: readonly HTMLElement[]) =>
    new Map(keys.map((key) => [key.closest('section')?.id ?? '', key]));
  return new Map([...byLayer].map(([layer, keys]) => [layer, bySection(keys)]));
}

const labelOf = ({ label, above }: Pick<PageLayer, 'label' | 'above'>): string =>
  above ? page.above({ layer: label }) : label;

function placeholder(layer: PageLayer, keys: ReturnType<typeof readKeys>): HTMLElement {
  const lengthOf = ({ textContent }: HTMLElement) => textContent.length;
  const ofLayer = [...(keys.get(layer.id)?.values() ?? [])];
  const [longest] = ofLayer.sort((a, b) => lengthOf(b) - lengthOf(a));
  const room = createElement('span', {}, longest?.cloneNode(true) ?? '');
  room.dataset.name = labelOf(layer);
  return room;
}

function createRow(layer: PageLayer, onRetry: (layer: string) => void) {
  const { id, label: name } = layer;
  const text = labelOf(layer);
  const box = { id: `_show-${id}`, type: 'checkbox', value: id, ariaLabel: text };
  const checkbox = createElement('input', { ...box, className: 'swatch' });
  checkbox.dataset.layer = id;
  const words = createElement('span', {}, text);
  words.dataset.off = page.off;
  const label = createElement('label', {}, checkbox, words);
  const retry = createElement('button', { type: 'button' }, page.retry);
  retry.addEventListener('click', () => onRetry(id));
  const failed = `${page.layerFailed({ layer: name })} `;
  const properties = { className: 'layer-note', hidden: true, role: 'status' };
  const note = createElement('span', properties, failed, retry);
  const slider = { type: 'range', value: '100', ariaLabel: page.seenOf({ layer: name }) };
  const handle = layer.compare ? createElement('input', slider) : undefined;
  return { label, checkbox, note, handle, switches: handle ? [label, handle] : [label] };
}

function groupLayers(
  layers: readonly PageLayer[],
  rows: ReadonlyMap<string, ReturnType<typeof createRow>>,
): HTMLElement[] {
  const names = [...new Set(layers.flatMap(({ group = '' }) => group || []))];
  return names.map((name, i) => {
    const heading = createElement('strong', {}, name);
    const inGroup = layers.flatMap((layer) => (layer.group === name && rows.get(layer.id)) || []);
    inGroup[0]?.label.before(heading);
    heading.after(...inGroup.flatMap(({ switches }) => switches));
    for (const part of [heading, ...inGroup.map(({ label }) => label)])
      part.style.setProperty('--column', String(i + 1));
    return heading;
  });
}

/** Fills the group "Layers". While it is closed it is the key: the switches of the layers that the section shows. */
export function createLegend(input: LegendInput) {
  const { layers, fullest, scenes, overrides: on, onRetry, signal } = input;
  const group = findElement('_layers');
  const opener = findElement<HTMLButtonElement>('_all-layers');
  const rows = new Map(layers.map((layer) => [layer.id, createRow(layer, onRetry)]));
  const all = [...rows.values()];
  const hidden = { type: 'button', className: 'reset', hidden: true } as const;
  const reset = createElement('button', hidden, page.reset);
  reset.addEventListener('click', () => {
    if (document.activeElement === reset) opener.focus();
    on.reset();
  });
  const parts = [...all.flatMap(({ switches }) => switches), reset, ...all.map(({ note }) => note)];
  opener.after(...parts);
  for (const [at, { label }] of all.entries()) label.style.setProperty('--at', String(at));
  const headings = groupLayers(layers, rows);
  const keys = readKeys();
  const placeholders = fullest.map((layer) => placeholder(layer, keys));
  const room = createElement('div', { className: 'room', ariaHidden: 'true' }, ...placeholders);
  group.after(room);
  let keyed: string | undefined;
  const showKeys = (section: string) => {
    keyed = section;
    for (const [id, ofLayer] of keys) {
      const row = id && rows.get(id);
      const key = ofLayer.get(section) ?? [...ofLayer.values()][0];
      if (!row || !key) continue;
      row.label.querySelector('[data-key]')?.remove();
      row.label.append(key.cloneNode(true));
    }
  };
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox')
      on.set(target.value, target.checked);
  };
  group.addEventListener('change', changed, { signal });
  for (const [id, { handle }] of rows)
    handle?.addEventListener('input', () => on.set(id, handle.valueAsNumber / 100));
  openSwitches(group, opener, signal);
  signal.addEventListener('abort', () => {
    for (const part of [...parts, ...headings, room]) part.remove();
  });
  return {
    show(visible: ReadonlySet<string>, overrides: Overrides, section: string) {
      if (keyed !== section) showKeys(section);
      for (const [id, { label, checkbox, handle }] of rows) {
        const share = overrides[id];
        const on = visible.has(id) || typeof share === 'number';
        if (handle) {
          handle.hidden = !on;
          handle.value = String(100 * Number(share ?? 1));
        }
        if (checkbox.checked !== on) checkbox.checked = on;
        const ofScene = scenes[section]?.layers;
        const opacity = Number(share ?? ofScene?.[id] ?? 1);
        label.style.setProperty('--share', String(Math.max(minOpacity, opacity)));
        if (!(id in overrides)) label.toggleAttribute('data-first', on);
        else if (ofScene) label.toggleAttribute('data-first', id in ofScene);
      }
      reset.hidden = Object.keys(overrides).length === 0;
    },
    setState(layer: string, state: 'ready' | 'failed') {
      const row = rows.get(layer);
      if (row) row.note.hidden = state !== 'failed';
    },
  };
}

/** Minimum opacity of signs: fainter ones could not be told apart. */
const minOpacity = 0.4;

/** Opens all of a key's switches by its button, or when focus on a switch beyond the key's edge scrolls the key. */
function openSwitches(group: HTMLElement, button: HTMLButtonElement, signal: AbortSignal): void {
  const panel = findElement('_layers-panel');
  const isOpen = () => button.ariaExpanded === 'true';
  const set = (open: boolean) => {
    button.ariaExpanded = String(open);
    group.scrollTo(0, 0);
  };
  const reveal = () => {
    if (group.scrollTop > 0 && !isOpen()) set(true);
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !panel.contains(relatedTarget)) set(false);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen()) return;
    event.stopPropagation();
    set(false);
    button.focus();
  };
  button.addEventListener('click', () => set(!isOpen()), { signal });
  group.addEventListener('scroll', reveal, { signal });
  panel.addEventListener('focusout', leave, { signal });
  panel.addEventListener('keydown', close, { signal });
  signal.addEventListener('abort', () => set(false));
}
