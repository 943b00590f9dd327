import { escapeHtml } from '../../story/text/html.ts';

/** The sitemap's name, in the folder of the page. */
export const sitemapFile = 'sitemap.xml';

/**
 * A sitemap of the one page that the story is.
 *
 * @param url The page's full URL.
 * @param published The day that it was published, if that is known.
 */
export function sitemap(url: string, published?: string): string {
  const day = published ? `<lastmod>${published}</lastmod>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>${escapeHtml(url)}</loc>${day}</url>
</urlset>
`;
}

/**
 * A `robots.txt` that lets every robot read all, and says where the sitemap is if the page's
 * URL is known. Robots read the file at the root of a host alone.
 *
 * @param baseUrl The URL that the page is published at, if that is known.
 * @returns Nothing for a story in a folder of a host, where the file would say nothing to anyone.
 */
export function robots(baseUrl?: string): string | undefined {
  const rules = 'User-agent: *\nDisallow:\n';
  if (!baseUrl) return rules;
  if (new URL('.', baseUrl).pathname !== '/') return undefined;
  return `${rules}\nSitemap: ${new URL(sitemapFile, baseUrl).href}\n`;
}
