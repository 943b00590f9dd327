import type { HtmlTagDescriptor } from 'vite';
import { chartColors } from '../load/charts/figure.ts';
import { accentOf, type LoadedStory } from '../load/load-story.ts';
import type { StoryMeta } from '../load/text/front-matter.ts';
import { escapeHtml } from '../load/text/html.ts';
import { shareSize } from '../stills/share-image.ts';
import { palette, type Theme } from '../style/palette.ts';
import type { Words } from '../words/words.ts';
import { layerCss } from './layer-key.ts';
import { passageCss } from './passages.ts';

/**
 * The part of the head that comes from the story.
 *
 * @param css The colours that the page shares with the map.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function renderHead(
  meta: StoryMeta,
  words: Pick<Words, 'render' | 'common'>,
  css: string,
  baseUrl?: string,
): string {
  const page = {
    title: fullTitle(meta, words),
    description: meta.description,
    url: baseUrl,
    canonical: baseUrl,
    picture: sharePictureUrl(baseUrl),
  };
  return [
    ...linkTags(page, meta, words),
    ...tags('name', { author: meta.author }),
    ...(['light', 'dark'] as const).map(
      (theme) =>
        `<meta name="theme-color" media="(prefers-color-scheme: ${theme})" content="${palette(theme).paper}">`,
    ),
    `<style>${css}</style>`,
  ].join('\n');
}

/** A page as links to it are shown on other sites; URLs are full where they are known. */
interface LinkedPage {
  readonly title: string;
  readonly description: string | undefined;
  readonly url: string | undefined;
  readonly canonical: string | undefined;
  readonly picture: string;
}

/** The title of a page, and the tags by which other sites show a link to it. */
export function linkTags(
  { title, description, url, canonical, picture }: LinkedPage,
  meta: StoryMeta,
  { render }: Pick<Words, 'render'>,
): string[] {
  const { language, region } = new Intl.Locale(meta.lang);
  const alt = render.sharePicture({ title });
  return [
    `<title>${escapeHtml(title)}</title>`,
    ...tags('name', { description }),
    ...(canonical ? [`<link rel="canonical" href="${escapeHtml(canonical)}">`] : []),
    ...tags('property', {
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:locale': region && `${language}_${region}`,
      'og:site_name': meta.publisher,
      'og:url': url,
      'og:image': picture,
      'og:image:type': 'image/png',
      'og:image:width': `${sharePicture.width}`,
      'og:image:height': `${sharePicture.height}`,
      'og:image:alt': alt,
      'article:published_time': meta.published,
    }),
    ...tags('name', { 'twitter:card': 'summary_large_image', 'twitter:image:alt': alt }),
  ];
}

/** A `<meta>` for each content that is known. */
function tags(
  kind: 'name' | 'property',
  contents: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.entries(contents).flatMap(([name, content]) =>
    content ? [`<meta ${kind}="${name}" content="${escapeHtml(content)}">`] : [],
  );
}

/** The title, with the subtitle if there is one. */
export function fullTitle(
  { title, subtitle }: StoryMeta,
  { common }: Pick<Words, 'common'>,
): string {
  return subtitle ? common.term({ term: title, words: subtitle }) : title;
}

/** The picture for links to the story: its file, and its size in pixels. */
export const sharePicture = { file: 'og.png', ...shareSize } as const;

/** The picture's full URL, or one relative to the page where the page's own is not known. */
export function sharePictureUrl(baseUrl?: string): string {
  return baseUrl ? new URL(sharePicture.file, baseUrl).href : sharePicture.file;
}

/** The story's part of the style sheet: its accent, layers, charts and passages. */
export function headCss(loaded: LoadedStory): string {
  const accent = (theme: Theme) => `:root{--accent:${accentOf(loaded, theme)}}`;
  return `${accent('light')}${onDark(accent('dark'))}${layerCss(loaded.layers, onDark)}${chartColors(loaded.charts, loaded.layers)}${passageCss(loaded)}`;
}

const onDark = (css: string): string => `@media screen and (prefers-color-scheme:dark){${css}}`;

/** The story as schema.org describes it: an article, based on the one that it retells. */
export const structuredData = (meta: StoryMeta, baseUrl?: string) => ({
  '@context': 'https://schema.org',
  '@type': 'Article',
  headline: meta.title,
  description: meta.description,
  author: named('Person', meta.author),
  publisher: named('Organization', meta.publisher),
  datePublished: meta.published,
  inLanguage: meta.lang,
  url: baseUrl,
  image: sharePictureUrl(baseUrl),
  isBasedOn: meta.article?.url,
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

/** A value as JSON for a `<script>`, in which HTML finds no markup and Vite none of its names. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&%\u2028\u2029]|_(?=_VITE_)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
