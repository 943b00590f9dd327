import type { PageId } from './page-parts.ts';

export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** Finds an element of the page. @throws Error if index.html does not have it. */
export function findElement<T extends HTMLElement = HTMLElement>(id: PageId): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html: the element with id "${id}" is missing.`);
  return element as T;
}

/** Returns the event's target, or its closest ancestor, that matches `selector`. */
export const targetOf = <E extends Element = HTMLElement>(
  { target }: Event,
  selector: string,
): E | undefined => (target instanceof Element && target.closest<E>(selector)) || undefined;

/** Returns a new canvas's context; null if there is none, as when iOS has run out of memory for canvases. */
export function createCanvas(
  { width, height }: Pick<HTMLCanvasElement, 'width' | 'height'>,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D | null {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return canvas.getContext('2d', settings);
}

/** Closes a `<details>` and focuses its summary when the reader presses Escape. */
export function foldOnEscape(details: HTMLDetailsElement): void {
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}

/** True if the browser asks pages to use less data (`Save-Data`). */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
