import type { ImageSourceSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { PictureTiles } from '../../core/story/tiles.ts';
import { outlineLayers } from '../basemap-layers.ts';
import { layerColors } from '../palette.ts';
import { storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, FeatureFault, Kind, LayerFeature } from './kind.ts';

const fields = ({ text, flag, color, maybe }: FieldTypes) => ({
  tint: maybe(color, 'The colour of its swatch, and behind its names; `color` by default.'),
  picture: text.describe(
    'A picture in `public/`, or the PMTiles archive that its tiles are cut from.',
  ),
  above: maybe(
    flag,
    'Whether it covers all other layers and names; by default it lies beneath them.',
  ),
  outlines: maybe(
    flag,
    'Whether coasts and borders are drawn faintly over it, in the colour of its names.',
  ),
  compare: maybe(flag, 'Whether a handle in the legend uncovers the map beneath.'),
});

type Corners = readonly [LngLat, LngLat, LngLat, LngLat];

export interface ImageLayer extends LayerWith<'image', typeof fields> {
  readonly tiles?: PictureTiles;
  /** Set by the build: north-west, north-east, south-east, south-west. */
  readonly corners?: Corners;
}

/** A picture placed by its four corners, such as an old map. If there are several, the file's first is the lowest. */
export const image: Kind<ImageLayer> = {
  name: 'image',
  geometries: ['Polygon'],
  shape: 'area',
  layers: () => [],
  over(layer, theme) {
    const { id, corners, tiles, above, outlines } = layer;
    if (!corners) return [];
    const source = pictureSource(id);
    const { tint, text } = layerColors(layer, theme);
    const covers = corners[1][0] - corners[0][0] > wide && (above ? 'names' : 'relief');
    const dimmed = theme === 'dark' && !above && { 'raster-brightness-max': onDark };
    const paint = { 'raster-fade-duration': 0, ...dimmed };
    // A tile may be late, and tiles may not reach to the corners.
    const ground = storyLayer(
      {
        id: `${id}-ground`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': tint, 'fill-antialias': false },
      },
      { layer: id, fullOpacity: { 'fill-opacity': 1 } },
    );
    return [
      ...(above && tiles ? [ground] : []),
      storyLayer(
        { id: source, type: 'raster', source, paint },
        {
          layer: id,
          fullOpacity: { 'raster-opacity': 1 },
          leaves: tiles !== undefined,
          ...(covers && { covers }),
        },
      ),
      ...(outlines ? outlineLayers(id, text) : []),
    ];
  },
  sources: (layers) =>
    Object.fromEntries(
      layers.flatMap(({ id, picture, corners, tiles }) =>
        corners
          ? [
              [
                pictureSource(id),
                tiles ? tileSource(picture, tiles) : imageSource(picture, corners),
              ],
            ]
          : [],
      ),
    ),
};

/** The width, in degrees of longitude, from which a picture fills a scene's map. */
const wide = 40;

/** Brightness of a picture in the dark theme, beneath names and lines made for dark paper. */
const onDark = 0.55;

export const imageInBuild: BuildKind<ImageLayer> = {
  fields,
  sent: ['picture', 'corners', 'tiles', 'outlines'],
  swatch: () => ({ border: '1.5px solid var(--c)', background: 'var(--tint)' }),
  complete: (layer, features) => {
    const corners = features[0] && cornersOf(features[0]);
    return corners ? { ...layer, corners } : layer;
  },
  check: (_, features) => cornerFaults(features),
  sentence: ({ layer, features }) =>
    layer.told ?? `${features[0]?.properties.name ?? layer.label}.`,
};

/** The source of an image layer's picture; the one named by the layer's id has the outline. Ids have no colons. */
export const pictureSource = (id: string): string => `${id}${ofPicture}`;
export const ofPicture = ':picture';

export const tilesFolder = (archive: string): string =>
  `tiles/${archive.replace(/\.pmtiles$/, '')}`;

const tileSource = (
  archive: string,
  { minzoom, maxzoom, bounds, size }: PictureTiles,
): RasterSourceSpecification => ({
  type: 'raster',
  tiles: [`tiles://${tilesFolder(archive)}/{z}/{x}/{y}.avif`],
  tileSize: size,
  minzoom,
  maxzoom,
  bounds: [...bounds],
});

const imageSource = (url: string, corners: Corners): ImageSourceSpecification => ({
  type: 'image',
  url,
  coordinates: corners.map(([...corner]) => corner) as ImageSourceSpecification['coordinates'],
});

/** Returns the outline's corners, clockwise from the north-west, if there are four. */
function cornersOf({ geometry }: LayerFeature): Corners | undefined {
  if (geometry.type !== 'Polygon') return undefined;
  const [ring = []] = geometry.coordinates;
  const corners = ring.slice(0, -1).map(([lng = 0, lat = 0]): LngLat => [lng, lat]);
  if (corners.length !== 4) return undefined;
  const farthest = (east: number, north: number) => {
    const weight = ([lng, lat]: LngLat) => east * lng + north * lat;
    return corners.reduce((best, next) => (weight(next) > weight(best) ? next : best));
  };
  return [farthest(-1, 1), farthest(1, 1), farthest(1, -1), farthest(-1, -1)];
}

function cornerFaults(features: readonly LayerFeature[]): FeatureFault[] {
  const [first] = features;
  if (first && features.length === 1 && cornersOf(first)) return [];
  const remedy = 'Draw one polygon, with the corners of the picture as its four positions.';
  return [[0, 'the file does not hold one polygon with four corners.', remedy]];
}
