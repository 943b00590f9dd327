import type { HtmlTagDescriptor } from 'vite';
import type { LoadedStory } from '../../load/load-story.ts';
import { homeOf } from '../editions.ts';
import { sharePicture, sharePictureUrl } from '../head.ts';

/** A thing as schema.org describes it; what has the value `undefined` is left out when written. */
type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/**
 * What the story is, in the words of schema.org: an article based on another, with a map. Its sources
 * are not said again: they are in the page's text, and would weigh as much once more.
 *
 * @param loaded The story.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function structuredData(loaded: LoadedStory, baseUrl?: string): Thing {
  const { meta } = loaded.story;
  const { article } = meta;
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
    ...translations(loaded, baseUrl),
    isBasedOn: article && {
      '@type': 'Article',
      headline: article.title,
      author: named('Person', article.author),
      publisher: named('Organization', article.publisher),
      datePublished: article.date,
      url: article.url,
    },
    hasPart: mapThing(loaded),
  };
}

/** Of which work the story is a translation, or which translations there are of it. */
function translations(loaded: LoadedStory, baseUrl?: string): Readonly<Record<string, unknown>> {
  const home = homeOf(loaded, baseUrl);
  const [original, ...others] = loaded.editions.map(({ lang, path }) => ({
    '@type': 'Article',
    inLanguage: lang,
    url: home && new URL(path, home).href,
  }));
  if (!original) return {};
  return loaded.files.translation ? { translationOfWork: original } : { workTranslation: others };
}

function named(type: 'Person' | 'Organization', name: string | undefined): Thing | undefined {
  return name ? { '@type': type, name } : undefined;
}

/** The story's map, in the words of schema.org: where it is of, and the works that it is made from. */
function mapThing({ story, scenes, described, words }: LoadedStory): Thing {
  const works = new Map(
    described
      .flatMap(({ metadata }) => metadata.sources)
      .map(({ title, publisher, version, url, credit }) => [
        `${title} ${version ?? ''}`,
        {
          '@type': 'CreativeWork',
          name: title,
          publisher: named('Organization', publisher),
          version,
          url,
          creditText: credit,
        },
      ]),
  );
  const opening = story.sections[0] && scenes[story.sections[0].id];
  const [west, south, east, north] = opening?.bounds ?? [];
  return {
    '@type': 'Map',
    name: words.render.mapOf({ title: story.meta.title }),
    inLanguage: story.meta.lang,
    spatialCoverage: opening && {
      '@type': 'Place',
      // The lower corner first, each latitude before longitude.
      geo: { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
    },
    isBasedOn: [...works.values()],
  };
}

/** Data at the end of the page, where no paint waits for it. */
export const dataBlock = (
  attrs: Readonly<Record<string, string>>,
  data: unknown,
): HtmlTagDescriptor => ({
  tag: 'script',
  attrs,
  children: jsonForHtml(data),
  injectTo: 'body',
});

/** A value as JSON that no HTML parser takes for markup, and Vite for no name of its own, so that it may stand in a `<script>`. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&%\u2028\u2029]|_(?=_VITE_)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
