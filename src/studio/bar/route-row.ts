import { createElement } from '../../dom/elements.ts';

/** How far a route is drawn as its section begins and as it ends, from 0 to 1. */
export type Draw = readonly [from: number, to: number];

interface RouteRowInput {
  readonly label: string;
  readonly draw: Draw;
  readonly onTry: (share: number) => void;
  readonly onWrite: (draw: Draw) => void;
}

/** A route with a slider to try how far it is drawn, and buttons that make that its beginning or end. */
export function routeRow({ label, draw: [from, to], onTry, onWrite }: RouteRowInput): HTMLElement {
  const range = createElement('input', { type: 'range', min: '0', max: '1', step: '0.01' });
  range.value = `${to}`;
  range.addEventListener('input', () => onTry(range.valueAsNumber));
  const here = (words: string, draw: (share: number) => Draw) => {
    const button = createElement('button', { type: 'button', ariaLabel: `${label}: ${words}` });
    button.append(words);
    button.addEventListener('click', () => onWrite(draw(range.valueAsNumber)));
    return button;
  };
  return createElement(
    'div',
    {},
    createElement('label', {}, label, range),
    createElement('span', {}, `${Math.round(from * 100)} to ${Math.round(to * 100)} %`),
    here('Begin here', (share) => [share, Math.max(share, to)]),
    here('End here', (share) => [Math.min(share, from), share]),
  );
}
