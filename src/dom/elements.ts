import type { PageId } from './page-parts.ts';

/** Creates an element from properties, text and nodes; never from HTML. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** The element of index.html with an id. @throws Error where it is missing. */
export function findElement<T extends HTMLElement = HTMLElement>(id: PageId): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html: the element with id "${id}" is missing.`);
  return element as T;
}

/** The innermost element around an event's target, or that it is, that matches a selector. */
export const targetOf = <E extends Element = HTMLElement>(
  { target }: Event,
  selector: string,
): E | undefined => (target instanceof Element && target.closest<E>(selector)) || undefined;

/** The context of a new canvas; null where the browser gives none, as iOS does when its memory for canvases is full. */
export function createCanvas(
  { width, height }: Pick<HTMLCanvasElement, 'width' | 'height'>,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D | null {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return canvas.getContext('2d', settings);
}

/** Closes a `<details>` on Escape and focuses its summary. */
export function foldOnEscape(
  details: HTMLDetailsElement,
  isFoldable = () => details.open,
  options: AddEventListenerOptions = {},
): void {
  const fold = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isFoldable()) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  details.addEventListener('keydown', fold, options);
}

/** Whether the reader's browser asks pages to use less data (`Save-Data`). */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
