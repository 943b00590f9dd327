import type { LoadedStory } from '../load/load-story.ts';
import type { Edition } from '../load/text/front-matter.ts';
import { escapeHtml } from '../load/text/html.ts';

/** The pages of a story in its languages, and the language of the page that links to them. */
interface LinkedEditions {
  readonly editions: readonly Edition[];
  readonly lang: string;
}

/** Where an edition is, from the page of another: a translation is in a folder of the original's. */
const hrefFrom = ({ editions, lang }: LinkedEditions, path: string): string => {
  const own = editions.find((edition) => edition.lang === lang)?.path ?? '';
  return `${own && '../'}${path}` || './';
};

/** Links to the story in its other languages, each named in itself; nothing where there is no other. */
export function renderEditions(linked: LinkedEditions, label: string): string {
  const others = linked.editions.filter(({ lang }) => lang !== linked.lang);
  if (others.length === 0) return '';
  const links = others.map(({ lang, name, path }) => {
    const tag = escapeHtml(lang);
    return `<a href="${hrefFrom(linked, path)}" hreflang="${tag}" lang="${tag}" rel="alternate">${escapeHtml(name)}</a>`;
  });
  return `<div class="editions" role="group" aria-label="${escapeHtml(label)}">${links.join(' ')}</div>\n`;
}

/** The URL of the original's page, from that of a page. */
export const homeOf = (
  { files }: Pick<LoadedStory, 'files'>,
  baseUrl?: string,
): string | undefined => (files.translation ? baseUrl && new URL('..', baseUrl).href : baseUrl);

/** The links that show search engines the editions as one story, in full where the original's URL is known. */
export function alternateLinks(linked: LinkedEditions, home?: string): string[] {
  if (linked.editions.length === 0) return [];
  const [original] = linked.editions;
  const all = [...linked.editions, { ...original, lang: 'x-default', path: '' }];
  return all.map(({ lang, path }) => {
    const href = home ? new URL(path, home).href : hrefFrom(linked, path);
    return `<link vite-ignore rel="alternate" hreflang="${escapeHtml(lang)}" href="${escapeHtml(href)}">`;
  });
}
