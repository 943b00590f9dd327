import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, Position } from 'geojson';
import type { Page } from 'playwright-core';
import { project } from '../../../src/core/camera/camera.ts';
import { nearAngle } from '../../../src/core/camera/mercator.ts';
import type { LayerSpec } from '../../../src/core/story/layer-spec.ts';
import type { LayerFeature } from '../../../src/style/kinds/kind.ts';
import type { Theme } from '../../../src/style/palette.ts';
import type { ReadStory } from '../../support/read-story.ts';
import { root } from '../../support/this-story.ts';
import { mapAtRest } from './map-at-rest.ts';
import { distance, type Point, placesAlong } from './places-along.ts';

/** Where a layer would have its own colour at full strength, whether or not it is shown. */
export interface LayerPlaces {
  readonly layer: LayerSpec;
  readonly color: readonly number[];
  readonly places: readonly Point[];
  /** Whether they are enough to tell whether the layer is drawn. */
  readonly enough: boolean;
}

/** The story that is looked for. */
export type DrawnStory = Pick<ReadStory, 'layers' | 'files'>;

/** How far a place keeps from a layer whose colour could be taken for its own, in CSS pixels. */
const clear = 12;

/** How far apart two colours may be and be taken for the same, in the cube of red, green and blue. */
export const alike = 55;

/** Up to this zoom the dashes of a line are thinner than a pixel, and its colour is mixed with the ground's. */
const hairlines = 5;

const files = new Map<string, Promise<FeatureCollection>>();

function fileOf({ files: { geometry } }: DrawnStory, layer: string): Promise<FeatureCollection> {
  const path = join(root, geometry, `${layer}.geojson`);
  const file = files.get(path) ?? readFile(path, 'utf8').then((text) => JSON.parse(text));
  files.set(path, file);
  return file;
}

/** The places of each layer of the story along its own shape, as the camera of the map at rest projects it. */
export async function layerPlaces(
  page: Page,
  theme: Theme,
  story: DrawnStory,
): Promise<readonly LayerPlaces[]> {
  const camera = { ...(await mapAtRest(page)), padding: await paddingOf(page) };
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('#map takes up no room.');
  const onMap = project(camera, box);
  const at = ([lng = 0, lat = 0]: Position): Point => {
    const [x, y] = onMap([nearAngle(lng, camera.center[0]), lat]);
    return [x + box.x, y + box.y];
  };
  const looked = story.layers.filter(
    ({ kind, dash = 'solid' }) => kind !== 'line' || dash === 'solid' || camera.zoom > hairlines,
  );
  const shapes = await Promise.all(
    looked.map(async (layer) => ({
      layer,
      color: rgb(layer.color[theme]),
      ...placesAlong(layer, (await fileOf(story, layer.id)).features as LayerFeature[], at),
    })),
  );
  const inPicture = ([x, y]: Point) =>
    x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height;
  return shapes.map(({ layer, color, all, fewest }) => {
    const others = shapes
      .filter((other) => other.layer !== layer && distance(other.color, color) < 2 * alike)
      .flatMap((other) => other.all);
    const places = all
      .filter(inPicture)
      .filter((place) => others.every((other) => distance(place, other) > clear));
    return { layer, color, places, enough: places.length >= fewest };
  });
}

async function paddingOf(page: Page) {
  const text = await page.locator('#map').getAttribute('data-padding');
  const [top = 0, right = 0, bottom = 0, left = 0] = (text ?? '').split(',').map(Number);
  return { top, right, bottom, left };
}

const rgb = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
