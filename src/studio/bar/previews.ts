import { createElement } from '../../dom/elements.ts';
import type { BarPart, Desk } from './desk.ts';

/** What the page is shown on side by side, in CSS pixels. */
const screens = [
  ['Phone', 390, 844],
  ['Tablet', 820, 1180],
  ['Desk', 1440, 900],
] as const;

/** The room between and around the screens, in CSS pixels. */
const [sides, ends] = [112, 150];

/** The page on a phone, a tablet and a desk side by side: itself, in frames of these sizes. */
export function createPreviews({ section }: Desk): BarPart {
  const open = createElement('button', { type: 'button' }, 'Phone, tablet, desk');
  const close = createElement('button', { type: 'button' }, 'Close');
  const row = createElement('div', { className: 'studio-screens' });
  const dialog = createElement('dialog', { id: 'studio-previews' }, close, row);
  dialog.ariaLabel = 'The page on a phone, a tablet and a desk';
  document.body.append(dialog);
  open.addEventListener('click', () => {
    row.replaceChildren(...frames(section()));
    dialog.showModal();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => row.replaceChildren());
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  return { element: open, refresh: () => undefined, stop: () => dialog.remove() };
}

function frames(section: string): readonly HTMLElement[] {
  const widths = screens.reduce((sum, [, width]) => sum + width, 0);
  const highest = Math.max(...screens.map(([, , height]) => height));
  const scale = Math.min(1, (innerWidth - sides) / widths, (innerHeight - ends) / highest);
  return screens.map(([name, width, height]) => {
    const frame = createElement('iframe', {
      src: `${location.pathname}${location.search}#${section}`,
      title: `The page on a ${name.toLowerCase()}`,
      width: `${width}`,
      height: `${height}`,
    });
    frame.style.transform = `scale(${scale})`;
    const box = createElement('div', {}, frame);
    Object.assign(box.style, { width: `${width * scale}px`, height: `${height * scale}px` });
    const words = createElement('figcaption', {}, `${name}, ${width} × ${height}`);
    return createElement('figure', {}, words, box);
  });
}
