import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection, Position } from 'geojson';
import type { Page } from 'playwright-core';
import { nearAngle } from '../../../src/core/camera/near-angle.ts';
import { project } from '../../../src/core/camera/project.ts';
import type { LayerSpec } from '../../../src/core/story/layer-spec.ts';
import type { LayerFeature } from '../../../src/kinds/layer-collection.ts';
import { discRadius, largestCount } from '../../../src/kinds/points/radius.ts';
import type { Theme } from '../../../src/style/palette.ts';
import { linesOf } from '../../story-suite/shape-lines.ts';
import type { ReadStory } from '../../support/read-story.ts';
import { root } from '../../support/this-story.ts';
import { mapAtRest } from './map-at-rest.ts';

/** A point of the screen, in CSS pixels. */
export type Point = readonly [x: number, y: number];

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

/** How far apart the places are, in CSS pixels. */
const apart = 4;

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
      ...placesOf(layer, (await fileOf(story, layer.id)).features as LayerFeature[], at),
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

/** The lines, the edges, the middles of discs with a core, or else their rings; and how many tell of them. */
function placesOf(
  layer: LayerSpec,
  features: readonly LayerFeature[],
  at: (position: Position) => Point,
): { readonly all: readonly Point[]; readonly fewest: number } {
  const lines = (of: readonly LayerFeature[]) =>
    of.flatMap(({ geometry }) => linesOf(geometry)).map((line) => line.map(at));
  if (layer.kind === 'zone') {
    const broken = features.filter(({ geometry }) => geometry.type.endsWith('LineString'));
    return { all: lines(broken).flatMap(spaced), fewest: 10 };
  }
  if (layer.kind !== 'points') return { all: lines(features).flatMap(spaced), fewest: 10 };
  const { categories = {} } = layer;
  const sure = features.filter(({ properties }) => !properties.uncertain);
  const cored = sure.filter(({ properties }) => {
    return categories[properties.category ?? '']?.form === 'core';
  });
  if (cored.length > 0) return { all: lines(cored).flat(), fewest: 3 };
  const radius = radiusOf(features);
  return {
    all: sure.flatMap((feature) =>
      lines([feature])
        .flat()
        .flatMap(ringOf(radius(feature))),
    ),
    fewest: 10,
  };
}

/** The radius at which a disc's ring is drawn. */
function radiusOf(features: readonly LayerFeature[]): (feature: LayerFeature) => number {
  const radius = createExpression(discRadius(largestCount(features)), 'circle-radius');
  if (radius.result === 'error') throw new Error(radius.value.map(String).join('; '));
  const ringMiddle = 0.8;
  return ({ properties }) =>
    Number(radius.value.evaluate({ zoom: 0 }, { type: 1, properties } as never)) + ringMiddle;
}

const ringOf =
  (radius: number) =>
  ([x, y]: Point): Point[] =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
      const angle = (eighth * Math.PI) / 4;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });

/** Points along a line, evenly spaced; a point alone is itself. */
function spaced(line: readonly Point[]): readonly Point[] {
  const points: Point[] = line.slice(0, 1);
  let left = apart;
  line.slice(1).forEach((to, i) => {
    const from = line[i] ?? to;
    const length = distance(from, to);
    let way = left;
    for (; way <= length; way += apart) {
      const share = way / length;
      points.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
    left = way - length;
  });
  return points;
}

const rgb = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** How far apart two points, or two colours, are. */
export const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
