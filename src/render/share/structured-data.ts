import type { HtmlTagDescriptor } from 'vite';
import type { StoryMeta } from '../../load/text/front-matter.ts';
import { sharePictureUrl } from '../head.ts';

/**
 * The story in the words of schema.org: an article, based on the one that it retells. What is `undefined` is
 * left out when written.
 *
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export const structuredData = (meta: StoryMeta, baseUrl?: string) => ({
  '@context': 'https://schema.org',
  ...articleThing({ ...meta, date: meta.published, url: baseUrl }),
  description: meta.description,
  inLanguage: meta.lang,
  isAccessibleForFree: true,
  image: sharePictureUrl(baseUrl),
  isBasedOn: meta.article && articleThing(meta.article),
});

const articleThing = (article: NonNullable<StoryMeta['article']>) => ({
  '@type': 'Article',
  headline: article.title,
  author: named('Person', article.author),
  publisher: named('Organization', article.publisher),
  datePublished: article.date,
  url: article.url,
});

const named = (type: 'Person' | 'Organization', name: string | undefined) =>
  name && { '@type': type, name };

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
