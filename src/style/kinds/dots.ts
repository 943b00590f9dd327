import { formatList } from '../../words/formats.ts';
import { storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import { markLook, markOpacities, markSwatch, sizeOnGround } from './ground-circles.ts';
import type { BuildKind, FeatureFault, Kind, LayerFeature, ToldLayer, ToldWords } from './kind.ts';
import { ownWords, significant } from './sentences.ts';

const fields = ({ number, flag, maybe }: FieldTypes) => ({
  each: maybe(number, 'How many a dot represents; 1 by default.'),
  radiusInKm: maybe(number, 'The radius of a dot, in kilometres on the ground; 10 by default.'),
  filled: maybe(flag, '`false` for rings; a feature’s own `filled` takes precedence.'),
});

export type DotsLayer = LayerWith<'dots', typeof fields>;

/** Counts as dots of one size on the ground, the last of a feature a share of a dot's area. */
export const dots: Kind<DotsLayer> = {
  name: 'dots',
  geometries: ['MultiPoint'],
  shape: 'point',
  layers: ({ id }, { color }) => [
    storyLayer(
      { id: `${id}-dots`, type: 'circle', source: id, paint: markLook(color) },
      { layer: id, fullOpacity: markOpacities },
    ),
  ],
  prepare: (features, layer) => features.flatMap((feature) => placesOf(feature, layer)),
};

export const dotsInBuild: BuildKind<DotsLayer> = {
  fields,
  sent: ['each', 'radiusInKm', 'filled'],
  check: (layer, features) => features.flatMap((feature, index) => faults(feature, index, layer)),
  swatch: ({ filled = true }) => markSwatch(filled, '0.85rem'),
  sentence: describe,
};

const positionsOf = ({ geometry }: Pick<LayerFeature, 'geometry'>) =>
  geometry.type === 'MultiPoint' ? geometry.coordinates : [];

/** The share of a dot's area under which it is a speck, and the rim that shows it, in CSS pixels. */
const speck = { share: 0.01, rim: 0.8 } as const;

/** Makes a point of each position. Its `size` is the radius in CSS pixels at zoom 0. */
function placesOf(feature: LayerFeature, layer: DotsLayer) {
  const { each = 1, radiusInKm = 10 } = layer;
  const { count, filled = layer.filled ?? true } = feature.properties;
  const positions = positionsOf(feature);
  return positions.map((coordinates, i): LayerFeature => {
    const share = count === undefined ? 1 : Math.min(1, count / each - i);
    const radius = radiusInKm * Math.sqrt(share);
    const size = sizeOnGround(radius, coordinates[1]);
    const seen = share < speck.share ? { rim: speck.rim } : {};
    const properties = { ...feature.properties, filled, size, ...seen };
    return { ...feature, geometry: { type: 'Point', coordinates }, properties };
  });
}

function faults(
  feature: LayerFeature,
  index: number,
  { each = 1, radiusInKm = 1 }: Pick<DotsLayer, 'each' | 'radiusInKm'>,
): FeatureFault[] {
  if (each <= 0 || radiusInKm <= 0)
    return [[index, 'has dots of nothing.', 'Make the layer’s each and radiusInKm positive.']];
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
