import type { HtmlTagDescriptor } from 'vite';
import { boundsMeet } from '../core/camera/bounds.ts';
import { coordinateBounds } from '../core/geometry/coordinates.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { renderTable } from '../load/charts/figure.ts';
import { layerFeatures } from '../load/geometry/read-geometry.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { escapeHtml } from '../load/text/html.ts';
import type { Scale } from '../style/kinds/kind.ts';
import { buildKindOf } from '../style/kinds/kinds.ts';
import type { Theme } from '../style/palette.ts';
import { formatNumber } from '../words/formats.ts';
import type { Words } from '../words/words.ts';

type StoryParts = Pick<LoadedStory, 'layers' | 'geometry' | 'files' | 'words'>;

/** The categories of a layer that have a colour, with their places among all. */
const coloredOf = ({ categories = {} }: LayerSpec) =>
  Object.entries(categories).flatMap(([name, category], i) =>
    category.color ? [{ name, ...category, color: category.color, at: i }] : [],
  );

/**
 * What the colours of a scene's layers mean, beneath its still map, from where the page's legend takes it: the
 * categories in sight, or the breaks between classes. Nothing where each layer has one colour.
 */
export function renderKeys(scene: SceneSpec, parts: StoryParts): string {
  const keys = parts.layers.flatMap((layer) => {
    const sizes = sizeItems(layer, parts);
    if (!Object.hasOwn(scene.layers, layer.id) || (coloredOf(layer).length === 0 && sizes === ''))
      return [];
    const scale = buildKindOf(layer.kind).scale?.(layer);
    const items = scale ? scaleItems(layer, scale, parts.words) : sortItems(layer, scene, parts);
    return `<span class="key-of" data-key="${escapeHtml(layer.id)}" data-name="${escapeHtml(layer.label)}">${items}${sizes}</span>`;
  });
  return keys.length > 0 ? `<p class="map-key" aria-hidden="true">${keys.join('')}</p>\n` : '';
}

const sign = (at: number | 'none'): string => `<i data-sign="${at}"></i>`;

/** The signs of categories in sight, each with its words. */
function sortItems(
  layer: LayerSpec,
  { bounds }: SceneSpec,
  { geometry, files }: StoryParts,
): string {
  const features = layerFeatures(layer.id, geometry, files) ?? [];
  const seen = new Set(
    features
      .filter(({ geometry }) => boundsMeet(bounds, coordinateBounds(geometry.coordinates)))
      .map(({ properties }) => properties.category),
  );
  return coloredOf(layer)
    .filter(({ name }) => seen.has(name))
    .map(({ at, label }) => `<span>${sign(at)} ${escapeHtml(label)}</span>`)
    .join('');
}

/** A sign for each class with the breaks between them, the unit, and the sign of no value. */
function scaleItems(
  layer: LayerSpec,
  { breaks = [], unit, noData }: Scale,
  { locale }: Words,
): string {
  const steps = coloredOf(layer).map(({ at }) => {
    const to = breaks[at];
    return `${sign(at)}${to === undefined ? '' : `<b>${escapeHtml(shortNumber(to, locale))}</b>`}`;
  });
  const words = unit ? `<span class="in">${escapeHtml(unit)}</span>` : '';
  const none = noData ? `<span>${sign('none')} ${escapeHtml(noData)}</span>` : '';
  return `<span class="steps">${steps.join('')}</span>${words}${none}`;
}

/** Discs of three sizes with their counts, where more than three places have one. */
function sizeItems(layer: LayerSpec, { geometry, files, words }: StoryParts): string {
  const places = (layerFeatures(layer.id, geometry, files) ?? []).map((each) =>
    String(each.geometry.coordinates),
  );
  if (new Set(places).size <= 3) return '';
  const sizes = buildKindOf(layer.kind).sizes?.(layer) ?? [];
  const discs = sizes.map(
    ([count]) => `<span><i data-size="${count}"></i> ${shortNumber(count, words.locale)}</span>`,
  );
  return discs.reverse().join('');
}

/** A number as short as it can be without being another. */
function shortNumber(value: number, locale: string): string {
  const isRound = Math.abs(value) >= 10_000 && Number(value.toPrecision(3)) === value;
  return isRound
    ? value.toLocaleString(locale, { notation: 'compact', maximumSignificantDigits: 3 })
    : formatNumber(value, locale);
}

/** The values of a scale's areas, for those who do not see its colours; nothing of another layer. */
export function renderValues(id: string, { layers, geometry, files, words }: StoryParts): string {
  const layer = layers.find((each) => each.id === id);
  const scale = layer && buildKindOf(layer.kind).scale?.(layer);
  if (!scale) return '';
  const { render, locale } = words;
  const values = new Map(
    (layerFeatures(id, geometry, files) ?? []).map(({ properties: { name, value } }) => [
      name,
      value,
    ]),
  );
  const rows = [...values]
    .sort(([a], [b]) => a.localeCompare(b, locale))
    .map(([name, value]) => [
      escapeHtml(name),
      value === undefined ? escapeHtml(scale.noData ?? '') : formatNumber(value, locale),
    ]);
  const heads = [render.area, scale.unit ?? layer.label];
  return `${renderTable(render.valuesOnMap({ layer: layer.label }), heads, rows, [1])}\n`;
}

/** A layer, or one of its categories, by the name of its colour and the selector of its sign. */
interface Signed {
  readonly layer: LayerSpec;
  readonly name: string;
  readonly sign: string;
}

/** The colours of layers and of their categories as `--layer-<id>…`, and the signs that show them. */
export function layerCss(layers: readonly LayerSpec[], onDark: (css: string) => string): string {
  const all = layers.flatMap((layer): Signed[] => {
    const { tint, categories, ...plain } = layer;
    const ofCategories = coloredOf(layer).map(({ at, ...category }) => ({
      layer: { ...plain, color: category.color, categories: { alone: category } },
      name: `--layer-${layer.id}-${at}`,
      sign: `[data-key="${layer.id}"] [data-sign="${at}"]`,
    }));
    const sign = `.swatch[data-layer="${layer.id}"]`;
    return [{ layer, name: `--layer-${layer.id}`, sign }, ...ofCategories];
  });
  const colors = (theme: Theme): string => {
    const own = all.map(
      ({ layer: { color, tint }, name }) =>
        `${name}:${color[theme]};${tint ? `${name}-tint:${tint[theme]};` : ''}`,
    );
    return `:root{${own.join('')}}`;
  };
  const signs = all.map(({ layer, name, sign }) => {
    const look = Object.entries(buildKindOf(layer.kind).swatch(layer)).map(
      ([property, value]) => `${property}:${value};`,
    );
    return `${sign}{--c:var(${name});--tint:var(${name}${layer.tint ? '-tint' : ''});${look.join('')}}`;
  });
  const sizes = layers.flatMap(({ id, ...layer }) =>
    (buildKindOf(layer.kind).sizes?.({ id, ...layer }) ?? []).map(
      ([count, radius]) =>
        `[data-key="${id}"] [data-size="${count}"]{--c:var(--layer-${id});inline-size:${(2 * radius).toFixed(1)}px}`,
    ),
  );
  return `${colors('light')}${onDark(colors('dark'))}${signs.join('')}${sizes.join('')}`;
}

/** The style sheet of the keys, for a page that has some. */
export function keyTags(html: string): HtmlTagDescriptor[] {
  const attrs = { rel: 'stylesheet', href: '/src/page/panels/map-key.css' };
  return html.includes('class="map-key"') ? [{ tag: 'link', attrs, injectTo: 'head' }] : [];
}
