/** An element with its properties and its content: text and nodes only, no HTML from strings. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** The element of the page's shell with this id; an error that names it where it is missing. */
export function findElement<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html: the element with id "${id}" is missing.`);
  return element as T;
}

/**
 * The context of a new canvas of a size in pixels; null where the browser gives none, as iOS does once
 * its memory for canvases is used up.
 */
export function createCanvas(
  { width, height }: Pick<HTMLCanvasElement, 'width' | 'height'>,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D | null {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return canvas.getContext('2d', settings);
}

/**
 * Folds a `<details>` on Escape, which then means nothing else, and gives the focus to its summary.
 *
 * @param isFoldable Whether Escape folds it now.
 * @returns What stops it.
 */
export function foldOnEscape(
  details: HTMLDetailsElement,
  isFoldable = () => details.open,
): () => void {
  const fold = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isFoldable()) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  details.addEventListener('keydown', fold);
  return () => details.removeEventListener('keydown', fold);
}
