import { page } from 'virtual:words/page';
import type { Overrides } from '../../core/reader/choices.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { createElement, foldOnEscape } from '../../dom/elements.ts';

/** The group of switches named "Layers", which is also the map's legend: what is shown comes first. */
interface Legend {
  /** Shows which layers are visible now, and what their colours stand for in a section; cheap when nothing changed. */
  readonly show: (visible: ReadonlySet<string>, overrides: Overrides, section: string) => void;
  /** Says beside a layer that it could not be loaded, or takes the note back. */
  readonly setState: (layer: string, state: 'ready' | 'failed') => void;
  readonly stop: () => void;
}

interface LegendInput {
  readonly group: HTMLElement;
  /** What of the group the switches of the layers follow. */
  readonly opener: HTMLElement;
  /** Where the swatches and names of what is shown are while the group is folded away. */
  readonly key: HTMLElement;
  readonly layers: readonly PageLayer[];
  /** The layers of the scene that shows the most: the room that they take is kept in every section. */
  readonly fullest: readonly PageLayer[];
  readonly onOverride: (layer: string, visible: boolean | number) => void;
  readonly onReset: () => void;
  readonly onRetry: (layer: string) => void;
}

interface Row {
  readonly label: HTMLLabelElement;
  readonly checkbox: HTMLInputElement;
  readonly note: HTMLElement;
  /** How much of it is seen, where the map may be compared with it. */
  readonly handle: HTMLInputElement | undefined;
  /** Its entry in the key. */
  readonly entry: HTMLElement;
}

/** The keys that lie beneath the still maps of an element, of one layer where that is named. */
const keysIn = (within: ParentNode | null, layer = ''): readonly HTMLElement[] => [
  ...(within?.querySelectorAll<HTMLElement>(`.map-key > [data-key${layer && `="${layer}"`}]`) ??
    []),
];

/** What a layer's colours stand for in a section, or elsewhere; nothing where it has one colour. */
function keyOf(layer: string, section: string): readonly Node[] {
  const [key] = [...keysIn(document.getElementById(section), layer), ...keysIn(document, layer)];
  return key ? [key.cloneNode(true)] : [];
}

function createSwatch({ id }: PageLayer): HTMLElement {
  const swatch = createElement('span', { className: 'swatch', ariaHidden: 'true' });
  swatch.dataset.layer = id;
  return swatch;
}

/** A swatch and a name, which the style sheet writes, so that a search in the page does not find it. */
function keyEntry(layer: PageLayer): HTMLElement {
  const entry = createElement('span', { hidden: true }, createSwatch(layer));
  entry.dataset.name = layer.label;
  return entry;
}

/** Takes the room of a switch with the longest of its keys, and shows nothing. */
function placeholder({ id, label }: PageLayer): HTMLElement {
  const [longest] = [...keysIn(document, id)].sort(
    (a, b) => (b.textContent?.length ?? 0) - (a.textContent?.length ?? 0),
  );
  const room = createElement('span', {}, longest?.cloneNode(true) ?? '');
  room.dataset.name = label;
  return room;
}

function createRow(layer: PageLayer, onRetry: () => void): Row {
  const checkbox = createElement('input', {
    type: 'checkbox',
    value: layer.id,
    ariaLabel: layer.label,
  });
  const label = createElement(
    'label',
    {},
    checkbox,
    createSwatch(layer),
    createElement('span', {}, layer.label),
  );
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
  return { label, checkbox, note, handle, entry: keyEntry(layer) };
}

/** Fills the group with a switch a layer, "Reset", and notes for layers that failed, and the key. */
export function createLegend(input: LegendInput): Legend {
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
  const room = createElement('div', { className: 'room', ariaHidden: 'true' });
  room.append(...fullest.map(placeholder));
  group.after(room);
  key.replaceChildren(...all.map(({ entry }) => entry));
  const hasKeys = keysIn(document).length > 0;
  let keyed: string | undefined;
  const showKeys = (section: string) => {
    keyed = section;
    for (const [id, { label, entry }] of rows) {
      for (const part of [label, entry]) {
        part.querySelector('[data-key]')?.remove();
        part.append(...keyOf(id, section));
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
    show(visible, overrides, section) {
      if (hasKeys && keyed !== section) showKeys(section);
      for (const [id, { label, checkbox, handle, entry }] of rows) {
        const share = overrides[id];
        const on = visible.has(id) || typeof share === 'number';
        if (handle) {
          handle.hidden = !on;
          handle.value = String(100 * Number(share ?? 1));
        }
        if (checkbox.checked !== on) checkbox.checked = on;
        if (entry.hidden === on) entry.hidden = !on;
        if (!(id in overrides)) label.toggleAttribute('data-first', on);
      }
      // Disabled it would lose the focus of who has just used it.
      const idle = String(Object.keys(overrides).length === 0);
      if (reset.ariaDisabled !== idle) reset.ariaDisabled = idle;
    },
    setState(layer, state) {
      const row = rows.get(layer);
      if (row) row.note.hidden = state !== 'failed';
    },
    stop() {
      group.removeEventListener('change', changed);
      for (const part of [...parts, room]) part.remove();
      key.replaceChildren();
    },
  };
}

/** The space between the open legend and what stands over it, in CSS pixels. */
const gap = 12;

/** The least height in which a legend can be read, by scrolling, in CSS pixels. */
const least = 96;

/**
 * Opens the legend where the style sheet finds room for it beside the map (`--legend: open`), and
 * folds it away where there is not. Where it unfolds over the map, it gets `--room`, the height that
 * is free above its button, and Escape folds it.
 */
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

/** From the panel up to the controls at the map's head, or to the map's own edge where there are none. */
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
 * Where the legend is a key of what is shown, has its button open all switches. They close by the
 * button, by Escape, and as the focus goes elsewhere. What is off lies beyond the key's edge until
 * then: a key or a script that comes to it scrolls it there, which opens all as well.
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
  group.addEventListener(
    'scroll',
    () => {
      if (button.checkVisibility() && !isOpen()) set(true);
    },
    { signal },
  );
  group.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !group.contains(relatedTarget)) set(false);
    },
    { signal },
  );
  group.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isOpen()) return;
      event.stopPropagation();
      set(false);
      button.focus();
    },
    { signal },
  );
  return () => {
    stopped.abort();
    set(false);
  };
}
