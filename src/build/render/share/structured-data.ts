import type { LoadedStory } from '../../story/load-story.ts';
import type { StoryMeta } from '../../story/text/front-matter.ts';
import { mapThing } from './map-thing.ts';
import { sharePicture, sharePictureUrl } from './share-picture.ts';

/** A thing as schema.org describes it; what has the value `undefined` is left out when written. */
export type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/**
 * What the story is, in the words of schema.org: an article based on another, with a map. Its sources
 * are not said again: they are in the page's text, and would weigh as much once more.
 *
 * @param loaded The story.
 * @param baseUrl The URL that the page is published at, if that is known.
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

function named(type: 'Person' | 'Organization', name: string | undefined): Thing | undefined {
  return name ? { '@type': type, name } : undefined;
}
