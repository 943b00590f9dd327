import type { ExpressionSpecification } from 'maplibre-gl';
import { pixelKm } from '../../core/camera/mercator.ts';
import { formatList } from '../../words/formats.ts';
import type { LayerColors } from '../palette.ts';
import { storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, FeatureFault, Kind, LayerFeature, ToldLayer, ToldWords } from './kind.ts';
import { ownWords, significant } from './sentences.ts';

const fields = ({ number, maybe }: FieldTypes) => ({
  each: maybe(number, 'How many a dot represents; 1 by default.'),
  radiusInKm: maybe(number, 'The radius of a dot, in kilometres on the ground; 10 by default.'),
});

export type DotsLayer = LayerWith<'dots', typeof fields>;

/** Counts as dots of one size on the ground, the last of a feature a share of a dot's area. */
export const dots: Kind<DotsLayer> = {
  name: 'dots',
  geometries: ['MultiPoint'],
  shape: 'point',
  layers: ({ id }, colors) => [
    storyLayer(
      { id: `${id}-dots`, type: 'circle', source: id, paint: look(colors) },
      { layer: id, fullOpacity: { 'circle-opacity': 0.92, 'circle-stroke-opacity': 0.92 } },
    ),
  ],
  prepare: (features, layer) => features.flatMap((feature) => placesOf(feature, layer)),
};

export const dotsInBuild: BuildKind<DotsLayer> = {
  fields,
  sent: ['each', 'radiusInKm'],
  check: (layer, features) => features.flatMap((feature, index) => faults(feature, index, layer)),
  swatch: () => ({
    'inline-size': '0.85rem',
    'block-size': '0.85rem',
    'margin-inline': '0.32rem',
    border: '2px solid var(--c)',
    'border-radius': '50%',
    background: 'var(--tint)',
  }),
  sentence: describe,
};

const isRing: ExpressionSpecification = ['==', ['get', 'filled'], false];

/** A circle's stroke is outside its radius, so a ring's radius is this share of a dot's. */
const withinStroke = 0.84;

const size: ExpressionSpecification = ['get', 'size'];

const look = ({ color }: LayerColors) => ({
  'circle-radius': [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...[0, size, 24, ['*', 2 ** 24, size]],
  ] as ExpressionSpecification,
  'circle-color': ['case', isRing, 'rgba(0, 0, 0, 0)', color] as ExpressionSpecification,
  'circle-stroke-color': color,
  'circle-stroke-width': [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...[3, ['case', isRing, 0.8, 0], 7, ['case', isRing, 2.2, 0]],
  ] as ExpressionSpecification,
  'circle-pitch-alignment': 'map' as const,
});

const positionsOf = ({ geometry }: Pick<LayerFeature, 'geometry'>) =>
  geometry.type === 'MultiPoint' ? geometry.coordinates : [];

/** Makes a point of each position. Its `size` is the radius in CSS pixels at zoom 0. */
function placesOf(feature: LayerFeature, { each = 1, radiusInKm = 10 }: DotsLayer) {
  const { count, filled } = feature.properties;
  const positions = positionsOf(feature);
  return positions.map((coordinates, i): LayerFeature => {
    const share = count === undefined ? 1 : Math.min(1, count / each - i);
    const radius = radiusInKm * Math.sqrt(share) * (filled === false ? withinStroke : 1);
    const size = radius / pixelKm(0, coordinates[1] ?? 0);
    const properties = { ...feature.properties, size };
    return { ...feature, geometry: { type: 'Point', coordinates }, properties };
  });
}

function faults(
  feature: LayerFeature,
  index: number,
  { each = 1 }: Pick<DotsLayer, 'each'>,
): FeatureFault[] {
  const { count } = feature.properties;
  if (count === undefined) return [];
  const [dots, places] = [Math.ceil(count / each), positionsOf(feature).length];
  if (dots === places) return [];
  const problem = `has ${places} positions, but ${count} are ${dots} dots of ${each}.`;
  return [[index, problem, 'Add or remove positions, or change the count, or the layer’s each.']];
}

function describe({ layer, features }: ToldLayer<DotsLayer>, words: ToldWords): string {
  const { told, common, locale } = words;
  if (layer.told) return ownWords(layer, layer.told, {});
  const counts = features.map(({ properties: { name, count } }) =>
    count === undefined ? name : common.term({ term: name, words: significant(count, words) }),
  );
  const each = significant(layer.each ?? 1, words);
  return told.dots({ each, counts: formatList(counts, locale) });
}
