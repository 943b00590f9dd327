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
import { hatchSwatch } from '../style/layer-parts.ts';
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
    if (!Object.hasOwn(scene.layers, layer.id) || coloredOf(layer).length === 0) return [];
    const scale = buildKindOf(layer.kind).scale?.(layer);
    const items = scale ? scaleItems(layer, scale, parts.words) : sortItems(layer, scene, parts);
    return `<span class="key-of" data-key="${escapeHtml(layer.id)}" data-name="${escapeHtml(layer.label)}">${items}</span>`;
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

/** The colours of layers' categories, and how a key looks; nothing where no layer has any. */
export function keyCss(layers: readonly LayerSpec[], onDark: (css: string) => string): string {
  const keyed = layers.filter((layer) => coloredOf(layer).length > 0);
  if (keyed.length === 0) return '';
  const colors = (theme: Theme): string => {
    const own = keyed.flatMap((layer) =>
      coloredOf(layer).map(({ at, color }) => `--layer-${layer.id}-${at}:${color[theme]};`),
    );
    return `:root{${own.join('')}}`;
  };
  const signs = keyed.flatMap((layer) =>
    coloredOf(layer).map(({ at, ...category }) => {
      const alone = { ...layer, categories: { alone: category } };
      const look = Object.entries(buildKindOf(layer.kind).swatch(alone)).map(
        ([name, value]) => `${name}:${value};`,
      );
      const color = `var(--layer-${layer.id}-${at})`;
      return `[data-key="${layer.id}"] [data-sign="${at}"]{--c:${color};--tint:${color};${look.join('')}}`;
    }),
  );
  return `${colors('light')}${onDark(colors('dark'))}${looks}${signs.join('')}`;
}

/** In the legend the key stands in place of the layer's own sign; on a small map, under its name. */
const looks = [
  '.map-key{margin:.3rem 0;font:400 .8125rem/1.5 var(--sans)}',
  '.map-key>.key-of::before{content:attr(data-name);font-weight:600}',
  '.key-of,.key-of span{display:inline-flex;align-items:center;gap:0 .35rem;flex:none;white-space:nowrap}',
  '.key-of{flex:0 1 auto;flex-wrap:wrap;gap:0 .7rem}',
  '.map-key>.key-of{display:flex}',
  '.key-of .steps{gap:0}',
  '.key-of i{flex:none;inline-size:1.5em;block-size:1em;forced-color-adjust:none;print-color-adjust:exact}',
  '.key-of b{padding-inline:.2rem;font-weight:400;font-variant-numeric:tabular-nums}',
  `.key-of [data-sign="none"]{border:1px solid var(--ink-soft);background:${hatchSwatch('var(--ink-soft)')}}`,
  '#_layers label:not(:has(:checked)) .key-of,:is(label,#_key>*):has(.key-of) .swatch{display:none}',
  '#_key:has(.key-of){grid-template-rows:none;grid-auto-flow:row;line-height:1.25}',
  '#_key>:has(.key-of):not([hidden]){display:flex;flex-wrap:wrap;justify-content:start;gap:0 .6rem}',
  '#_key>:has(.key-of)::after{order:-2;inline-size:auto}',
  '#_key .key-of{display:contents}',
  '#_key .in{order:-1;color:var(--ink-soft)}',
].join('');
