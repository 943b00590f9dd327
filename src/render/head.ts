import { chartColors } from '../charts/figure.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { Edition, StoryMeta } from '../read/text/front-matter.ts';
import { escapeHtml } from '../read/text/html.ts';
import { shareSize } from '../stills/share-image.ts';
import { accentOf } from '../stills/themed-style.ts';
import { palette, type Theme } from '../style/palette.ts';
import type { Words } from '../words/words.ts';
import { layerCss } from './layer-key.ts';
import { passageCss } from './passages.ts';

/** Renders the page's `<head>`. @param baseUrl The page's URL, if known. */
export function renderHead(
  meta: StoryMeta,
  words: Pick<Words, 'render' | 'common'>,
  css: string,
  baseUrl?: string,
): string {
  const { description } = meta;
  const { language, region } = new Intl.Locale(meta.lang);
  const title = fullTitle(meta, words);
  const alt = words.render.sharePicture({ title });
  const themes = ['light', 'dark'] as const;
  return [
    `<title>${escapeHtml(title)}</title>`,
    ...tags('name', { description }),
    ...(baseUrl ? [`<link rel="canonical" href="${escapeHtml(baseUrl)}">`] : []),
    ...tags('property', {
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:locale': region && `${language}_${region}`,
      'og:site_name': meta.publisher,
      'og:url': baseUrl,
      'og:image': baseUrl ? new URL('og.png', baseUrl).href : 'og.png',
      'og:image:type': 'image/png',
      'og:image:width': `${shareSize.width}`,
      'og:image:height': `${shareSize.height}`,
      'og:image:alt': alt,
      'article:published_time': meta.published,
    }),
    ...tags('name', {
      'twitter:card': 'summary_large_image',
      'twitter:image:alt': alt,
      author: meta.author,
    }),
    ...themes.map(
      (theme) =>
        `<meta name="theme-color" media="(prefers-color-scheme: ${theme})" content="${palette(theme).paper}">`,
    ),
    `<style>${css}</style>`,
  ].join('\n');
}

function tags(kind: 'name' | 'property', contents: Record<string, string | undefined>): string[] {
  return Object.entries(contents).flatMap(([name, content]) =>
    content ? [`<meta ${kind}="${name}" content="${escapeHtml(content)}">`] : [],
  );
}

export function fullTitle({ title, subtitle }: StoryMeta, { common }: Pick<Words, 'common'>) {
  return subtitle ? common.term({ term: title, words: subtitle }) : title;
}

export function headCss(loaded: LoadedStory): string {
  const accent = (theme: Theme) => `:root{--accent:${accentOf(loaded, theme)}}`;
  return `${accent('light')}${onDark(accent('dark'))}${layerCss(loaded.layers, onDark)}${chartColors(loaded.charts, loaded.layers)}${passageCss(loaded)}`;
}

const onDark = (css: string): string => `@media screen and (prefers-color-scheme:dark){${css}}`;

/** Serialises JSON for a `<script>`, without markup and names that Vite would replace. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&%\u2028\u2029]|_(?=_VITE_)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns the path to an edition from the page in `lang`; translations are folders within the original's. */
const pathFrom = (lang: string, editions: readonly Edition[], path: string, file = ''): string =>
  (editions.find((edition) => edition.lang === lang)?.path ? '../' : '') + (path || file);

/** Renders links to the other languages, each under its own name for itself; empty if there are none. */
export function renderEditions(
  lang: string,
  editions: readonly Edition[],
  label: string,
  file?: string,
): string {
  const others = editions.filter((edition) => edition.lang !== lang);
  if (others.length === 0) return '';
  const links = others.map((other) => {
    const tag = escapeHtml(other.lang);
    const href = escapeHtml(pathFrom(lang, editions, other.path, file)) || './';
    return `<a href="${href}" hreflang="${tag}" lang="${tag}" rel="alternate">${escapeHtml(other.name)}</a>`;
  });
  return `<div class="editions" role="group" aria-label="${escapeHtml(label)}">${links.join(' ')}</div>\n`;
}

/** Renders links to all editions for search engines, with full URLs if `baseUrl` is known. */
export function alternateLinks(
  lang: string,
  editions: readonly Edition[],
  baseUrl?: string,
  file?: string,
): string[] {
  const [original] = editions;
  const all = original ? [...editions, { lang: 'x-default', path: original.path }] : [];
  return all.map((other) => {
    const path = pathFrom(lang, editions, other.path, file);
    const href = baseUrl ? new URL(path, baseUrl).href : path || './';
    return `<link vite-ignore rel="alternate" hreflang="${escapeHtml(other.lang)}" href="${escapeHtml(href)}">`;
  });
}
