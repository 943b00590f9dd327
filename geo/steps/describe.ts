import { area, featureCollection, length } from '@turf/turf';
import type { Feature } from 'geojson';
import type { NamedProperties } from '../../src/build/commands/basemap/shapes/named-features.ts';
import { layerSource } from '../../src/build/commands/basemap/sources/source.ts';
import type { Description, Measure } from '../data/descriptions.ts';
import type { Layer } from '../layer.ts';
import { type LayerMetadata, layerMetadata, type Measured } from '../layer-metadata.ts';
import { sources } from '../sources.ts';
import type { MeasuredStop } from './layers/routes.ts';

type NamedFeature = Feature<Feature['geometry'], NamedProperties>;

/** What a measure gives of a layer's features of one name, and its unit. */
const measureOf = (
  as: Measure['as'],
  features: readonly NamedFeature[],
): Pick<Measured, 'value' | 'unit'> => {
  switch (as) {
    case 'length':
      return { value: Number(length(featureCollection([...features])).toFixed(1)), unit: 'km' };
    case 'area':
      return {
        value: Number((area(featureCollection([...features])) / 1e6).toFixed(1)),
        unit: 'km²',
      };
    case 'city-to-city': {
      const stops = features.flatMap(({ properties }) => properties.stops as MeasuredStop[]);
      return { value: Math.max(...stops.map(({ km }) => km)), unit: 'km' };
    }
  }
};

const measuredOf = (features: readonly NamedFeature[], measure: Measure): Measured => {
  const named = features.filter(({ properties }) => properties.name === measure.of);
  if (named.length === 0) {
    throw new Error(`geo/data/descriptions.ts measures "${measure.of}", which is in no layer.`);
  }
  return {
    quantity: measure.quantity,
    ...measureOf(measure.as, named),
    ...(measure.published && { published: measure.published.map((each) => ({ ...each })) }),
    ...(measure.note !== undefined && { note: measure.note }),
  };
};

/** A file of `geo/`: the features with what their description and their own geometry say of them. */
export const describe = (description: Description, features: readonly NamedFeature[]): Layer => {
  const { folder: _, measures, sources: ids, ...rest } = description;
  const metadata: LayerMetadata = {
    ...rest,
    sources: ids.map((each) => {
      if (typeof each !== 'string') return each;
      return layerSource(sources[each]);
    }),
    measured: measures.map((measure) => measuredOf(features, measure)),
  };
  return {
    type: 'FeatureCollection',
    metadata: layerMetadata.parse(metadata),
    features: [...features],
  };
};
