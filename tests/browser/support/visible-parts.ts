import type { Page } from 'playwright-core';

/** What a reader sees of the page and its map at one moment. */
interface VisibleParts {
  /** The sections on the screen whose still map is drawn and uncovered. */
  readonly stills: readonly string[];
  /** The text of the notice about the map, where it is visible. */
  readonly notice: string;
  readonly controls: boolean;
  /** Whether the live map's canvas is the topmost thing somewhere on the screen. */
  readonly map: boolean;
}

export const visibleParts = (page: Page): Promise<VisibleParts> =>
  page.evaluate(() => {
    const isOnTop = (element: Element | null): boolean => {
      const box = element?.getClientRects()[0];
      if (!element || !box) return false;
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, innerHeight);
      const shares = [0.1, 0.5, 0.9];
      return shares.some((across) =>
        shares.some((down) => {
          const x = box.left + across * box.width;
          const y = top + down * (bottom - top);
          return bottom - top > 8 && element.contains(document.elementFromPoint(x, y));
        }),
      );
    };
    const drawn = [...document.querySelectorAll<HTMLImageElement>('.section-map img')].filter(
      (image) => image.complete && image.naturalWidth > 0 && image.width > 200 && isOnTop(image),
    );
    const notice = document.querySelector('#_map-notice');
    const canvas = document.querySelector('#map canvas');
    return {
      stills: drawn.map((image) => image.closest('section')?.id ?? ''),
      notice: isOnTop(notice) ? (notice?.textContent ?? '') : '',
      controls:
        document.querySelector('#_explore')?.checkVisibility({ visibilityProperty: true }) ?? false,
      map:
        isOnTop(canvas) &&
        Number(getComputedStyle(document.querySelector('#map') as Element).opacity) > 0.9,
    };
  });
