import { chartColors } from '../load/charts/figure.ts';
import { accentOf, type LoadedStory } from '../load/load-story.ts';
import type { StoryMeta } from '../load/text/front-matter.ts';
import { escapeHtml } from '../load/text/html.ts';
import { shareSize } from '../stills/share-image.ts';
import { palette, type Theme } from '../style/palette.ts';
import type { Words } from '../words/words.ts';
import { layerCss } from './layer-key.ts';
import { passageCss } from './passages.ts';

/** The part of the head that comes from the story, with the URL that the page is published at, if that is known. */
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
    ...(['light', 'dark'] as const).map(
      (theme) =>
        `<meta name="theme-color" media="(prefers-color-scheme: ${theme})" content="${palette(theme).paper}">`,
    ),
    `<style>${css}</style>`,
  ].join('\n');
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

/** The story's part of the style sheet: its accent, layers, charts and passages. */
export function headCss(loaded: LoadedStory): string {
  const accent = (theme: Theme) => `:root{--accent:${accentOf(loaded, theme)}}`;
  return `${accent('light')}${onDark(accent('dark'))}${layerCss(loaded.layers, onDark)}${chartColors(loaded.charts, loaded.layers)}${passageCss(loaded)}`;
}

const onDark = (css: string): string => `@media screen and (prefers-color-scheme:dark){${css}}`;

/** A value as JSON for a `<script>`, in which HTML finds no markup and Vite none of its names. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&%\u2028\u2029]|_(?=_VITE_)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
