import sharp from 'sharp';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import type { Camera } from '../../core/camera/camera.ts';
import { fromMercator, toMercator, worldSize } from '../../core/camera/mercator.ts';
import type { World } from '../../core/story/story-data.ts';
import type { Theme } from '../../style/palette.ts';
import { type Frame, frameCamera } from './frame.ts';

/** The least bend that the poster keeps, in square units: it is seen for a moment. */
export const posterDetail = 12;

/** What the poster shows, and about the zoom of the first scene, which decides how wide its lines are. */
type PosterWorld = Pick<World, 'poster' | 'posterZoom'>;

/** The poster's window on the map. */
export function posterFrame({ poster, posterZoom }: PosterWorld): Frame {
  const [west, south, east, north] = unwrapped(poster);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const size = worldSize(posterZoom);
  const camera: Camera = {
    center: fromMercator([(left + right) / 2, (top + bottom) / 2]),
    zoom: posterZoom,
    bearing: 0,
    pitch: 0,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
  };
  return frameCamera(camera, { width: (right - left) * size, height: (bottom - top) * size });
}

/** The picture's width in pixels: enough for a phone, and the map's code waits for the bytes. */
const width = 1280;

/** How much of the picture is kept: at less, coasts smear. */
const quality = 20;

/** How hard the encoder tries, of 9. More takes five times as long and is hardly clearer. */
const effort = 3;

/** A drawing of the poster as an AVIF: browsers draw so many lines anew far slower than an image. */
export function posterImage(svg: string): Promise<Buffer> {
  const picture = sharp(Buffer.from(svg)).removeAlpha().resize({ width });
  return picture.avif({ quality, effort }).toBuffer();
}

/** The canvas that the page places beneath the map; the page itself fills it, in its own theme. */
export function renderPoster(src: Readonly<Record<Theme, string>>, bounds: Bounds): string {
  const { light, dark } = src;
  return `<canvas id="poster" aria-hidden="true" data-light="${light}" data-dark="${dark}" data-bounds="${bounds.join()}"></canvas>`;
}
