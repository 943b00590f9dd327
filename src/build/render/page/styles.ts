import { posix } from 'node:path';
import type { AtRule, Container } from 'postcss';
import postcss from 'postcss';
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

const ofUnused = /\.maplibregl-(ctrl|popup|marker|user-location)/;

/**
 * MapLibre's stylesheet without the rules of its controls, popups and markers: the story's page has
 * its own, and the icons of the controls, kept in `data:` URLs, are most of the file.
 */
export function withoutControls(css: string): string {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    const used = rule.selectors.filter((selector) => !ofUnused.test(selector));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  const named = usedAnimations(sheet.toString());
  sheet.walkAtRules((rule) => {
    if (isEmpty(rule) || (rule.name.endsWith('keyframes') && !named(rule.params))) rule.remove();
  });
  return sheet.toString();
}

/** Takes the rules of what the page does not use out of MapLibre's stylesheet. */
export function mapCssPlugin(): Plugin {
  return {
    name: 'map-css',
    enforce: 'pre',
    transform: {
      filter: { id: /maplibre-gl\/dist\/maplibre-gl\.css$/ },
      handler: (css) => ({ code: withoutControls(css), map: null }),
    },
  };
}

function isEmpty({ nodes }: Container | AtRule): boolean {
  return (
    nodes?.every((node) => node.type === 'comment' || ('nodes' in node && isEmpty(node))) ?? false
  );
}

function usedAnimations(css: string): (name: string) => boolean {
  const declared = [...css.matchAll(/animation(?:-name)?:([^;}]*)/g)].map(
    ([, value = '']) => value,
  );
  return (name) => declared.some((value) => value.split(/[\s,]+/).includes(name));
}
