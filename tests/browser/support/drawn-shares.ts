import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Position } from 'geojson';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { nearAngle } from '../../../src/core/camera/near-angle.ts';
import { project } from '../../../src/core/camera/project.ts';
import type { LayerSpec } from '../../../src/core/story/layer-spec.ts';
import type { Theme } from '../../../src/style/palette.ts';
import type { ReadStory } from '../../support/read-story.ts';
import * as thisStory from '../../support/this-story.ts';
import { root } from '../../support/this-story.ts';
import { mapAtRest } from './map-at-rest.ts';
import { mapPicture } from './map-picture.ts';

/** How much of a layer is drawn in a picture. */
export interface Drawn {
  /** How many places along the layer's shape lie in the picture. */
  readonly places: number;
  /** The share of them at which the picture has the layer's colour. */
  readonly share: number;
}

/** The story that is looked for. */
export type DrawnStory = Pick<ReadStory, 'layers' | 'files'>;

type Point = readonly [x: number, y: number];

/** How far apart the places are, in CSS pixels. */
const apart = 4;

/** How far from its place a colour is looked for, in CSS pixels: two routes keep to either side. */
const around = (kind: LayerSpec['kind']) => (kind === 'points' ? 1 : 5);

/** How far apart two colours may be and be taken for the same, in the cube of red, green and blue. */
const alike = 55;

/** How far a place keeps from a layer whose colour could be taken for its own, in CSS pixels. */
const clear = 12;

const files = new Map<string, Promise<FeatureCollection>>();

function fileOf({ files: { geometry } }: DrawnStory, layer: string): Promise<FeatureCollection> {
  const path = join(root, geometry, `${layer}.geojson`);
  const file = files.get(path) ?? readFile(path, 'utf8').then((text) => JSON.parse(text));
  files.set(path, file);
  return file;
}

/**
 * Looks at the map at rest for each layer of the story: along its own shape, as the camera projects
 * it, for its own colour. What the page says of its layers is not asked.
 */
export async function drawnShares(
  page: Page,
  theme: Theme,
  story: DrawnStory = thisStory,
): Promise<Readonly<Record<string, Drawn>>> {
  const camera = { ...(await mapAtRest(page)), padding: await paddingOf(page) };
  const picture = PNG.sync.read(await mapPicture(page));
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('#map takes up no room.');
  const at = project(camera, box);
  const shapes = await Promise.all(
    story.layers.map(async (layer) => ({
      layer,
      color: rgb(layer.color[theme]),
      lines: linesOf(layer, await fileOf(story, layer.id)).map((line) =>
        spaced(line.map(([lng = 0, lat = 0]) => at([nearAngle(lng, camera.center[0]), lat]))),
      ),
    })),
  );
  const shares = shapes.map(({ layer, color, lines }) => {
    const others = shapes
      .filter((other) => other.layer !== layer && distance(other.color, color) < 2 * alike)
      .flatMap((other) => other.lines.flat());
    const places = lines
      .flat()
      .filter(([x, y]) => x > 0 && y > 0 && x < box.width && y < box.height)
      .filter((place) => others.every((other) => distance(place, other) > clear));
    const seen = places.filter(([x, y]) =>
      hasColor(picture, [x + box.x, y + box.y], around(layer.kind), color),
    );
    return [layer.id, { places: places.length, share: seen.length / places.length }] as const;
  });
  return Object.fromEntries(shares);
}

async function paddingOf(page: Page) {
  const text = await page.locator('#map').getAttribute('data-padding');
  const [top = 0, right = 0, bottom = 0, left = 0] = (text ?? '').split(',').map(Number);
  return { top, right, bottom, left };
}

/** What of a layer is drawn in its colour at full strength: lines, edges, and the middles of discs. */
function linesOf(
  { kind, categories = {} }: LayerSpec,
  { features }: FeatureCollection,
): readonly Position[][] {
  const drawn = features.filter(({ properties }) => {
    if (kind === 'zone') return properties?.part === 'line';
    return (
      kind !== 'points' ||
      (categories[properties?.category]?.form === 'core' && !properties?.uncertain)
    );
  });
  return drawn.flatMap(positionsOf);
}

function positionsOf({ geometry }: Feature): readonly Position[][] {
  if (geometry.type === 'Point') return [[geometry.coordinates]];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  throw new Error(`A layer of ${geometry.type} is not looked for yet.`);
}

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

function hasColor(picture: PNG, [x, y]: Point, around: number, color: readonly number[]): boolean {
  for (let dy = -around; dy <= around; dy += 1) {
    for (let dx = -around; dx <= around; dx += 1) {
      const [column, row] = [Math.round(x) + dx, Math.round(y) + dy];
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue;
      const at = 4 * (row * picture.width + column);
      const seen = [...picture.data.subarray(at, at + 3)];
      if (distance(seen, color) < alike) return true;
    }
  }
  return false;
}

const rgb = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
