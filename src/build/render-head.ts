import { escapeHtml } from './escape-html.ts';
import type { StoryMeta } from './read-front-matter.ts';

/** The picture that the build draws for links to the story; its place and size, in pixels. */
const shared = { file: 'og.png', width: 1200, height: 630 } as const;

/**
 * The head's part that comes from the story: title and description, and what a link to it is shown
 * with elsewhere.
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
    ...openGraph(meta, baseUrl),
  ].join('\n');
}

/** The tags of Open Graph, which name the picture by its full address where that is known. */
function openGraph({ title, subtitle, description, lang }: StoryMeta, baseUrl?: string): string[] {
  const image = baseUrl ? new URL(shared.file, baseUrl).href : shared.file;
  const tags: Readonly<Record<string, string>> = {
    'og:type': 'article',
    'og:title': `${title}: ${subtitle}`,
    'og:description': description,
    'og:locale': lang,
    ...(baseUrl && { 'og:url': baseUrl }),
    'og:image': image,
    'og:image:width': `${shared.width}`,
    'og:image:height': `${shared.height}`,
    'og:image:alt': `${title}: a map of the way from North Korea through China to Laos, Thailand and Seoul`,
  };
  return [
    ...Object.entries(tags).map(
      ([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`,
    ),
    '<meta name="twitter:card" content="summary_large_image">',
  ];
}
