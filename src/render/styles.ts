import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const stylesheet = /[ \t]*<link rel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>\n?/g;

/**
 * Puts the page's stylesheets into the page, so that the first paint waits for no second request.
 * Stylesheets that scripts ask for, such as the map's, stay files of their own.
 */
export function inlineCssPlugin(): Plugin {
  return {
    name: 'inline-css',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, path }) {
        const inlined: string[] = [];
        const page = html.replace(stylesheet, (link, href: string) => {
          const file = Object.keys(bundle).find((name) => href.endsWith(`/${name}`));
          const asset = file === undefined ? undefined : bundle[file];
          if (file === undefined || asset?.type !== 'asset') return link;
          inlined.push(file);
          const css = Buffer.from(asset.source).toString('utf8');
          return `<style>${styleText(rebaseUrls(css, file, path))}</style>\n`;
        });
        for (const file of inlined) if (!isAskedFor(file, bundle)) delete bundle[file];
        return page;
      },
    },
  };
}

/** CSS that cannot end its own `<style>` element: `</` within a string is escaped as CSS allows. */
function styleText(css: string): string {
  return css.trim().replaceAll('</', '<\\/');
}

/** Whether a script of the bundle names the file, and so may ask for it. */
function isAskedFor(file: string, bundle: Rolldown.OutputBundle): boolean {
  return Object.values(bundle).some(
    (output) => output.type === 'chunk' && output.code.includes(posix.basename(file)),
  );
}

/** The CSS with each relative URL made relative to the page instead of the stylesheet. */
export function rebaseUrls(css: string, cssFile: string, pagePath: string): string {
  const page = posix.dirname(pagePath.replace(/^\//, ''));
  return css.replace(/url\((["']?)(\.[^"')]*)\1\)/g, (_match, quote: string, url: string) => {
    const target = posix.join(posix.dirname(cssFile), url);
    return `url(${quote}./${posix.relative(page, target)}${quote})`;
  });
}

/**
 * Leaves the rules of controls, popups, markers and notices out of MapLibre's stylesheet: the story's page has
 * its own, and the icons of the controls, kept in `data:` URLs, are most of the file.
 */
export function mapCssPlugin(): Plugin {
  const file = createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl.css');
  const unused =
    /maplibregl-(ctrl|popup|marker|user-location|spin|cooperative|(?:mobile|desktop)-message)[\w-]*/g;
  return {
    name: 'map-css',
    config: () => ({
      css: { lightningcss: { unusedSymbols: readFileSync(file, 'utf8').match(unused) ?? [] } },
    }),
  };
}
