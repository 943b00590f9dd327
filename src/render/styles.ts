import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const stylesheet = /[ \t]*<link rel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>\n?/g;

/** Puts the page's stylesheets into the page, so that the first paint waits for no second request. */
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
          // `</` within a string would end the element.
          const text = rebaseUrls(css, file, path).trim().replaceAll('</', '<\\/');
          return `<style>${text}</style>\n`;
        });
        for (const file of inlined) if (!isAskedFor(file, bundle)) delete bundle[file];
        return page;
      },
    },
  };
}

/** Whether a script of the bundle names the file, and so may ask for it. */
function isAskedFor(file: string, bundle: Rolldown.OutputBundle): boolean {
  return Object.values(bundle).some(
    (output) => output.type === 'chunk' && output.code.includes(posix.basename(file)),
  );
}

/** The CSS with each relative URL made relative to the page instead of the stylesheet. */
function rebaseUrls(css: string, cssFile: string, pagePath: string): string {
  const page = posix.dirname(pagePath.replace(/^\//, ''));
  return css.replace(/url\((["']?)(\.[^"')]*)\1\)/g, (_match, quote: string, url: string) => {
    const target = posix.join(posix.dirname(cssFile), url);
    return `url(${quote}./${posix.relative(page, target)}${quote})`;
  });
}

/** Drops the rules of controls, popups, markers and notices from MapLibre's stylesheet: most of the file, and unused. */
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
