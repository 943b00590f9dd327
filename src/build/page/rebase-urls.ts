import { posix } from 'node:path';

/** The CSS with each relative address made to lead from the page instead of from the stylesheet. */
export function rebaseUrls(css: string, cssFile: string, pagePath: string): string {
  const page = posix.dirname(pagePath.replace(/^\//, ''));
  return css.replace(/url\((["']?)(\.[^"')]*)\1\)/g, (_match, quote: string, url: string) => {
    const target = posix.join(posix.dirname(cssFile), url);
    return `url(${quote}./${posix.relative(page, target)}${quote})`;
  });
}
