import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { Plugin } from 'vite';
import { inlinedFontsScript } from '../fonts/inlined-fonts.ts';

const stylesheet = /[ \t]*<link rel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>\n?/g;

/** Inlines the page's style sheets and fonts, so that the first paint waits for no second request. */
export const inlineCssPlugin = (): Plugin => ({
  name: 'inline-css',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {}, path }) {
      const inlined: string[] = [];
      const page = html.replace(stylesheet, (link, href: string) => {
        const [file, asset] =
          Object.entries(bundle).find(([name]) => href.endsWith(`/${name}`)) ?? [];
        if (file === undefined || asset?.type !== 'asset') return link;
        inlined.push(file);
        const css = Buffer.from(asset.source).toString('utf8');
        // `</` in a string would end the element.
        const text = rebaseUrls(css, file, path).trim().replaceAll('</', '<\\/');
        return `<style>${text}</style>\n`;
      });
      // A script may request a file that it names.
      const scripts = Object.values(bundle).map((each) => (each.type === 'chunk' ? each.code : ''));
      for (const file of inlined)
        if (!scripts.some((code) => code.includes(posix.basename(file)))) delete bundle[file];
      return page.replace('</head>', () => `<script>${inlinedFontsScript}</script>\n</head>`);
    },
  },
});

function rebaseUrls(css: string, cssFile: string, pagePath: string): string {
  const page = posix.dirname(pagePath.replace(/^\//, ''));
  return css.replace(/url\((["']?)(\.[^"')]*)\1\)/g, (_match, quote: string, url: string) => {
    const target = posix.join(posix.dirname(cssFile), url);
    return `url(${quote}./${posix.relative(page, target)}${quote})`;
  });
}

/** Drops the rules for controls, popups, markers and notices, which are unused, from MapLibre's style sheet. */
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
