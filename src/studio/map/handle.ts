import { createElement } from '../../page/create-element.ts';

type Point = readonly [x: number, y: number];

/** A handle over the map. */
export interface Handle {
  readonly element: HTMLButtonElement;
  /** Puts it to a point, in CSS pixels from the map's top left corner, unless it is being moved. */
  readonly put: (point: Point) => void;
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a handle, in CSS pixels; one pixel with Shift. */
const step = 8;

/**
 * A handle that is dragged, or moved by the arrow keys: `onDrop` is told where it is let go, or where it is
 * when Enter is pressed. Escape calls `onBack`.
 */
export function createHandle(
  text: string,
  onDrop: (point: Point) => void,
  onBack: () => void,
): Handle {
  const element = createElement('button', { type: 'button', className: 'studio-handle' });
  element.ariaLabel = `Move “${text}”: arrow keys, then Enter`;
  let at: Point = [0, 0];
  let from: Point | undefined;
  let moved = false;
  const move = (to: Point) => {
    at = to;
    element.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
  };
  const drop = () => {
    if (moved) onDrop(at);
    moved = false;
  };
  element.addEventListener('pointerdown', ({ pointerId, clientX, clientY }) => {
    element.setPointerCapture(pointerId);
    from = [clientX - at[0], clientY - at[1]];
  });
  element.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!from) return;
    moved = true;
    move([clientX - from[0], clientY - from[1]]);
  });
  element.addEventListener('pointerup', () => {
    from = undefined;
    drop();
  });
  element.addEventListener('keydown', (event) => {
    const [right, down] = arrows[event.key] ?? [0, 0];
    if (right !== 0 || down !== 0) {
      event.preventDefault();
      const by = event.shiftKey ? 1 : step;
      moved = true;
      move([at[0] + right * by, at[1] + down * by]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      drop();
    } else if (event.key === 'Escape') {
      moved = false;
      onBack();
    }
  });
  return {
    element,
    put(point) {
      if (!moved) move(point);
    },
  };
}
