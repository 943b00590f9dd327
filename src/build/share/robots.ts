import { sitemapFile } from './sitemap.ts';

/**
 * A `robots.txt` that lets every robot read all, and says where the sitemap is if the page's
 * address is known. Robots read the file at the root of a host alone.
 *
 * @param baseUrl The address that the page is published at, if that is known.
 * @returns Nothing for a story in a folder of a host, where the file would say nothing to anyone.
 */
export function robots(baseUrl?: string): string | undefined {
  const rules = 'User-agent: *\nDisallow:\n';
  if (!baseUrl) return rules;
  if (new URL('.', baseUrl).pathname !== '/') return undefined;
  return `${rules}\nSitemap: ${new URL(sitemapFile, baseUrl).href}\n`;
}
