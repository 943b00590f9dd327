import { formatDate } from '../../words/formats.ts';
import type { Words } from '../story/files/read-words.ts';
import type { StoryMeta } from '../story/text/front-matter.ts';
import { escapeHtml } from '../story/text/html.ts';

/** What stands under the title: the subtitle, where there is one, and the byline. */
export function renderOpening(meta: StoryMeta, words: Words, baseUrl?: string): string {
  const subtitle = meta.subtitle
    ? `<p class="subtitle" role="doc-subtitle">${escapeHtml(meta.subtitle)}</p>\n`
    : '';
  return subtitle + renderByline(meta, words, baseUrl);
}

/**
 * The byline: who wrote it, whose argument it retells, when it was published, each where it is known,
 * and on paper its URL, which the page fills in where the build does not know it. With nothing but the URL
 * it is printed only.
 */
function renderByline(
  { article, author, published }: StoryMeta,
  { render, locale }: Words,
  baseUrl = '',
): string {
  const line = [
    ...(author ? [render.by(author)] : []),
    ...(article
      ? [
          render.retold({
            ...article,
            ...(article.date && { date: formatDate(article.date, locale) }),
          }),
        ]
      : []),
    ...(published ? [render.published(formatDate(published, locale))] : []),
  ].map((words) => `${escapeHtml(words)} `);
  const onPaper = line.length > 0 ? '' : ' print-only';
  return `<p class="byline${onPaper}">${line.join('')}<span class="address print-only" data-address>${escapeHtml(baseUrl)}</span></p>\n`;
}
