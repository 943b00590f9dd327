import { type Bounds, holds, widthKm } from '../../core/camera/bounds.ts';
import type { LayerKind } from '../../core/story/layer-spec.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { formatDate } from '../../words/formats.ts';
import type { LayerFacts, NamedPlace } from './layer-facts.ts';
import { layerNames, words } from './words-en.ts';

/** A scene of the map in words: a line for a picture's `alt`, and whole sentences. */
export interface MapWords {
  readonly short: string;
  readonly full: string;
}

const mostPlaces = 4;
const namedKinds: ReadonlySet<string> = new Set(['capital', 'city', 'town']);

/**
 * Tells a scene in words: how wide a land it shows and which cities lie in it, and of each layer
 * that is on what there is to see and to know.
 */
export function mapWords(
  scene: Pick<SceneSpec, 'bounds' | 'layers' | 'quiet'>,
  layers: readonly LayerFacts[],
  places: readonly NamedPlace[],
): MapWords {
  const on = new Set(scene.layers.map((layer) => (typeof layer === 'string' ? layer : layer[0])));
  const shown = layers.filter(({ id }) => on.has(id));
  const width = aboutKm(widthKm(scene.bounds), 2);
  const named = places.filter(({ name }) => !scene.quiet?.includes(name));
  const framed = words.list(framedPlaces(scene.bounds, named));
  const names = shown.map(({ id, label }) => (layerNames[id] ? `the ${layerNames[id]}` : label));
  return {
    short: words.short(width, framed, words.list(names)),
    full: [words.framed(width, framed), ...layerSentences(shown)].join(' '),
  };
}

/** The best known cities within the bounds. */
function framedPlaces(bounds: Bounds, places: readonly NamedPlace[]): string[] {
  return places
    .filter(({ kind, at }) => namedKinds.has(kind) && holds(bounds, at))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostPlaces)
    .map(({ name }) => name);
}

function layerSentences(shown: readonly LayerFacts[]): string[] {
  const areas = shown.filter(({ kind }) => kind === 'area').map(areaWords);
  const each = shown.map((layer) => sentences[layer.kind](layer));
  const shaded = areas.length > 0 ? words.areas(words.list(areas), areas.length > 1) : '';
  return [shaded, ...each].filter((sentence) => sentence !== '');
}

/** What is told of a layer by its kind; areas are told together. */
const sentences: Readonly<Record<LayerKind, (layer: LayerFacts) => string>> = {
  zone: (layer) => words.zone(layerNames[layer.id] ?? layer.label, measuredKm(layer)),
  area: () => '',
  river: (layer) => words.rivers(words.list(measuredLines(layer, words.river))),
  route: routeWords,
  flight: (layer) => words.flights(words.list(measuredLines(layer, words.flight))),
  site: siteWords,
};

function areaWords({ label, measured }: LayerFacts): string {
  const area = measured.find(({ unit }) => unit === 'km²');
  return area
    ? words.measuredArea(label, words.about(words.squareKm(number(area.value, 3))))
    : label;
}

function measuredKm({ measured }: LayerFacts): string {
  const length = measured.find(({ unit }) => unit === 'km');
  return aboutKm(length?.value ?? 0, 2);
}

function measuredLines(
  { measured }: LayerFacts,
  say: (name: string, length: string) => string,
): string[] {
  return measured
    .filter(({ unit }) => unit === 'km')
    .map(({ quantity, value }) => say(quantity.replace(/^Length of the /, ''), aboutKm(value, 2)));
}

function routeWords({ id, label, dash = 'solid', route }: LayerFacts): string {
  const [from, ...others] = route?.stops ?? [];
  const to = others.at(-1);
  if (!route || !from || !to) return '';
  const through = words.list(others.slice(0, -1));
  const line = words.route(words.lines[dash], layerNames[id] ?? label, from, through, to);
  const told = words.routeLength(line, words.km(number(Math.round(route.lengthKm))));
  return route.leapFrom ? `${told} ${words.leap(route.leapFrom, to)}` : told;
}

function siteWords({ firings }: LayerFacts): string {
  const dates = firings.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return '';
  const sum = (ballistic: boolean) =>
    firings
      .filter((firing) => firing.ballistic === ballistic)
      .reduce((total, { count }) => total + count, 0);
  const rounds = words.rounds(number(sum(true)), number(sum(false), 2));
  const days = number(new Set(dates).size);
  const told = words.sites(
    days,
    formatDate(first, words.locale),
    formatDate(last, words.locale),
    rounds,
  );
  return firings.some(({ uncertain }) => uncertain) ? `${told} ${words.uncertain}` : told;
}

const aboutKm = (km: number, digits: number): string => words.about(words.km(number(km, digits)));

function number(value: number, digits = 21): string {
  return value.toLocaleString(words.locale, { maximumSignificantDigits: digits });
}
