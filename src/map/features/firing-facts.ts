import type { FeatureProperties, LayerFeature } from './layer-collection.ts';

/** A term and what is said under it. */
export interface Detail {
  readonly term: string;
  readonly words: string;
}

const dayOf = ({ date }: FeatureProperties) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

function countOf({ count, countMax, countNote = '' }: FeatureProperties): string {
  if (countMax) return `${count} to ${countMax}`;
  return countNote.startsWith('About') ? `about ${count}` : `${count}`;
}

/** What was fired on a day: `14 July 2014: about 100 fired. Artillery rockets, not ballistic.` */
export function firingFact(properties: FeatureProperties): string {
  const kind = `${properties.type}, ${properties.ballistic ? '' : 'not '}ballistic`;
  return `${dayOf(properties)}: ${countOf(properties)} fired. ${kind}.`;
}

/** What else there is to say of a firing: its count, how sure it is, and the others at its place. */
export function firingDetails(
  { properties, geometry }: LayerFeature,
  features: readonly LayerFeature[],
): Detail[] {
  const { countNote, uncertain, source } = properties;
  const here = String(geometry.coordinates);
  const others = features.filter(
    (other) => other.properties !== properties && String(other.geometry.coordinates) === here,
  );
  return [
    ...(countNote ? [{ term: 'Count', words: countNote }] : []),
    {
      term: 'Certainty',
      words: uncertain
        ? 'The place or the count is only roughly known.'
        : 'As published, at the level of a town.',
    },
    ...(others.length > 0
      ? [{ term: 'Also here', words: others.map((other) => dayOf(other.properties)).join(', ') }]
      : []),
    ...(source ? [{ term: 'Reported by', words: source }] : []),
  ];
}
