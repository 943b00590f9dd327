import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { LayerSpec } from '../../../src/core/story/layer-spec.ts';
import type { Theme } from '../../../src/style/palette.ts';
import * as thisStory from '../../support/this-story.ts';
import { alike, type DrawnStory, type LayerPlaces, layerPlaces } from './layer-places.ts';
import { mapPicture } from './map-picture.ts';
import { distance, type Point } from './places-along.ts';

/** How much of a layer is drawn in a picture. */
export interface Drawn {
  /** How many places along the layer's shape lie in the picture. */
  readonly places: number;
  /** Whether they are enough to tell. */
  readonly enough: boolean;
  /** The share of them at which the picture has the layer's colour. */
  readonly share: number;
}

/** How far from its place a colour is looked for, in CSS pixels: two routes keep to either side. */
const around = (kind: LayerSpec['kind']) => (kind === 'points' ? 1 : 5);

/** How far from a layer's colour its own may be: a zone's fine line between two rows of pixels is a quarter its casing. */
const near = (kind: LayerSpec['kind']) => (kind === 'zone' ? alike + 10 : alike);

/**
 * Looks at the map at rest for each layer of the story: along its own shape, as the camera projects
 * it, for its own colour. What the page says of its layers is not asked.
 */
export async function drawnShares(
  page: Page,
  theme: Theme,
  story: DrawnStory = thisStory,
): Promise<Readonly<Record<string, Drawn>>> {
  const all = await layerPlaces(page, theme, story);
  return sharesIn(PNG.sync.read(await mapPicture(page)), all);
}

/** The same of a picture of the map and the places in it. */
export function sharesIn(
  picture: PNG,
  all: readonly LayerPlaces[],
): Readonly<Record<string, Drawn>> {
  const shares = all.map(({ layer, color, places, enough }) => {
    const seen = places.filter((at) => hasColor(picture, at, layer.kind, color));
    const share = seen.length / places.length;
    return [layer.id, { places: places.length, enough, share }] as const;
  });
  return Object.fromEntries(shares);
}

function hasColor(
  picture: PNG,
  [x, y]: Point,
  kind: LayerSpec['kind'],
  color: readonly number[],
): boolean {
  const far = around(kind);
  for (let dy = -far; dy <= far; dy += 1) {
    for (let dx = -far; dx <= far; dx += 1) {
      const [column, row] = [Math.round(x) + dx, Math.round(y) + dy];
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue;
      const at = 4 * (row * picture.width + column);
      const seen = [...picture.data.subarray(at, at + 3)];
      if (distance(seen, color) < near(kind)) return true;
    }
  }
  return false;
}
