import sharp from 'sharp';
import type { Bounds } from '../core/camera/bounds.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { data, escapeHtml } from '../read/text/html.ts';
import type { Theme } from '../style/palette.ts';
import type { DrawMap } from './draw-map.ts';
import { frameBounds } from './frame.ts';
import { coverOf } from './layer-pictures.ts';
import type { NamedPlace } from './map-words.ts';

/** Minimum bend of the poster's shapes, in square units: they are coarse, since it shows only for a moment. */
const detail = 12;

/** Width in pixels: enough for a phone, and not more, since the map's code has to wait for the poster. */
const width = 1280;

/** Below this quality, coasts smear; more effort takes five times as long and gains little. */
const encoding = { quality: 20, effort: 3 } as const;

/** Returns the scene that a story opens with, and the picture that covers its map, unless that picture is tiled. */
export function openingOf({ story: { sections }, scenes, layers }: LoadedStory) {
  const scene = scenes[sections[0]?.id ?? ''];
  const { picture, corners, tiles } = (scene && coverOf(layers, scene)) ?? {};
  if (!picture || !corners || tiles) return { scene };
  const [[west, north], , [east, south]] = corners;
  return { scene, cover: { picture, bounds: [west, south, east, north] as const } };
}

/** Draws the land around a scene, without labels, as an AVIF: browsers would redraw so many lines far more slowly. */
export async function drawPoster(draw: DrawMap, scene: SceneSpec, bounds: Bounds, theme: Theme) {
  const frame = frameBounds(bounds, width);
  const svg = await draw(scene, { frame, title: '', description: '', detail, theme });
  return sharp(Buffer.from(svg)).removeAlpha().avif(encoding).toBuffer();
}

/** Returns HTML of the canvas beneath the map, which the page fills in its theme, and of the names over it. */
export function renderPoster(
  src: Readonly<Record<Theme, string>>,
  bounds: Bounds,
  named: readonly NamedPlace[],
): string {
  const items = named.map(({ name, anchor = 'right', at }) => {
    const where = data('at', at.join()) + data('anchor', anchor);
    return `<li${where}>${escapeHtml(name)}</li>`;
  });
  const drawn = data('light', src.light) + data('dark', src.dark) + data('bounds', bounds.join());
  return (
    `<canvas id="_poster" aria-hidden="true"${drawn}></canvas>` +
    `<ul id="_poster-names" aria-hidden="true">${items.join('')}</ul>`
  );
}
