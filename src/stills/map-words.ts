import { type Bounds, boundsContain, widthKm } from '../core/camera/bounds.ts';
import type { LngLat } from '../core/camera/mercator.ts';
import { type Days, isWithinDays, type SceneSpec } from '../core/story/scene-spec.ts';
import type { Streets } from '../core/story/tiles.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { layerFeatures, parseGeojson } from '../read/geometry/read-geometry.ts';
import type { LayerFeature, ToldLayer, ToldWords } from '../style/kinds/kind.ts';
import { buildKindOf, kinds, type Layer } from '../style/kinds/kinds.ts';
import { dayOf } from '../style/kinds/points/sites.ts';
import { aboutKm, nameOf } from '../style/kinds/sentences.ts';
import type { StreetNames } from '../style/streets/street-names.ts';
import { formatList, joined } from '../words/formats.ts';

export interface NamedPlace {
  readonly name: string;
  readonly kind: string;
  /** From 1, which is the best known. */
  readonly rank: number;
  readonly at: LngLat;
  /** The side of the dot that the name is on; `center` for areas. */
  readonly anchor?: string;
}

type LoadedMap = Pick<LoadedStory, 'files' | 'geometry' | 'layers' | 'described'>;

export const toldLayers = ({ files, layers, described, geometry }: LoadedMap): ToldLayer<Layer>[] =>
  layers.map((layer) => ({
    layer,
    measured: described.find(({ id }) => id === layer.id)?.metadata.measured ?? [],
    features: layerFeatures(layer.id, geometry, files) ?? [],
  }));

export function namedPlaces({ files, geometry }: Pick<LoadedMap, 'files' | 'geometry'>) {
  const text = geometry[files.places] ?? '{ "features": [] }';
  const { features }: { readonly features: readonly LayerFeature[] } = parseGeojson(text);
  return features.flatMap(({ geometry: point, properties }): NamedPlace[] => {
    if (point.type !== 'Point') return [];
    const [lng = 0, lat = 0] = point.coordinates;
    return [{ ...(properties as unknown as Omit<NamedPlace, 'at'>), at: [lng, lat] }];
  });
}

/** Returns settings for street names: the story's language, and the place names that they do not repeat. */
export function streetNames(
  { bounds }: Pick<Streets, 'bounds'>,
  loaded: Pick<LoadedStory, 'story' | 'files' | 'geometry' | 'words'>,
): StreetNames {
  const near = namedPlaces(loaded).filter(({ at }) => boundsContain(bounds, at));
  const { story, words } = loaded;
  return { lang: story.meta.lang, locale: words.locale, placed: near.map(({ name }) => name) };
}

export type MapWords = ReturnType<typeof mapWords>;

/** Describes a scene: the width of the box shown, its cities and layers, and the text on the map. */
export function mapWords(
  scene: Pick<SceneSpec, 'bounds' | 'layers' | 'days' | 'quiet' | 'names' | 'annotations'>,
  layers: readonly ToldLayer<Layer>[],
  placed: readonly NamedPlace[],
  words: ToldWords,
  [west, south, east, north]: Bounds = scene.bounds,
) {
  const shown = layers
    .filter(({ layer }) => Object.hasOwn(scene.layers, layer.id))
    .map((each) => onDays(each, scene.days?.[each.layer.id]));
  const width = aboutKm(widthKm([west, south, Math.min(east, west + 360), north]), words);
  const named = placed.filter(({ name }) => !scene.quiet?.includes(name));
  const { told, common, locale } = words;
  const places = formatList(framedPlaces(scene, named), locale);
  const shownNames = shown.map(({ layer }) => nameOf(layer, words));
  const names = formatList(shownNames, locale);
  const texts = (scene.annotations ?? []).map(({ text }) =>
    /^\p{Pi}.*\p{Pf}$/su.test(text) ? onOneLine(text) : told.quoted({ text: onOneLine(text) }),
  );
  const area = places ? told.areaOf({ places }) : told.areaWide({ width });
  const sentences = [
    places ? told.framedPlaces({ width, places }) : told.framed({ width }),
    ...layerSentences(shown, words),
    ...(texts.length > 0 ? [told.written({ texts: formatList(texts, locale, 'narrow') })] : []),
  ];
  return {
    short: names ? told.shortLayers({ area, layers: names }) : told.short({ area }),
    full: joined(sentences, common.next),
  };
}

/** Keeps the features of the given days, and those without a day. */
function onDays(layer: ToldLayer<Layer>, days: Days | undefined): ToldLayer<Layer> {
  if (!days) return layer;
  const isShown = (day: string): boolean => day === '' || isWithinDays(day, days);
  const features = layer.features.filter(({ properties }) => isShown(dayOf(properties)));
  return { ...layer, days, features };
}

/** Joins lines, with a space unless the script is written without spaces. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。：；、])\s*\n\s*/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Picks at most four cities: first those that the scene names, then the best known. */
function framedPlaces(
  { bounds, names = [] }: Pick<SceneSpec, 'bounds' | 'names'>,
  places: readonly NamedPlace[],
): string[] {
  const first = ({ name }: NamedPlace) => (names.includes(name) ? 0 : 1);
  return places
    .filter(({ kind }) => ['capital', 'city', 'town'].includes(kind))
    .filter(({ at }) => boundsContain(bounds, at))
    .sort((a, b) => first(a) - first(b) || a.rank - b.rank)
    .slice(0, 4)
    .map(({ name }) => name);
}

function layerSentences(shown: readonly ToldLayer<Layer>[], words: ToldWords): string[] {
  const together = kinds.map(({ name }) => {
    const layers = shown.filter(({ layer }) => layer.kind === name);
    return layers.length > 0 ? buildKindOf(name).together?.(layers, words) : '';
  });
  const each = shown.map((layer) => buildKindOf(layer.layer.kind).sentence?.(layer, words));
  return [...together, ...each].flatMap((sentence) => sentence || []);
}
