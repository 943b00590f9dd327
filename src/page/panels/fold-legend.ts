import { foldOnEscape } from '../../dom/fold-on-escape.ts';

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
