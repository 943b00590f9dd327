import { createElement } from '../../dom/elements.ts';

/** A point in CSS pixels from the map's top left corner. */
export type Point = readonly [x: number, y: number];

/** A handle over the map. */
export interface Handle {
  readonly element: HTMLButtonElement;
  /** Puts it to a point, unless it is being moved. */
  readonly put: (point: Point) => void;
}

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
  let moved = false;
  const show = (point: Point) => {
    at = point;
    element.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
  };
  const move = (point: Point) => {
    moved = true;
    show(point);
  };
  const letGo = () => {
    if (moved) onDrop(at);
    moved = false;
  };
  dragBy(element, () => at, move, letGo);
  element.addEventListener('keydown', (event) => {
    const by = arrowStep(event);
    if (by) move([at[0] + by[0], at[1] + by[1]]);
    if (by || event.key === 'Enter') event.preventDefault();
    if (event.key === 'Enter') letGo();
    if (event.key === 'Escape') {
      moved = false;
      onBack();
    }
  });
  return {
    element,
    put(point) {
      if (!moved) show(point);
    },
  };
}

/** Lets the pointer drag an element, from where it is when it is grabbed. */
function dragBy(
  element: HTMLElement,
  from: () => Point,
  move: (point: Point) => void,
  letGo: () => void,
): void {
  let grabbed: Point | undefined;
  element.addEventListener('pointerdown', ({ pointerId, clientX, clientY }) => {
    element.setPointerCapture(pointerId);
    const [x, y] = from();
    grabbed = [clientX - x, clientY - y];
  });
  element.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (grabbed) move([clientX - grabbed[0], clientY - grabbed[1]]);
  });
  element.addEventListener('pointerup', () => {
    grabbed = undefined;
    letGo();
  });
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a handle: 8 pixels, or one with Shift. */
function arrowStep({ key, shiftKey }: KeyboardEvent): Point | undefined {
  const way = arrows[key];
  const step = shiftKey ? 1 : 8;
  return way && [way[0] * step, way[1] * step];
}
