import { type Bounds, contains, widthKm } from '../../core/camera/bounds.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { ToldLayer, ToldWords } from '../../kinds/kind.ts';
import { kindOf, kinds } from '../../kinds/kinds.ts';
import { aboutKm, listed, nameOf } from '../../kinds/told-words.ts';
import type { NamedPlace } from './told-layers.ts';

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
  layers: readonly ToldLayer[],
  places: readonly NamedPlace[],
  words: ToldWords,
): MapWords {
  const shown = layers.filter(({ layer }) => Object.hasOwn(scene.layers, layer.id));
  const width = aboutKm(widthKm(scene.bounds), words);
  const named = places.filter(({ name }) => !scene.quiet?.includes(name));
  const framed = listed(framedPlaces(scene.bounds, named), words);
  const names = shown.map(({ layer }) => nameOf(layer, words));
  return {
    short: words.told.short(width, framed, listed(names, words)),
    full: [words.told.framed(width, framed), ...layerSentences(shown, words)].join(' '),
  };
}

/** The best known cities within the bounds. */
function framedPlaces(bounds: Bounds, places: readonly NamedPlace[]): string[] {
  return places
    .filter(({ kind, at }) => namedKinds.has(kind) && contains(bounds, at))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostPlaces)
    .map(({ name }) => name);
}

function layerSentences(shown: readonly ToldLayer[], words: ToldWords): string[] {
  const together = kinds.map((kind) => {
    const own = shown.filter(({ layer }) => kindOf(layer) === kind);
    return own.length > 0 ? (kind.together?.(own, words) ?? '') : '';
  });
  const each = shown.map((told) => kindOf(told.layer).sentence?.(told, words) ?? '');
  return [...together, ...each].filter((sentence) => sentence !== '');
}
