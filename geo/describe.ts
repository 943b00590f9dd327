import { area, featureCollection, length } from '@turf/turf';
import type { Feature } from 'geojson';
import { layerSource } from '../src/tiles/packages.ts';
import type { NamedProperties } from '../src/tiles/shapes/ground.ts';
import type { Description, Measure } from './descriptions.ts';
import { type Layer, type LayerMetadata, layerMetadata, type Measured } from './layer.ts';
import type { MeasuredStop } from './shapes/routes.ts';
import { sources } from './sources.ts';

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
    throw new Error(`geo/descriptions.ts measures "${measure.of}", which is in no layer.`);
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

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const figure = ({ quantity, value, unit, published }: Measured): string => {
  const others = (published ?? []).map((each) => `${each.value} (${each.source})`).join(', ');
  return `${quantity} ${number.format(value)} ${unit}${others === '' ? '' : `; published: ${others}`}`;
};

const namesOf = ({ sources }: LayerMetadata): readonly string[] =>
  sources.map(({ title, publisher, version, date }) =>
    [title, publisher, version === 'as published' ? [] : version, date].flat().join(', '),
  );

/** The text of `geo/README.md`: an entry for each file, and the sources that the entries number. */
export function readmeOf(files: readonly { path: string; metadata: LayerMetadata }[]): string {
  const sources = [...new Set(files.flatMap(({ metadata }) => namesOf(metadata)))];
  const entries = files.map(({ path, metadata }) => {
    const { id, summary, license, measured } = metadata;
    const numbers = namesOf(metadata).map((name) => sources.indexOf(name) + 1);
    /** What a file says, without what a file above says too. */
    const once = (part: 'method' | 'certainty'): string => {
      const own = metadata[part];
      const first = files.find((file) => own.includes(file.metadata[part]));
      if (!first || first.path === path) return own;
      return own.replace(first.metadata[part], `As for \`${first.metadata.id}\`.`);
    };
    const parts = [
      `**[${id}](${path})** (${license.split(',')[0]}, from ${numbers.join(', ')}). ${summary}`,
      `*Method:* ${once('method')}`,
      `*Certainty:* ${once('certainty')}`,
      ...(measured.length > 0 ? [`*Measured:* ${measured.map(figure).join('. ')}.`] : []),
    ];
    return parts.join(' ');
  });
  const list = sources.map((source, i) => `${i + 1}. ${source}`).join('\n');
  return `${[intro, ...entries, '## Sources', list].join('\n\n')}\n`;
}

const intro = `# Geometry

\`npm run geo\` derives every shape and the relief of this story, and in \`src/world\` the coarse basemap of the world for stories without one, from the packages and, for the relief and the lights at night, the repositories that \`sources.ts\` pins. \`npm run geo:check\` derives them anew and names each file that differs. This page is made from the files' own \`metadata\`; each entry has the licence and the numbers of its [sources](#sources).`;
