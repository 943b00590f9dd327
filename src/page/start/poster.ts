import { unwrapped } from '../../core/camera/bounds.ts';
import { type Camera, project } from '../../core/camera/camera.ts';
import { nearAngle } from '../../core/camera/mercator.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';

export type Poster = ReturnType<typeof createPoster>;

const maxZoom = 6;

/** Shows the opening's picture, on a canvas, as it is no largest contentful paint, or else a section's still map. */
export function createPoster(theme: () => Theme, signal: AbortSignal) {
  const canvas = document.querySelector<HTMLCanvasElement>('#_poster');
  const map = findElement('map');
  const [left = 0, bottom = 0, right = 0, top = 0] =
    canvas?.dataset.bounds?.split(',').map(Number) ?? [];
  const still = createElement('img', { id: '_still', alt: '', hidden: true });
  still.addEventListener('load', () => {
    still.hidden = false;
  });
  map.closest('.stage-frame')?.prepend(still);
  signal.addEventListener('abort', () => still.remove());
  const names = [...document.querySelectorAll<HTMLElement>('#_poster-names > li')];
  let over = false;
  let requested = false;
  let read: string | undefined;
  let isMissing = false;
  const cover = document.querySelector('main > section')?.id;
  const showStill = () => {
    const isPoster = read === cover && !isMissing;
    const picture = read && document.getElementById(read)?.querySelector('.section-map img');
    // Until the new picture has loaded, the image would show the previous section.
    still.hidden = true;
    if (picture instanceof HTMLImageElement && !isPoster && !over) still.src = picture.src;
    else still.removeAttribute('src');
  };
  const load = () => {
    const src = canvas?.dataset[theme()];
    if (!canvas || src === undefined || requested) return;
    requested = true;
    draw(canvas, src).catch(() => {
      isMissing = true;
      showStill();
    });
  };
  return {
    /** Keeps the picture until the live map has faded in over it. */
    stop() {
      over = true;
      still.addEventListener('transitionend', () => still.remove());
    },
    showStill(section: string) {
      read = section;
      showStill();
    },
    show(camera: Camera | undefined) {
      if (!canvas || over) return;
      const isShown = camera !== undefined && camera.zoom <= maxZoom && camera.pitch === 0;
      canvas.toggleAttribute('data-seen', isShown);
      if (!isShown) return;
      const at = project(camera, { width: map.clientWidth, height: map.clientHeight });
      const [west, south, east, north] = unwrapped([left, bottom, right, top], camera.center[0]);
      const [start, head] = at([west, north]);
      const [end, foot] = at([east, south]);
      canvas.style.inlineSize = `${end - start}px`;
      canvas.style.blockSize = `${foot - head}px`;
      canvas.style.transform = `translate(${start}px, ${head}px)`;
      for (const { style, dataset } of names) {
        const [lng = 0, lat = 0] = dataset.at?.split(',').map(Number) ?? [];
        const [x, y] = at([nearAngle(lng, camera.center[0]), lat]);
        style.transform = `translate(${x}px, ${y}px)`;
      }
      load();
    },
  };
}

/** Shows an image at its own size, by way of a bitmap, which is decoded off the main thread. */
async function draw(canvas: HTMLCanvasElement, src: string): Promise<void> {
  const response = await fetch(src, { priority: 'high' });
  const picture = await createImageBitmap(await response.blob());
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  canvas.toggleAttribute('data-loaded', true);
}
