import { unwrapped } from '../../core/camera/bounds.ts';
import { type Camera, project } from '../../core/camera/camera.ts';
import { type LngLat, nearAngle } from '../../core/camera/mercator.ts';
import { findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';

/** The still picture that stands where the live map will be. */
export interface Poster {
  /** Puts the picture where a camera has it, or away where there is no camera to stand for. */
  readonly show: (camera: Camera | undefined) => void;
  /** Leaves the picture as it is, once the live map is there. */
  readonly stop: () => void;
}

/** Closer than this the picture is too coarse to stand for the map. */
const closest = 5.1;

/**
 * Readies the picture in `#_poster`, where there is one, and the names over it in `#_poster-names`: its
 * address in each theme is in `data-light` and `data-dark`, and in `data-bounds` what it shows, as
 * "west,south,east,north". It is fetched at once at the top of the page, elsewhere when it is first
 * shown, if ever. It is drawn on a canvas: it only stands in for the map, and is not what a page's largest
 * paint is to tell of.
 */
export function createPoster(theme: () => Theme): Poster {
  const canvas = document.querySelector<HTMLCanvasElement>('#_poster');
  const stage = findElement('_stage');
  const [left = 0, bottom = 0, right = 0, top = 0] =
    canvas?.dataset.bounds?.split(',').map(Number) ?? [];
  const names = [...document.querySelectorAll<HTMLElement>('#_poster-names > li')];
  let over = false;
  let requested = false;
  const load = () => {
    const src = canvas?.dataset[theme()];
    if (!canvas || src === undefined || requested) return;
    requested = true;
    draw(canvas, src).catch(() => undefined);
  };
  if (window.scrollY === 0) load();
  return {
    stop() {
      over = true;
    },
    show(camera) {
      if (!canvas || over) return;
      const seen = camera !== undefined && camera.zoom <= closest && camera.pitch === 0;
      canvas.toggleAttribute('data-seen', seen);
      if (!seen) return;
      const at = project(camera, { width: stage.clientWidth, height: stage.clientHeight });
      const [west, south, east, north] = unwrapped([left, bottom, right, top], camera.center[0]);
      place(canvas, at, [west, north], [east, south]);
      for (const { style, dataset } of names) {
        const [lng = 0, lat = 0] = dataset.at?.split(',').map(Number) ?? [];
        const [x, y] = at([nearAngle(lng, camera.center[0]), lat]);
        style.transform = `translate(${x}px, ${y}px)`;
      }
      load();
    },
  };
}

/**
 * Shows an image as large as it is, without drawing it once more, and tells the style that it is
 * there. Read as a file, it is decoded beside the page, where an element's would be decoded in it.
 */
async function draw(canvas: HTMLCanvasElement, src: string): Promise<void> {
  const response = await fetch(src, { priority: 'high' });
  const picture = await createImageBitmap(await response.blob());
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  canvas.toggleAttribute('data-loaded', true);
}

function place(
  { style }: HTMLElement,
  at: ReturnType<typeof project>,
  northWest: LngLat,
  southEast: LngLat,
): void {
  const [left, top] = at(northWest);
  const [right, bottom] = at(southEast);
  style.inlineSize = `${right - left}px`;
  style.blockSize = `${bottom - top}px`;
  style.transform = `translate(${left}px, ${top}px)`;
}
