import { page } from 'virtual:words/page';
import { groupBy } from '../../core/group-by.ts';
import type { Overrides } from '../../core/reader/choices.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { createElement, foldOnEscape } from '../../dom/elements.ts';

interface LegendInput {
  readonly group: HTMLElement;
  /** The button that the switches follow. */
  readonly opener: HTMLElement;
  /** The switches of what is shown, while the group is closed. */
  readonly key: HTMLElement;
  readonly layers: readonly PageLayer[];
  /** The layers of the scene with the widest legend, whose room is kept in every section. */
  readonly fullest: readonly PageLayer[];
  readonly onOverride: (layer: string, visible: boolean | number) => void;
  readonly onReset: () => void;
  readonly onRetry: (layer: string) => void;
}

interface Row {
  readonly label: HTMLLabelElement;
  readonly checkbox: HTMLInputElement;
  readonly note: HTMLElement;
  /** For its opacity, where the map may be compared with it. */
  readonly handle: HTMLInputElement | undefined;
  /** In the key. */
  readonly entry: HTMLElement;
}

/** The keys of the sections' still maps, by the layer and its section: a layer of one colour has none. */
function readKeys() {
  const keys = [...document.querySelectorAll<HTMLElement>('.map-key > [data-key]')];
  const sectionOf = (key: HTMLElement) => key.closest('section')?.id ?? '';
  const byLayer = groupBy(keys, ({ dataset }) => dataset.key);
  const bySection = (own: readonly HTMLElement[]) =>
    new Map(own.map((key) => [sectionOf(key), key]));
  return new Map([...byLayer].map(([layer, own]) => [layer, bySection(own)]));
}

/** The label of a layer, with a word where it lies over the map. */
const writtenOf = ({ label, above }: Pick<PageLayer, 'label' | 'above'>): string =>
  above ? page.above({ layer: label }) : label;

function createSwatch({ id }: PageLayer): HTMLElement {
  const swatch = createElement('span', { className: 'swatch', ariaHidden: 'true' });
  swatch.dataset.layer = id;
  return swatch;
}

/** A second label of a switch, its swatch and its name, which CSS writes, so that a search in the page does not find it. */
function keyEntry(layer: PageLayer, checkbox: HTMLInputElement): HTMLElement {
  const entry = createElement('label', { hidden: true, htmlFor: checkbox.id }, createSwatch(layer));
  entry.dataset.name = writtenOf(layer);
  return entry;
}

/** Takes the room of a switch with its longest key, invisibly. */
function placeholder({ id, ...layer }: PageLayer, keys: ReturnType<typeof readKeys>): HTMLElement {
  const [longest] = [...(keys.get(id)?.values() ?? [])].sort(
    (a, b) => (b.textContent?.length ?? 0) - (a.textContent?.length ?? 0),
  );
  const room = createElement('span', {}, longest?.cloneNode(true) ?? '');
  room.dataset.name = writtenOf(layer);
  return room;
}

function createRow(layer: PageLayer, onRetry: () => void): Row {
  const checkbox = createElement('input', {
    id: `_show-${layer.id}`,
    type: 'checkbox',
    value: layer.id,
    ariaLabel: writtenOf(layer),
  });
  const name = createElement('span', {}, writtenOf(layer));
  const label = createElement('label', {}, checkbox, createSwatch(layer), name);
  const retry = createElement('button', { type: 'button' }, page.retry);
  retry.addEventListener('click', onRetry);
  const words = `${page.layerFailed({ layer: layer.label })} `;
  const note = createElement('span', { className: 'layer-note', hidden: true }, words, retry);
  note.setAttribute('role', 'status');
  const handle = layer.compare
    ? createElement('input', {
        type: 'range',
        value: '100',
        ariaLabel: page.seenOf({ layer: layer.label }),
      })
    : undefined;
  return { label, checkbox, note, handle, entry: keyEntry(layer, checkbox) };
}

/** Puts the layers of each group beneath its heading, and gives them the number of its column. */
function groupLayers(layers: readonly PageLayer[], rows: ReadonlyMap<string, Row>): HTMLElement[] {
  const names = [...new Set(layers.flatMap(({ group = '' }) => group || []))];
  return names.map((name, i) => {
    const heading = createElement('strong', {}, name);
    const own = layers.flatMap((layer) => (layer.group === name && rows.get(layer.id)) || []);
    own[0]?.label.before(heading);
    heading.after(...own.flatMap(({ label, handle }) => (handle ? [label, handle] : label)));
    for (const part of [heading, ...own.map(({ label }) => label)])
      part.style.setProperty('--column', String(i + 1));
    return heading;
  });
}

