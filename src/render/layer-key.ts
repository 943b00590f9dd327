import { boundsMeet } from '../core/camera/bounds.ts';
import { boundsInView } from '../core/camera/bounds-in-view.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { desk } from '../core/camera/screens.ts';
import { coordinateBounds } from '../core/geometry/coordinates.ts';
import { isWithinDays, type SceneSpec } from '../core/story/scene-spec.ts';
import { streetZooms } from '../core/story/tiles.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { layerFeatures } from '../read/geometry/read-geometry.ts';
import { data, escapeHtml, renderTable } from '../read/text/html.ts';
import type { Scale } from '../style/kinds/kind.ts';
import { buildKindOf, type Layer } from '../style/kinds/kinds.ts';
import type { Theme } from '../style/palette.ts';
import { formatNumber } from '../words/formats.ts';
import type { Words } from '../words/words.ts';

type KeyInput = Pick<LoadedStory, 'layers' | 'geometry' | 'files' | 'words' | 'streets'>;

const featuresOf = ({ id }: Layer, { geometry, files }: KeyInput) =>
  layerFeatures(id, geometry, files) ?? [];

const coloredOf = ({ categories = {} }: Layer) =>
  Object.entries(categories).flatMap(([name, category], i) =>
    category.color ? [{ name, ...category, color: category.color, at: i }] : [],
  );

/**
 * Renders a key beneath a scene's still map, which explains layers' colours: the categories in sight, or the breaks
 * between classes. It is empty if each layer has one colour. The page's legend takes its key from there.
 */
export function renderKeys(scene: SceneSpec, parts: KeyInput): string {
  const keys = parts.layers.flatMap((layer) => {
    if (!Object.hasOwn(scene.layers, layer.id)) return [];
    const sizes = sizeItems(layer, parts) + ringItems(layer, scene, parts);
    if (coloredOf(layer).length === 0 && sizes === '') return [];
    const scale = buildKindOf(layer.kind).scale?.(layer);
    const items = scale ? scaleItems(layer, scale, parts.words) : sortItems(layer, scene, parts);
    return `<span class="key-of"${data('key', layer.id)}${data('name', layer.label)}>${items}${sizes}</span>`;
  });
  return keys.length > 0 ? `<p class="map-key" aria-hidden="true">${keys.join('')}</p>\n` : '';
}

const sign = (at: number | 'none' | 'own' | 'within'): string => `<i${data('sign', at)}></i>`;

/** A desktop screen without controls over the map, which therefore shows more than a scene's bounds. */
const screen = { ...desk, covered: { ...desk.covered, top: 16, bottom: 16 } };

function featuresSeen(layer: Layer, scene: SceneSpec, parts: KeyInput) {
  const closest = parts.streets && { maxZoom: streetZooms.closest };
  const camera = fitBounds({ ...closest, ...scene }, screen);
  // From farther away, the whole world is in sight.
  const { bounds } = camera.zoom < 1 ? scene : boundsInView(camera, screen, screen);
  return featuresOf(layer, parts).filter(({ geometry }) =>
    boundsMeet(bounds, coordinateBounds(geometry.coordinates)),
  );
}

function sortItems(layer: Layer, scene: SceneSpec, parts: KeyInput): string {
  const seen = featuresSeen(layer, scene, parts).map(({ properties }) => properties.category);
  const items = coloredOf(layer).map(({ name, at, label }) =>
    seen.includes(name) ? `<span>${sign(at)} ${escapeHtml(label)}</span>` : '',
  );
  return items.join('');
}

/** Renders the layer's own sign, and the ring of a place that is only roughly known, if one is in sight. */
function ringItems(layer: Layer, scene: SceneSpec, parts: KeyInput): string {
  const days = scene.days?.[layer.id];
  const isRinged = featuresSeen(layer, scene, parts).some(
    ({ properties: { withinKm, date = '' } }) => withinKm && (!days || isWithinDays(date, days)),
  );
  return isRinged
    ? `${sign('own')}<span>${sign('within')} ${escapeHtml(parts.words.render.within)}</span>`
    : '';
}

function scaleItems(layer: Layer, scale: Scale, { locale }: Words): string {
  const { breaks = [], unit, noData } = scale;
  const steps = coloredOf(layer).map(({ at }) => {
    const to = breaks[at];
    return sign(at) + (to === undefined ? '' : `<b>${escapeHtml(shortNumber(to, locale))}</b>`);
  });
  const words = unit ? `<span class="in">${escapeHtml(unit)}</span>` : '';
  const none = noData ? `<span>${sign('none')} ${escapeHtml(noData)}</span>` : '';
  return `<span class="steps">${steps.join('')}</span>${words}${none}`;
}

/** Renders three discs with their counts, if counts size the layer's points, at more than three places. */
function sizeItems(layer: Layer, parts: KeyInput): string {
  const sizes = buildKindOf(layer.kind).sizes?.(layer) ?? [];
  const places = sizes.length > 0 ? featuresOf(layer, parts) : [];
  if (new Set(places.map(({ geometry }) => String(geometry.coordinates))).size <= 3) return '';
  const { locale } = parts.words;
  const discs = sizes.map(
    ([count]) => `<span><i${data('size', count)}></i> ${formatNumber(count, locale)}</span>`,
  );
  return discs.reverse().join('');
}

function shortNumber(value: number, locale: string): string {
  const isRound = Math.abs(value) >= 10_000 && Number(value.toPrecision(3)) === value;
  return isRound
    ? formatNumber(value, locale, { notation: 'compact', maximumSignificantDigits: 3 })
    : formatNumber(value, locale);
}

export function renderValues(id: string, parts: KeyInput): string {
  const layer = parts.layers.find((each) => each.id === id);
  const scale = layer && buildKindOf(layer.kind).scale?.(layer);
  if (!scale) return '';
  const { render, locale } = parts.words;
  const values = new Map(
    featuresOf(layer, parts).map(({ properties: { name, value } }) => [name, value] as const),
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

/** Returns the CSS for the colours of layers and categories, as `--layer-<id>…`, and for their swatches. */
export function layerCss(layers: readonly Layer[], onDark: (css: string) => string): string {
  const all = layers.flatMap((layer) => {
    const { tint, categories, ...plain } = layer;
    const name = `--layer-${layer.id}`;
    const ofCategories = coloredOf(layer).map(({ at, ...category }) => {
      const own: Layer = { ...plain, color: category.color, categories: { alone: category } };
      return {
        layer: own,
        name: `${name}-${at}`,
        sign: `[data-key="${layer.id}"] [data-sign="${at}"]`,
      };
    });
    const inKey = (at: 'own' | 'within') => `[data-key="${layer.id}"] [data-sign="${at}"]`;
    const swatch = `.swatch[data-layer="${layer.id}"]:checked`;
    if (layer.kind !== 'points') return [{ layer, name, sign: swatch }, ...ofCategories];
    const signs = [`${swatch},${inKey('own')}`, inKey('within')];
    return [...signs.map((sign) => ({ layer, name, sign })), ...ofCategories];
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
  const sizes = layers.flatMap((layer) =>
    (buildKindOf(layer.kind).sizes?.(layer) ?? []).map(
      ([count, radius]) =>
        `[data-key="${layer.id}"] [data-size="${count}"]{--c:var(--layer-${layer.id});inline-size:${(2 * radius).toFixed(1)}px}`,
    ),
  );
  return `${colors('light')}${onDark(colors('dark'))}${signs.join('')}${sizes.join('')}`;
}
