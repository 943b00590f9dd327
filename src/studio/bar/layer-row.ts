import { createElement } from '../../dom/elements.ts';

interface LayerRowInput {
  readonly id: string;
  readonly label: string;
  /** Whether the section shows it. */
  readonly shown: boolean;
  /** Whether it has a place so many places further on. */
  readonly mayMove: (by: number) => boolean;
  readonly onPick: (on: boolean) => void;
  readonly onMove: (by: number) => void;
}

/**
 * A layer to pick, and to move up and down among those that the section shows. `data-key` tells its
 * controls from those of other rows.
 */
export function layerRow({
  id,
  label,
  shown,
  mayMove,
  onPick,
  onMove,
}: LayerRowInput): HTMLElement {
  const box = createElement('input', { type: 'checkbox', checked: shown });
  box.dataset.key = id;
  box.addEventListener('change', () => onPick(box.checked));
  const move = (by: number, sign: string, way: string) => {
    const button = createElement('button', { type: 'button', ariaLabel: `${label} ${way}` }, sign);
    button.dataset.key = `${id} ${by}`;
    button.ariaDisabled = `${!mayMove(by)}`;
    button.addEventListener('click', () => {
      if (mayMove(by)) onMove(by);
    });
    return button;
  };
  const name = createElement('label', {}, box, label);
  return createElement('li', {}, name, move(-1, '↑', 'up'), move(1, '↓', 'down'));
}
