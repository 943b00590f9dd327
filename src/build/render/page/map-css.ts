import type { AtRule, Container } from 'postcss';
import postcss from 'postcss';
import type { Plugin } from 'vite';

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
