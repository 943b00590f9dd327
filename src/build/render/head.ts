import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { palette, type Theme } from '../../style/palette.ts';
import { shareSize } from '../stills/share-image.ts';
import { accentOf } from '../story/accent.ts';
import { chartColors } from '../story/charts/figure.ts';
import type { Words } from '../story/files/read-words.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { escapeHtml } from '../story/text/escape-html.ts';
import type { StoryMeta } from '../story/text/read-front-matter.ts';

/**
 * The head's part that comes from the story: title and description, and what a link to it is shown
 * with elsewhere.
 *
 * @param meta The story's front matter.
 * @param words What the picture for links is called.
 * @param css The colours that the page shares with the map.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function renderHead(
  meta: StoryMeta,
  words: Pick<Words['render'], 'sharePicture'>,
  css: string,
  baseUrl?: string,
): string {
  const picture = words.sharePicture(meta.title, meta.subtitle);
  const canonical = baseUrl ? [`<link rel="canonical" href="${escapeHtml(baseUrl)}">`] : [];
  return [
    `<title>${escapeHtml(fullTitle(meta))}</title>`,
    ...(meta.description ? [tag('name', 'description', meta.description)] : []),
    ...(meta.author ? [tag('name', 'author', meta.author)] : []),
    ...canonical,
    ...themeColors(),
    `<style>${css}</style>`,
    ...Object.entries(openGraph(meta, picture, baseUrl)).map(([name, content]) =>
      tag('property', name, content),
    ),
    ...Object.entries(card(picture)).map(([name, content]) => tag('name', name, content)),
  ].join('\n');
}

/** The colours of the page, for what browsers draw around it. */
function themeColors(): string[] {
  return (['light', 'dark'] as const).map(
    (theme) =>
      `<meta name="theme-color" media="(prefers-color-scheme: ${theme})" content="${palette(theme).paper}">`,
  );
}

/** The tags of Open Graph, which name the picture by its full URL where that is known. */
function openGraph(
  meta: StoryMeta,
  picture: string,
  baseUrl?: string,
): Readonly<Record<string, string>> {
  const language = new Intl.Locale(meta.lang);
  return {
    'og:type': 'article',
    'og:title': fullTitle(meta),
    ...(meta.description && { 'og:description': meta.description }),
    ...(language.region && { 'og:locale': `${language.language}_${language.region}` }),
    ...(meta.publisher && { 'og:site_name': meta.publisher }),
    ...(baseUrl && { 'og:url': baseUrl }),
    'og:image': sharePictureUrl(baseUrl),
    'og:image:type': sharePicture.type,
    'og:image:width': `${sharePicture.width}`,
    'og:image:height': `${sharePicture.height}`,
    'og:image:alt': picture,
    ...(meta.published && { 'article:published_time': meta.published }),
  };
}

/** What the cards of other sites take from elsewhere than Open Graph. */
function card(picture: string): Readonly<Record<string, string>> {
  return { 'twitter:card': 'summary_large_image', 'twitter:image:alt': picture };
}

function tag(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}">`;
}

/** The name of the page where it stands alone: the title, and the subtitle if there is one. */
export function fullTitle({ title, subtitle }: Pick<StoryMeta, 'title' | 'subtitle'>): string {
  return subtitle ? `${title}: ${subtitle}` : title;
}

/** The picture that the build draws for links to the story: its file, and its size in pixels. */
export const sharePicture = { file: 'og.png', type: 'image/png', ...shareSize } as const;

/** The picture's full URL, or the one relative to the page where the page's own is not known. */
export function sharePictureUrl(baseUrl?: string): string {
  return baseUrl ? new URL(sharePicture.file, baseUrl).href : sharePicture.file;
}

/** The part of the page's style sheet that comes from the story: its accent, its layers, its charts. */
export function headCss(loaded: Pick<LoadedStory, 'settings' | 'layers' | 'charts'>): string {
  const accent = (theme: Theme) => `:root{--accent:${accentOf(loaded, theme)}}`;
  const dark = `@media screen and (prefers-color-scheme:dark){${accent('dark')}}`;
  return `${accent('light')}${dark}${layerCss(loaded.layers)}${chartColors(loaded.charts, loaded.layers)}`;
}

/**
 * The part of the page's style sheet that comes from the story's layers: the colours of each as
 * `--layer-<id>` and `--layer-<id>-tint`, those of light paper in print too, and its swatch
 * in the legend.
 */
export function layerCss(layers: readonly LayerSpec[]): string {
  const colors = (theme: Theme) =>
    `:root{${layers.map((layer) => properties(layer, theme)).join('')}}`;
  const dark = `@media screen and (prefers-color-scheme:dark){${colors('dark')}}`;
  return `${colors('light')}${dark}${layers.map(swatchRule).join('')}`;
}

function properties({ id, color, tint = color }: LayerSpec, theme: Theme): string {
  return `--layer-${id}:${color[theme]};--layer-${id}-tint:${tint[theme]};`;
}

function swatchRule(layer: LayerSpec): string {
  const { id } = layer;
  const declarations = Object.entries(kindOf(layer).swatch(layer)).map(
    ([name, value]) => `${name}:${value};`,
  );
  return `.swatch[data-layer="${id}"]{--c:var(--layer-${id});--tint:var(--layer-${id}-tint);${declarations.join('')}}`;
}
