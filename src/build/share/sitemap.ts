import { escapeHtml } from '../render/escape-html.ts';

/** The sitemap's name, in the folder of the page. */
export const sitemapFile = 'sitemap.xml';

/**
 * A sitemap of the one page that the story is.
 *
 * @param url The page's full address.
 * @param published The day that it was published.
 */
export function sitemap(url: string, published: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>${escapeHtml(url)}</loc><lastmod>${published}</lastmod></url>
</urlset>
`;
}
