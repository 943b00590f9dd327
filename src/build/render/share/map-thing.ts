import type { LoadedStory } from '../../story/load-story.ts';
import type { Thing } from './structured-data.ts';

/** The story's map, in the words of schema.org: where it is of, and the works that it is made from. */
export function mapThing({ story, scenes, described, words }: LoadedStory): Thing {
  const works = new Map(
    described
      .flatMap(({ metadata }) => metadata.sources)
      .map(({ title, publisher, version, url, credit }) => [
        `${title} ${version ?? ''}`,
        {
          '@type': 'CreativeWork',
          name: title,
          publisher: publisher && { '@type': 'Organization', name: publisher },
          version,
          url,
          creditText: credit,
        },
      ]),
  );
  const opening = story.sections[0] && scenes[story.sections[0].id];
  return {
    '@type': 'Map',
    name: words.render.mapOf(story.meta.title),
    inLanguage: story.meta.lang,
    spatialCoverage: opening && {
      '@type': 'Place',
      geo: { '@type': 'GeoShape', box: boxOf(opening.bounds) },
    },
    isBasedOn: [...works.values()],
  };
}

/** Bounds as `latitude longitude latitude longitude`, the lower corner first. */
function boxOf([west, south, east, north]: readonly [number, number, number, number]): string {
  return `${south} ${west} ${north} ${east}`;
}
