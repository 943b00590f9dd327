import type { TakeoverState } from '../../core/reader/takeover.ts';
import { findElement } from '../find-element.ts';

export interface MapControls {
  /** Shows the buttons that the state calls for. */
  readonly show: (state: TakeoverState) => void;
  readonly stop: () => void;
}

export interface MapControlsInput {
  readonly onExplore: () => void;
  readonly onBack: () => void;
  readonly onZoom: (levels: number, event: Event) => void;
  /** Moves by whole steps to the right and down. */
  readonly onPan: (right: number, down: number, event: Event) => void;
  readonly onCopy: () => void;
}

/** Connects the buttons over the map, and Escape, which leads out of the map and back to the story. */
export function connectControls({
  onExplore,
  onBack,
  onZoom,
  onPan,
  onCopy,
}: MapControlsInput): MapControls {
  const explore = findElement<HTMLButtonElement>('explore');
  const back = findElement<HTMLButtonElement>('back');
  const copy = findElement<HTMLButtonElement>('copy');
  const pan = findElement('pan');
  const main = document.querySelector('main');
  const stopping = new AbortController();
  const { signal } = stopping;
  explore.addEventListener('click', onExplore, { signal });
  back.addEventListener('click', onBack, { signal });
  copy.addEventListener('click', onCopy, { signal });
  for (const [id, levels] of [
    ['zoom-in', 1],
    ['zoom-out', -1],
  ] as const) {
    findElement(id).addEventListener('click', (event) => onZoom(levels, event), { signal });
  }
  pan.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : undefined;
      const [right = 0, down = 0] = button?.dataset.pan?.split(',').map(Number) ?? [];
      if (button) onPan(right, down, event);
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      if (!back.hidden) onBack();
      leaveMap();
    },
    { signal },
  );
  /** Gives the focus to what stands beside the map, where the arrow keys scroll the page. */
  const leaveMap = () => {
    if (document.activeElement?.closest('#map')) explore.focus({ preventScroll: true });
  };
  return {
    show(state) {
      const exploring = state === 'exploring';
      const taken = exploring || state === 'reader';
      const held = document.activeElement;
      back.hidden = !taken;
      explore.hidden = exploring;
      copy.hidden = !exploring;
      pan.hidden = !exploring;
      if (main) main.inert = exploring;
      if (exploring && held === explore) back.focus({ preventScroll: true });
      if (!taken && held === back) explore.focus({ preventScroll: true });
    },
    stop: () => stopping.abort(),
  };
}
