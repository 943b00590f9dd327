import { area, length } from '@turf/turf';
import type { Feature } from 'geojson';
import type { Description, Measure } from '../data/descriptions.ts';
import type { Layer, NamedProperties } from '../layer.ts';
import { type LayerMetadata, layerMetadata, type Measured } from '../layer-metadata.ts';
import { sources } from '../sources.ts';

type NamedFeature = Feature<Feature['geometry'], NamedProperties>;

const measuredOf = (features: readonly NamedFeature[], measure: Measure): Measured => {
  const feature = features.find(({ properties }) => properties.name === measure.of);
  if (feature === undefined) {
    throw new Error(`geo/data/descriptions.ts measures "${measure.of}", which is in no layer.`);
  }
  const [value, unit] =
    measure.as === 'length'
      ? [Number(length(feature).toFixed(1)), 'km' as const]
      : [Number((area(feature) / 1e6).toFixed(1)), 'km²' as const];
  return {
    quantity: measure.quantity,
    value,
    unit,
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
      const {
        title,
        publisher,
        package: name,
        version,
        date,
        licence,
        credit,
        url,
      } = sources[each];
      return { title, publisher, version: `${name} ${version}`, date, licence, credit, url };
    }),
    measured: measures.map((measure) => measuredOf(features, measure)),
  };
  return {
    type: 'FeatureCollection',
    metadata: layerMetadata.parse(metadata),
    features: [...features],
  };
};
