import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { bboxClip } from '@turf/bbox-clip';
import { multiLineString } from '@turf/helpers';
import { contours } from 'd3-contour';
import { linesOf, type Position, signedArea } from '../../core/geometry/coordinates.ts';
import type { TileId } from '../../core/story/tiles.ts';
import { contourPart, tileSize } from '../../style/relief.ts';
import type { TilesOrder } from '../tiles/cut-tiles.ts';
import { blur, type Raster } from './draw-relief.ts';
import { type heightsAround, knownAmong } from './heights.ts';

/** The multiples of the minimum interval; every fifth contour is an index contour, labelled with its height. */
const [multiples, indexed] = [[1, 2, 5, 10, 20, 50, 100], 5] as const;

/** The mean distance of contours in a zoom's steepest tile, in pixels, that keeps tiles small enough. */
const apart = 11;

/** How far contours continue beyond their tile, and how far beyond it they need heights, in pixels. */
const [over, beyond] = [8, 16];

/** Grid spacing and blur radius in pixels, minimum ring area in grid cells, and tile units per pixel. */
const [step, radius, minRing, fineness] = [4, 2, 8, 2];

/** Returns a function that cuts contours as vector tiles; its first call reports the interval at each zoom. */
export function contourCutter(
  tiles: readonly TileId[],
  heightsOf: ReturnType<typeof heightsAround>,
  { contours: units, say }: Pick<TilesOrder, 'contours' | 'say'>,
): (tile: TileId) => Promise<Uint8Array | undefined> {
  const [name, metres, minInterval] = units === 'mi' ? ['ft', 0.3048, 20] : ['m', 1, 10];
  const choose = async () => {
    const intervals = new Map<number, number>();
    for (const tile of tiles) {
      const { values = [], width = 0 } = (await heightsOf(tile, 0)) ?? {};
      let rise = 0;
      for (let at = width; at < values.length; at += 1)
        rise += Math.abs((values[at] ?? 0) - (values[at - width] ?? 0)) / values.length || 0;
      const times = multiples.find((each) => each * minInterval >= (apart * rise) / metres) ?? 100;
      intervals.set(tile[0], Math.max(times * minInterval, intervals.get(tile[0]) ?? 0));
    }
    // A lower zoom has no more contours than a higher one.
    for (const [z, interval] of [...intervals].reverse())
      if (intervals.has(z - 1)) intervals.set(z - 1, Math.max(interval, intervals.get(z - 1) ?? 0));
    const every = [...intervals].map(([z, interval]) => `every ${interval} ${name} at zoom ${z}`);
    say(`contours: ${every.join(', ')}`);
    return intervals;
  };
  let chosen: ReturnType<typeof choose> | undefined;
  return async (tile) => {
    if (!tiles.includes(tile)) return;
    chosen ??= choose();
    const [heights, intervals] = [await heightsOf(tile, beyond), await chosen];
    return heights && contourTile(heights, metres, intervals.get(tile[0]) ?? minInterval);
  };
}

function contourTile(heights: Raster, metres: number, interval: number): Uint8Array {
  const known = knownAmong(heights);
  const { width, values } = blur(
    { ...heights, values: heights.values.map((at) => at || 0) },
    radius,
  );
  const side = width / step;
  const grid = Array.from({ length: side ** 2 }, (_, at) => {
    const pixel = Math.floor(at / side) * step * width + (at % side) * step;
    return (known?.[pixel] ?? 1) > 0.5 ? (values[pixel] ?? 0) / metres / interval : unknown;
  });
  const first = Math.max(1, Math.ceil(Math.min(...grid)));
  const count = Math.max(0, Math.floor(Math.max(...grid)) + 1 - first);
  const { contour } = contours().size([side, side]);
  const inTile = (at: number) => Math.round(((at - 0.5) * step - beyond + 0.5) * fineness);
  const inGrid = (pixel: number) => (pixel - 0.5 + beyond) / step + 0.5;
  const [from, end] = [inGrid(-over), inGrid(tileSize + over)] as const;
  const features = Array.from({ length: count }, (_, i) => {
    const all = contour(grid, first + i).coordinates.flat();
    const rings = all.filter((ring) => Math.abs(signedArea(ring)) > minRing);
    const { geometry } = bboxClip(multiLineString(rings), [from, from, end, end]);
    const lines = linesOf(geometry.coordinates)
      .flatMap((line) => (known ? knownParts(line, grid, side) : [line]))
      .filter(({ length }) => length > 1);
    const tags = (first + i) % indexed ? {} : { index: true, name: `${(first + i) * interval}` };
    return { type: 2, geometry: lines.map((line) => line.map((at) => at.map(inTile))), tags };
  }).filter(({ geometry }) => geometry.length > 0);
  const tile = { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string];
  return fromGeojsonVt({ [contourPart]: tile }, { version: 2, extent: tileSize * fineness });
}

/** Stands for an unknown height; contours along the edge of unknown heights are cut away. */
const unknown = Number.NEGATIVE_INFINITY;

function knownParts(line: readonly Position[], grid: readonly number[], side: number) {
  const parts: Position[][] = [[]];
  for (const at of line) {
    const [x = 0, y = 0] = at.map(Math.floor);
    const around = [y - 1, y, y + 1].flatMap((row) =>
      grid.slice(row * side + x - 1, row * side + x + 2),
    );
    if (around.includes(unknown)) parts.push([]);
    else parts.at(-1)?.push(at);
  }
  return parts;
}
