import type { BasemapPart } from '../files/part-metadata.ts';
import type { NamedFeatures } from '../shapes/named-features.ts';
import type { CutSources } from '../sources/read-packages.ts';
import { missingInScenes } from './find-in-scenes.ts';
import type { StoryFrames } from './read-frames.ts';

/** So many countries are named in the report. */
const mostNamed = 8;

/** What a basemap holds, what it lacks and whom it credits, a line each. */
export function reportOf(
  { scenes }: StoryFrames,
  features: Readonly<Record<BasemapPart, NamedFeatures>>,
  sources: CutSources,
): string[] {
  const countries = features.places.filter(isCountry).map(({ properties }) => properties.name);
  const others = countries.length - mostNamed;
  const more = others > 0 ? ` and ${others} more` : '';
  const cities = features.places.length - countries.length;
  const works = [sources.countries, sources.waters, sources.cities];
  const terms = new Set(works.map(({ credit, licence }) => `${credit} (${licence})`));
  const credits = new Set(works.map(({ credit }) => credit));
  return [
    `found ${countries.slice(0, mostNamed).join(', ') || 'no country'}${more}, and ${cities} cities and towns`,
    ...missingInScenes(scenes, features),
    `credited on the page, with the terms: ${[...terms].join('; ')}`,
    `for the line under the map, write into settings.yaml: credits: "${[...credits].join(' · ')}"`,
  ];
}

const isCountry = ({ properties }: NamedFeatures[number]): boolean => properties.kind === 'country';
