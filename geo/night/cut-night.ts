import { readFileSync, writeFileSync } from 'node:fs';
import type { FeatureCollection, Position } from 'geojson';
import sharp from 'sharp';
import { fromMercator, toMercator } from '../../src/core/camera/mercator.ts';
import { nightBounds } from './night-outline.ts';

/*
 * Cuts the picture of the lights at night: `npx tsx geo/night/cut-night.ts night-east-asia.png`. The file is a plate
 * carrée of 22.7556 pixels a degree, cut without resampling from `8k_earth_nightmap` of Solar System Scope.
 */

const source = { west: 70.0049, north: 59.9854, perDegree: 22.7556, width: 1820, height: 1252 };

const [west, south, east, north] = nightBounds;

/** Dark, and light, as the picture has them. */
const [dark, light] = [
  [9, 13, 20],
  [255, 236, 196],
] as const;

const file = process.argv[2];
if (!file) throw new Error('geo/night/cut-night.ts: name the picture that it is cut from.');
const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
if (info.width !== source.width || info.height !== source.height) {
  throw new Error(`${file}: ${source.width} × ${source.height} pixels are expected.`);
}
const [left, top] = toMercator([west, north]);
const [right, foot] = toMercator([east, south]);
const width = Math.round((east - west) * source.perDegree);
const height = Math.round((width * (foot - top)) / (right - left));
const pixels = Buffer.alloc(width * height * 3);
for (let y = 0; y < height; y += 1) {
  const [, lat] = fromMercator([left, top + ((foot - top) * (y + 0.5)) / height]);
  const row = (source.north - lat) * source.perDegree - 0.5;
  for (let x = 0; x < width; x += 1) {
    const column = Math.round((west - source.west) * source.perDegree) + x;
    const bright = Math.min(1, greyAt(row, column) / 255);
    for (const channel of [0, 1, 2] as const) {
      const value = dark[channel] + (light[channel] - dark[channel]) * bright;
      pixels[(y * width + x) * 3 + channel] = Math.round(value);
    }
  }
}

/** The grey at a row that may lie between two of the picture's. */
function greyAt(row: number, column: number): number {
  const above = Math.floor(row);
  const at = (y: number) => data[y * info.width + column] ?? 0;
  return at(above) + (at(above + 1) - at(above)) * (row - above);
}

/** The coasts and borders of the basemap, faint, so that what is dark can be told from the sea. */
function outlines(): Buffer {
  const { features }: FeatureCollection = JSON.parse(
    readFileSync('geo/basemap/overview.geojson', 'utf8'),
  );
  const project = ([lng = 0, lat = 0]: Position) => {
    const [x, y] = toMercator([lng, lat]);
    const scale = width / (right - left);
    return `${((x - left) * scale).toFixed(1)} ${((y - top) * scale).toFixed(1)}`;
  };
  const d = features
    .filter(({ properties }) => properties?.part === 'land')
    .flatMap(({ geometry }) =>
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : geometry.type === 'Polygon'
          ? geometry.coordinates
          : [],
    )
    .map((ring) => `M${ring.map(project).join('L')}z`)
    .join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="${d}" fill="none" stroke="#ffecc4" stroke-opacity=".22"/></svg>`,
  );
}

const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
writeFileSync(
  'src/story/public/night.avif',
  await picture
    .composite([{ input: outlines() }])
    .removeAlpha()
    .avif({ quality: 40, effort: 8 })
    .toBuffer(),
);