/** The group "Layers", which is also the legend: a switch a layer, what is shown first, "Reset", and notes for failed layers. */
export function createLegend(input: LegendInput) {
  const { group, opener, key, layers, fullest, onOverride, onReset, onRetry } = input;
  const rows = new Map(
    layers.map((layer) => [layer.id, createRow(layer, () => onRetry(layer.id))]),
  );
  const all = [...rows.values()];
  const reset = createElement('button', { type: 'button', className: 'reset' }, page.reset);
  reset.addEventListener('click', () => {
    if (reset.ariaDisabled !== 'true') onReset();
  });
  const switches = all.flatMap(({ label, handle }) => (handle ? [label, handle] : label));
  const parts = [...switches, reset, ...all.map(({ note }) => note)];
  opener.after(...parts);
  for (const [at, { label }] of all.entries()) label.style.setProperty('--at', String(at));
  const headings = groupLayers(layers, rows);
  const room = createElement('div', { className: 'room', ariaHidden: 'true' });
  const keys = readKeys();
  room.append(...fullest.map((layer) => placeholder(layer, keys)));
  group.after(room);
  key.replaceChildren(...all.map(({ entry }) => entry));
  let keyed: string | undefined;
  /** Shows the keys of a section, or else of any. */
  const showKeys = (section: string) => {
    keyed = section;
    for (const [id, own] of keys) {
      const row = id && rows.get(id);
      const key = own.get(section) ?? [...own.values()][0];
      if (!row || !key) continue;
      for (const part of [row.label, row.entry]) {
        part.querySelector('[data-key]')?.remove();
        part.append(key.cloneNode(true));
      }
    }
  };
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox')
      onOverride(target.value, target.checked);
  };
  group.addEventListener('change', changed);
  for (const [id, { handle }] of rows)
    handle?.addEventListener('input', () => onOverride(id, handle.valueAsNumber / 100));
  return {
    /** Shows which layers are visible, and the keys of a section. */
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
        if (!(id in overrides)) label.toggleAttribute('data-first', on);
        entry.hidden = !on && !label.hasAttribute('data-first');
        entry.toggleAttribute('data-off', !on);
      }
      // Disabled it would lose the focus.
      const idle = String(Object.keys(overrides).length === 0);
      if (reset.ariaDisabled !== idle) reset.ariaDisabled = idle;
    },
    setState(layer: string, state: 'ready' | 'failed') {
      const row = rows.get(layer);
      if (row) row.note.hidden = state !== 'failed';
    },
    stop() {
      group.removeEventListener('change', changed);
      for (const part of [...parts, ...headings, room]) part.remove();
      key.replaceChildren();
    },
  };
}

/** The space above an open legend, and its least height, in CSS pixels. */
const [gap, least] = [12, 96];

/** Opens the legend where the style sheet has `--legend: open`. Elsewhere it opens over the map, in the height `--room`, and Escape closes it. */
export function foldLegend(panel: HTMLDetailsElement): () => void {
  const isRoomy = () => getComputedStyle(panel).getPropertyValue('--legend').trim() === 'open';
  let roomy: boolean | undefined;
  const fold = () => {
    const next = isRoomy();
    if (next !== roomy) panel.open = next;
    roomy = next;
    fit();
  };
  const fit = () => {
    if (panel.open && !roomy) panel.style.setProperty('--room', `${freeAbove(panel)}px`);
  };
  fold();
  const stopFolding = foldOnEscape(panel, () => panel.open && !roomy);
  panel.addEventListener('toggle', fit);
  window.addEventListener('resize', fold);
  return () => {
    stopFolding();
    panel.removeEventListener('toggle', fit);
    window.removeEventListener('resize', fold);
  };
}

/** The height up to the controls at the top of the map, or to its edge. */
function freeAbove(panel: HTMLElement): number {
  const { top } = panel.getBoundingClientRect();
  const frame = panel.closest('.stage-frame')?.getBoundingClientRect().top ?? 0;
  const controls = [...document.querySelectorAll('.bar-top > *')]
    .map((control) => control.getBoundingClientRect())
    .filter(({ height, bottom }) => height > 0 && bottom <= top);
  const head = Math.max(frame, ...controls.map(({ bottom }) => bottom));
  return Math.max(least, top - head - gap);
}

/**
 * Where the legend is a key of what is shown, its button opens all switches; the button, Escape and a loss of focus
 * close them. What is off lies beyond the key's edge: focus scrolls there, which opens all as well.
 */
export function openSwitches(group: HTMLElement, button: HTMLButtonElement): () => void {
  const isOpen = () => button.ariaExpanded === 'true';
  const set = (open: boolean) => {
    button.ariaExpanded = String(open);
    group.scrollTo(0, 0);
  };
  const stopped = new AbortController();
  const { signal } = stopped;
  button.addEventListener('click', () => set(!isOpen()), { signal });
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
  group.addEventListener('scroll', reveal, { signal });
  group.addEventListener('focusout', leave, { signal });
  group.addEventListener('keydown', close, { signal });
  return () => {
    stopped.abort();
    set(false);
  };
}
