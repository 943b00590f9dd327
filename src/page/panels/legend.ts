import { page } from 'virtual:words/page';
import { groupBy } from '../../core/group-by.ts';
import type { Overrides } from '../../core/reader/choices.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { createElement, findElement, foldOnEscape } from '../../dom/elements.ts';
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

function createSwatch({ id }: PageLayer): HTMLElement {
  const swatch = createElement('span', { className: 'swatch', ariaHidden: 'true' });
  swatch.dataset.layer = id;
  return swatch;
}

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
  const checkbox = createElement('input', box);
  const content = [checkbox, createSwatch(layer), createElement('span', {}, text)];
  const label = createElement('label', {}, ...content);
  const retry = createElement('button', { type: 'button' }, page.retry);
  retry.addEventListener('click', () => onRetry(id));
  const failed = `${page.layerFailed({ layer: name })} `;
  const properties = { className: 'layer-note', hidden: true, role: 'status' };
  const note = createElement('span', properties, failed, retry);
  const slider = { type: 'range', value: '100', ariaLabel: page.seenOf({ layer: name }) };
  const handle = layer.compare ? createElement('input', slider) : undefined;
  // CSS writes the entry's text, so that a search in the page does not find it twice.
  const entry = createElement('label', { hidden: true, htmlFor: checkbox.id }, createSwatch(layer));
  entry.dataset.name = text;
  return { label, checkbox, note, handle, entry, switches: handle ? [label, handle] : [label] };
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

/** Fills the group "Layers", and the key, which has the switches of the layers shown while the group is closed. */
export function createLegend(input: LegendInput) {
  const { layers, fullest, scenes, overrides: on, onRetry, signal } = input;
  const [group, key] = [findElement('_layers'), findElement('_key')];
  const opener = findElement<HTMLButtonElement>('_all-layers');
  const rows = new Map(layers.map((layer) => [layer.id, createRow(layer, onRetry)]));
  const all = [...rows.values()];
  const reset = createElement('button', { type: 'button', className: 'reset' }, page.reset);
  reset.addEventListener('click', () => {
    if (reset.ariaDisabled !== 'true') on.reset();
  });
  const parts = [...all.flatMap(({ switches }) => switches), reset, ...all.map(({ note }) => note)];
  opener.after(...parts);
  for (const [at, { label }] of all.entries()) label.style.setProperty('--at', String(at));
  const headings = groupLayers(layers, rows);
  const keys = readKeys();
  const placeholders = fullest.map((layer) => placeholder(layer, keys));
  const room = createElement('div', { className: 'room', ariaHidden: 'true' }, ...placeholders);
  group.after(room);
  key.replaceChildren(...all.map(({ entry }) => entry));
  let keyed: string | undefined;
  const showKeys = (section: string) => {
    keyed = section;
    for (const [id, ofLayer] of keys) {
      const row = id && rows.get(id);
      const key = ofLayer.get(section) ?? [...ofLayer.values()][0];
      if (!row || !key) continue;
      for (const part of [row.label, row.entry]) {
        part.querySelector('[data-key]')?.remove();
        part.append(key.cloneNode(true));
      }
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
  foldLegend(findElement<HTMLDetailsElement>('_layers-panel'), signal);
  signal.addEventListener('abort', () => {
    for (const part of [...parts, ...headings, room]) part.remove();
    key.replaceChildren();
  });
  return {
    show(visible: ReadonlySet<string>, overrides: Overrides, section: string) {
      if (keyed !== section) showKeys(section);
      for (const [id, { label, checkbox, handle, entry }] of rows) {
        const share = overrides[id];
        const on = visible.has(id) || typeof share === 'number';
        if (handle) {
          handle.hidden = !on;
          handle.value = String(100 * Number(share ?? 1));
        }
        if (checkbox.checked !== on) checkbox.checked = on;
        const ofScene = scenes[section]?.layers;
        const opacity = Number(share ?? ofScene?.[id] ?? 1);
        for (const part of [label, entry])
          part.style.setProperty('--share', String(Math.max(minOpacity, opacity)));
        if (!(id in overrides)) label.toggleAttribute('data-first', on);
        else if (ofScene) label.toggleAttribute('data-first', id in ofScene);
        entry.hidden = !on && !label.hasAttribute('data-first');
        entry.toggleAttribute('data-off', !on);
      }
      // With `disabled`, the button would lose the focus.
      const idle = String(Object.keys(overrides).length === 0);
      if (reset.ariaDisabled !== idle) reset.ariaDisabled = idle;
    },
    setState(layer: string, state: 'ready' | 'failed') {
      const row = rows.get(layer);
      if (row) row.note.hidden = state !== 'failed';
    },
  };
}

/** Minimum opacity of signs: fainter ones could not be told apart. */
const minOpacity = 0.4;

/** The gap above an open legend, and the legend's minimum height, in CSS pixels. */
const [gap, minHeight] = [12, 96];

/** Opens the legend if the CSS has `--legend: open`; otherwise folds it, to open over the map and close on Escape. */
function foldLegend(panel: HTMLDetailsElement, signal: AbortSignal): void {
  let roomy: boolean | undefined;
  const fit = () => {
    if (panel.open && !roomy) panel.style.setProperty('--room', `${freeAbove(panel)}px`);
  };
  const fold = () => {
    const next = getComputedStyle(panel).getPropertyValue('--legend').trim() === 'open';
    if (next !== roomy) panel.open = next;
    roomy = next;
    fit();
  };
  fold();
  foldOnEscape(panel, () => panel.open && !roomy, { signal });
  panel.addEventListener('toggle', fit, { signal });
  window.addEventListener('resize', fold, { signal });
}

function freeAbove(panel: HTMLElement): number {
  const { top } = panel.getBoundingClientRect();
  const frame = panel.closest('.stage-frame')?.getBoundingClientRect().top ?? 0;
  const controls = [...document.querySelectorAll('.bar-top > *')]
    .map((control) => control.getBoundingClientRect())
    .filter(({ height, bottom }) => height > 0 && bottom <= top);
  const head = Math.max(frame, ...controls.map(({ bottom }) => bottom));
  return Math.max(minHeight, top - head - gap);
}

/** Opens all of a key's switches by its button, or when focus on a switch beyond the key's edge scrolls the key. */
function openSwitches(group: HTMLElement, button: HTMLButtonElement, signal: AbortSignal): void {
  const isOpen = () => button.ariaExpanded === 'true';
  const set = (open: boolean) => {
    button.ariaExpanded = String(open);
    group.scrollTo(0, 0);
  };
  const reveal = () => {
    if (button.checkVisibility() && !isOpen()) set(true);
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !group.contains(relatedTarget)) set(false);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen()) return;
    event.stopPropagation();
    set(false);
    button.focus();
  };
  button.addEventListener('click', () => set(!isOpen()), { signal });
  group.addEventListener('scroll', reveal, { signal });
  group.addEventListener('focusout', leave, { signal });
  group.addEventListener('keydown', close, { signal });
  signal.addEventListener('abort', () => set(false));
}
