import type { StoryMeta } from '../parse/read-front-matter.ts';
import { escapeHtml } from './escape-html.ts';
import { formatDate } from './format-date.ts';

/**
 * The line under the title: who wrote it, whose argument it retells, when it was published, and on
 * paper its address, which the page fills in where the build does not know it.
 */
export function renderByline({ article, author, published }: StoryMeta, baseUrl = ''): string {
  const by = author ? `By ${author}. ` : '';
  const retold = article
    ? `Retold from an article by ${article.author}, ${article.publisher}, ${formatDate(article.date)}. `
    : '';
  const day = `Published ${formatDate(published)}.`;
  return `<p class="byline">${escapeHtml(`${by}${retold}${day}`)} <span class="address print-only" data-address>${escapeHtml(baseUrl)}</span></p>\n`;
}
