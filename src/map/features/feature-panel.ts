import { map } from 'virtual:words/map';
import { createElement } from '../../dom/elements.ts';
import type { FeatureFacts } from './feature-facts.ts';

/** How long a panel stays after the mouse has left its feature, in milliseconds, to be reached. */
const grace = 280;

/** The small panel that tells about a feature of the map; points are from the stage's top left corner. */
interface FeaturePanel {
  /** The key of the feature that is shown. */
  readonly shown: () => string | undefined;
  /** Shows a feature beside a point of the stage while the mouse is over it. */
  readonly hover: (facts: FeatureFacts, at: Point) => void;
  /** Shows a feature until it is closed, beside a point or, without one, in the panel's own place. */
  readonly pin: (facts: FeatureFacts, at?: Point) => void;
  /** Lets the panel go when the mouse has left its feature; one that is pinned stays. */
  readonly leave: () => void;
  readonly close: () => void;
  /** The panel's box on the screen. */
  readonly box: () => DOMRect;
  readonly focus: () => void;
  readonly stop: () => void;
}

interface FeaturePanelInput {
  /** The map's frame, which the panel is put into. */
  readonly stage: HTMLElement;
  /** The reader asks for all that is known of a layer. */
  readonly onAbout: (layer: string) => void;
  readonly onClose: (hadFocus: boolean) => void;
}

/**
 * Makes the panel, which is put into the page when it is first shown. Escape and its button close it;
 * it never moves or traps the focus.
 */
export function createFeaturePanel({ stage, onAbout, onClose }: FeaturePanelInput): FeaturePanel {
  const panel = createElement('section', {
    className: 'feature-panel',
    tabIndex: -1,
    hidden: true,
  });
  panel.setAttribute('aria-labelledby', '_feature-name');
  const area = createElement('div', { className: 'panel-area' }, panel);
  let facts: FeatureFacts | undefined;
  let pinned = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let stopListening = () => {};

  const close = () => {
    if (!facts) return;
    const hadFocus = panel.contains(document.activeElement);
    clearTimeout(leaving);
    stopListening();
    facts = undefined;
    pinned = false;
    panel.hidden = true;
    onClose(hadFocus);
  };
  const leave = () => {
    clearTimeout(leaving);
    if (!pinned) leaving = setTimeout(close, grace);
  };
  const show = (next: FeatureFacts, at?: Point) => {
    clearTimeout(leaving);
    if (facts?.key === next.key) return;
    stopListening();
    stopListening = onDismiss(() => pinned, close);
    facts = next;
    panel.replaceChildren(...panelContent(next, { close, about: () => onAbout(next.layer) }));
    if (!area.isConnected) stage.append(area);
    panel.hidden = false;
    place(panel, area, stage.getBoundingClientRect(), at);
  };
  panel.addEventListener('pointerenter', () => clearTimeout(leaving));
  panel.addEventListener('pointerleave', leave);
  return {
    shown: () => facts?.key,
    hover(next, at) {
      if (!pinned) show(next, at);
    },
    pin(next, at) {
      pinned = true;
      show(next, at);
    },
    leave,
    close,
    box: () => panel.getBoundingClientRect(),
    focus: () => panel.focus({ preventScroll: true }),
    stop() {
      close();
      area.remove();
    },
  };
}

/** Puts the panel beside a point of the stage, within its area; without one its style sheet places it. */
function place(panel: HTMLElement, area: HTMLElement, stage: DOMRect, at: Point | undefined): void {
  const { style } = panel;
  for (const name of ['--x', '--y']) style.removeProperty(name);
  panel.toggleAttribute('data-docked', !at);
  panel.toggleAttribute('data-at-head', !!at && at[1] > stage.height / 2);
  if (!at) return;
  const box = area.getBoundingClientRect();
  const inArea = [at[0] + stage.left - box.left, at[1] + stage.top - box.top] as const;
  const [left, top] = placePanel(inArea, panel.getBoundingClientRect(), box);
  style.setProperty('--x', `${Math.round(left)}px`);
  style.setProperty('--y', `${Math.round(top)}px`);
}

/** What the panel shows of a feature. */
function panelContent(
  { name, localNames, fact, measured, details, credit, layer }: FeatureFacts,
  on: { readonly close: () => void; readonly about: () => void },
): Node[] {
  const close = createElement('button', { type: 'button', className: 'panel-close' }, '×');
  close.setAttribute('aria-label', map.close);
  close.addEventListener('click', on.close);
  const rows = [...measured, ...details].map(({ term, words }) =>
    createElement('div', {}, createElement('dt', {}, term), createElement('dd', {}, words)),
  );
  const about = createElement('a', { href: `#_about_${layer}` }, map.aboutLayer);
  about.addEventListener('click', on.about);
  const local = localNames.map(({ text, lang }) =>
    createElement('span', { className: 'local-name', lang }, text),
  );
  return [
    close,
    createElement('p', { className: 'feature-name', id: '_feature-name' }, name),
    ...(local.length > 0 ? [createElement('p', { className: 'local-names' }, ...local)] : []),
    createElement('p', { className: 'feature-fact' }, fact),
    createElement('dl', {}, ...rows),
    createElement('p', { className: 'feature-credit' }, `${map.source({ credit })} `, about),
  ];
}

/** In CSS pixels. */
export type Point = readonly [x: number, y: number];

/** The space between the pointer and the panel, in CSS pixels. */
const gap = 14;

/** Beside `at`: after it where there is room, else before it, and always within `whole`. */
function beside(at: number, length: number, whole: number): number {
  const after = at + gap;
  const start = after + length <= whole ? after : at - gap - length;
  return Math.max(0, Math.min(start, whole - length));
}

/**
 * Where a panel stands beside a point of the area, without covering the point where there is room
 * beside it: its top left corner, all in CSS pixels from that of the area.
 */
export function placePanel(
  [x, y]: Point,
  panel: Pick<DOMRect, 'width' | 'height'>,
  area: Pick<DOMRect, 'width' | 'height'>,
): readonly [left: number, top: number] {
  return [beside(x, panel.width, area.width), beside(y, panel.height, area.height)];
}

/** How far the page is scrolled before what the reader opened is let go, in CSS pixels. */
const scrollAway = 120;

/**
 * Calls `dismiss` on Escape, which then means nothing else, and when the reader scrolls on: at once,
 * or after some way where `stays` says so. Returns what stops it.
 */
function onDismiss(stays: () => boolean, dismiss: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const openedAt = window.scrollY;
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  const scroll = () => {
    if (!stays() || Math.abs(window.scrollY - openedAt) > scrollAway) dismiss();
  };
  document.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('scroll', scroll, { signal, passive: true });
  return () => stopping.abort();
}
