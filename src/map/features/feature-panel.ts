import { map } from 'virtual:words/map';
import { createElement } from '../../dom/elements.ts';
import type { FeatureFacts } from './feature-facts.ts';

/** Milliseconds until a panel closes once the mouse has left its feature, so that the mouse can reach the panel. */
const grace = 280;

/** A feature's panel, which never moves or traps the focus. Points are relative to the top left corner of `stage`. */
export function createFeaturePanel(
  stage: HTMLElement,
  onAbout: (layer: string) => void,
  onClose: (hadFocus: boolean) => void,
) {
  const look = { className: 'feature-panel', tabIndex: -1, hidden: true };
  const panel = createElement('section', look);
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
    if (!area.isConnected) stage.after(area);
    panel.hidden = false;
    place(panel, area, stage.getBoundingClientRect(), at);
  };
  panel.addEventListener('pointerenter', () => clearTimeout(leaving));
  panel.addEventListener('pointerleave', leave);
  return {
    shown: () => facts?.key,
    hover(next: FeatureFacts, at: Point) {
      if (!pinned) show(next, at);
    },
    /** Shows a feature until the panel is closed; without a point, the style sheet places the panel. */
    pin(next: FeatureFacts, at?: Point) {
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

function place(panel: HTMLElement, area: HTMLElement, stage: DOMRect, at: Point | undefined): void {
  const { style } = panel;
  for (const name of ['--x', '--y']) style.removeProperty(name);
  panel.toggleAttribute('data-docked', !at);
  const box = area.getBoundingClientRect();
  const inArea = at && ([at[0] + stage.left - box.left, at[1] + stage.top - box.top] as const);
  panel.toggleAttribute('data-at-head', !!inArea && inArea[1] > box.height / 2);
  if (!inArea) return;
  const [left, top] = placePanel(inArea, panel.getBoundingClientRect(), box);
  style.setProperty('--x', `${Math.round(left)}px`);
  style.setProperty('--y', `${Math.round(top)}px`);
}

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

export type Point = readonly [x: number, y: number];

/** Distance between pointer and panel, in CSS pixels. */
const gap = 14;

/** Returns a start after `at` if there is room, else one before it; the panel always stays within `whole`. */
function beside(at: number, length: number, whole: number): number {
  const after = at + gap;
  const start = after + length <= whole ? after : at - gap - length;
  return Math.max(0, Math.min(start, whole - length));
}

export function placePanel(
  [x, y]: Point,
  panel: Pick<DOMRect, 'width' | 'height'>,
  area: Pick<DOMRect, 'width' | 'height'>,
): readonly [left: number, top: number] {
  return [beside(x, panel.width, area.width), beside(y, panel.height, area.height)];
}

/** How far the page scrolls before a pinned panel closes, in CSS pixels. */
const scrollAway = 120;

/** Calls `dismiss` on Escape, and on scroll: at once unless `stays()`. Returns a function that stops this. */
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
