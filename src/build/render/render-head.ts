import { palette } from '../../style/palette.ts';
import type { Words } from '../story/files/read-words.ts';
import type { StoryMeta } from '../story/text/front-matter.ts';
import { escapeHtml } from '../story/text/html.ts';
import { fullTitle } from './full-title.ts';
import { sharePicture, sharePictureUrl } from './share/share-picture.ts';

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
