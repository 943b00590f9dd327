import type { LoadedStory } from '../parse/load-story.ts';
import type { StoryMeta } from '../parse/read-front-matter.ts';
import type { Source } from '../parse/read-sources.ts';
import { mapThing } from './map-thing.ts';
import { sharePicture, sharePictureUrl } from './share-picture.ts';

/** A thing as schema.org describes it; what has the value `undefined` is left out when written. */
export type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/**
 * What the story is, in the words of schema.org: an article based on another, with the sources that
 * it cites and a map.
 *
 * @param loaded The story.
 * @param baseUrl The address that the page is published at, if that is known.
 */
export function structuredData(loaded: LoadedStory, baseUrl?: string): Thing {
  const { meta } = loaded.story;
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: meta.title,
    alternativeHeadline: meta.subtitle,
    description: meta.description,
    inLanguage: meta.lang,
    datePublished: meta.published,
    author: named('Person', meta.author),
    publisher: named('Organization', meta.publisher),
    url: baseUrl,
    mainEntityOfPage: baseUrl,
    isAccessibleForFree: true,
    image: {
      '@type': 'ImageObject',
      url: sharePictureUrl(baseUrl),
      width: sharePicture.width,
      height: sharePicture.height,
    },
    isBasedOn: meta.article && retoldArticle(meta.article),
    citation: citedSources(loaded).map(citation),
    hasPart: mapThing(loaded),
  };
}

function retoldArticle(article: NonNullable<StoryMeta['article']>): Thing {
  return {
    '@type': 'Article',
    headline: article.title,
    author: named('Person', article.author),
    publisher: named('Organization', article.publisher),
    datePublished: article.date,
    url: article.url,
  };
}

/** The sources that the text cites, once each, in the order of their numbers. */
function citedSources({ story, sources }: LoadedStory): Source[] {
  const ids = new Set(story.cited.map(({ source }) => source));
  return [...ids].flatMap((id) => sources[id] ?? []);
}

/** A source; a title in square brackets describes one whose own title was not to hand. */
function citation({ title, author, publisher, date, url }: Source): Thing {
  const described = /^\[(.*)\]$/.exec(title)?.[1];
  return {
    '@type': 'CreativeWork',
    ...(described ? { description: described } : { name: title }),
    author: named('Person', author),
    publisher: named('Organization', publisher),
    datePublished: date,
    url,
  };
}

function named(type: 'Person' | 'Organization', name: string | undefined): Thing | undefined {
  return name ? { '@type': type, name } : undefined;
}
