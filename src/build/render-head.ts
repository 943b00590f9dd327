import { escapeHtml } from './escape-html.ts';
import type { StoryMeta } from './read-front-matter.ts';

/**
 * The head's part that comes from the story: title, description, author and date.
 *
 * @param meta The story's front matter.
 * @param baseUrl The address that the page is published at, if that is known.
 */
export function renderHead(meta: StoryMeta, baseUrl?: string): string {
  const canonical = baseUrl ? [`<link rel="canonical" href="${escapeHtml(baseUrl)}">`] : [];
  return [
    `<title>${escapeHtml(meta.title)}: ${escapeHtml(meta.subtitle)}</title>`,
    `<meta name="description" content="${escapeHtml(meta.description)}">`,
    ...canonical,
  ].join('\n');
}
