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

/** By what the least interval is multiplied. Each so many contours is an index, with its figure. */
const [multiples, indexed] = [[1, 2, 5, 10, 20, 50, 100], 5] as const;

/** How many pixels contours are apart, on the whole, down the columns of the steepest tile of a zoom: as bytes allow. */
const apart = 11;

/** How far contours go on over the edge of their tile, and around it the heights that they are drawn from, in pixels. */
const [over, beyond] = [8, 16];

/** Every how many pixels a height is taken, of the mean around; squares of that grid in the least summit; coordinates in a pixel. */
const [step, radius, leastRing, fineness] = [4, 2, 8, 2];

/** Gives what cuts the contours of some tiles, each as a vector tile; with the first it says the interval of each zoom. */
export function contourCutter(
  tiles: readonly TileId[],
  heightsOf: ReturnType<typeof heightsAround>,
  { contours: units, say }: Pick<TilesOrder, 'contours' | 'say'>,
): (tile: TileId) => Promise<Uint8Array | undefined> {
  const [name, metres, least] = units === 'mi' ? ['ft', 0.3048, 20] : ['m', 1, 10];
  const choose = async () => {
    const intervals = new Map<number, number>();
    for (const tile of tiles) {
      const { values = [], width = 0 } = (await heightsOf(tile, 0)) ?? {};
      let rise = 0;
      for (let at = width; at < values.length; at += 1)
        rise += Math.abs((values[at] ?? 0) - (values[at - width] ?? 0)) / values.length || 0;
      const times = multiples.find((each) => each * least >= (apart * rise) / metres) ?? 100;
      intervals.set(tile[0], Math.max(times * least, intervals.get(tile[0]) ?? 0));
    }
    // Farther away there are no more of them than closer.
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
    return heights && contourTile(heights, metres, intervals.get(tile[0]) ?? least);
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
    const rings = all.filter((ring) => Math.abs(signedArea(ring)) > leastRing);
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

/** What takes the place of a height in a grid. A contour goes on along its rim. */
const unknown = Number.NEGATIVE_INFINITY;

/** The parts of a contour with heights on every side. */
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
