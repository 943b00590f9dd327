import { type Overrides, writeLink } from '../../core/reader/choices.ts';
import { findElement, targetOf } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import type { TakeoverState } from '../reading/takeover.ts';
import { copyLink } from './share.ts';

interface MapControlsInput {
  readonly map: () => Pick<StoryMap, 'zoomBy' | 'panBy' | 'view'> | undefined;
  readonly send: (event: 'explore' | 'back') => void;
  readonly overrides: () => Overrides;
  readonly signal: AbortSignal;
}

export function connectControls({ map, send, overrides, signal }: MapControlsInput) {
  const [explore, back] = [findElement('_explore'), findElement('_back')];
  const [copy, pan] = [findElement('_copy'), findElement('_pan')];
  const addressOfView = () => {
    const query = writeLink({ overrides: overrides(), view: map()?.view() }, location.search);
    return `${location.origin}${location.pathname}${query}${location.hash}`;
  };
  const onClick = (element: HTMLElement, act: (event: MouseEvent) => void) =>
    element.addEventListener('click', act, { signal });
  onClick(explore, () => send('explore'));
  onClick(back, () => send('back'));
  onClick(copy, () => copyLink(copy, addressOfView()));
  onClick(findElement('_zoom-in'), (event) => map()?.zoomBy(1, event));
  onClick(findElement('_zoom-out'), (event) => map()?.zoomBy(-1, event));
  onClick(pan, (event) => {
    const button = targetOf(event, 'button');
    const [right = 0, down = 0] = button?.dataset.pan?.split(',').map(Number) ?? [];
    if (button) map()?.panBy(right, down, event);
  });
  const leave = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    if (!back.hidden) send('back');
    // While the focus is in the map, the arrow keys do not scroll the page.
    if (document.activeElement?.closest('#map')) explore.focus({ preventScroll: true });
  };
  document.addEventListener('keydown', leave, { signal });
  const main = document.querySelector('main');
  return {
    show(state: TakeoverState) {
      document.documentElement.dataset.mode = state;
      const exploring = state === 'exploring';
      const taken = exploring || state === 'reader';
      const focused = document.activeElement;
      back.hidden = !taken;
      explore.hidden = exploring;
      copy.hidden = !exploring;
      pan.hidden = !exploring;
      if (main) main.inert = exploring;
      if (exploring && focused === explore) back.focus({ preventScroll: true });
      if (!taken && focused === back) explore.focus({ preventScroll: true });
    },
    /** Returns the page's address, with the view if the reader has moved the map. */
    address: () => (back.hidden ? location.href : addressOfView()),
  };
}
