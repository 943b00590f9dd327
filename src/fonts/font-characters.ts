import type { Feature, FeatureCollection } from 'geojson';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { palette } from '../style/palette.ts';
import { placeLayers } from '../style/place-layers.ts';
import { styleValues } from '../style/style-values.ts';
import type { MapFaceName } from './typefaces.ts';

/** All that decides what a story's fonts hold. */
export interface FontTexts {
  /** What the page may say, by the names of the files that it is from. */
  readonly texts: Readonly<Record<string, string>>;
  /** What of that stands on the page as it opens, where not all of it does. */
  readonly shown?: string;
  /** The name of the file among them that is the story. */
  readonly story: string;
  /** The GeoJSON of the map's layers and places, by the names of their files. */
  readonly geometry: Readonly<Record<string, string>>;
  /** The name of the file among them that holds the places. */
  readonly places: string;
  /** What is written on the map by hand. */
  readonly written?: string;
  /** What is written beside it in the pictures for links. */
  readonly titles?: string;
  /** The page's language as a BCP 47 tag. */
  readonly lang: string;
  /** All that the engine says in that language. */
  readonly words: string;
  /** What of that stands on the map. */
  readonly marks: string;
  /** What the map shows at first, where that is known. */
  readonly opening?: Pick<SceneSpec, 'bounds' | 'maxZoom' | 'names'> | undefined;
}

/** The code points that a story's fonts are cut to. */
export interface FontCharacters extends Pick<FontTexts, 'lang'> {
  /** Of all that the page may say. */
  readonly page: ReadonlySet<number>;
  /** Of what the page says before a reader unfolds or opens anything. */
  readonly shown: ReadonlySet<number>;
  /** Of what stands in italics in the page's prose. */
  readonly emphasised: ReadonlySet<number>;
  /** Of all that the map's labels may say. */
  readonly map: ReadonlySet<number>;
  /** Of what is drawn into pictures, which leave out what no font has. */
  readonly drawn: ReadonlySet<number>;
  /** Of what the map's labels say at first, by the face that sets them. */
  readonly opening: Readonly<Partial<Record<MapFaceName, ReadonlySet<number>>>>;
}

/** Symbols, such as the arrows of keys, come from the reader's own fonts where the page's lack them. */
const symbols = /[^\p{L}\p{M}\p{N}\p{P}\s]/gu;

/**
 * Finds what the fonts of a story must hold.
 *
 * @throws SyntaxError where a GeoJSON file is no JSON.
 */
export function fontCharacters(input: FontTexts): FontCharacters {
  const { texts, story, geometry, places, written = '', lang, words, marks, opening } = input;
  const said = [...Object.values(texts), words.replace(symbols, '')].join('\n');
  const collections = new Map(
    Object.entries(geometry).map(([file, text]) => [file, collectionOf(text)] as const),
  );
  const onMap = [...collections.values()].flatMap(featureTexts);
  const names = [...collections.values()].flatMap(({ features }) =>
    features.map(({ properties }) => String(properties?.name ?? '')),
  );
  const named = collections.get(places);
  return {
    lang,
    page: usedCharacters(said),
    shown: usedCharacters(input.shown ?? said),
    emphasised: usedCharacters(emphasisedText(texts[story] ?? '')),
    map: usedCharacters([...onMap, written, marks].join('\n')),
    drawn: usedCharacters([...names, written, input.titles].join('\n')),
    opening: named && opening ? openingCharacters(named, opening) : {},
  };
}

/**
 * The code points of a text that need a glyph: no white space but the plain space, no controls; of
 * Arabic letters also the forms that MapLibre writes them in.
 */
export function usedCharacters(text: string): Set<number> {
  const points = new Set<number>();
  for (const character of text.normalize('NFC')) {
    if (/^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufeff]$/u.test(character)) continue;
    points.add(character.codePointAt(0) ?? 0);
  }
  for (const { form, letters } of arabicForms) {
    if (letters.every((letter) => points.has(letter))) points.add(form);
  }
  return points;
}

/**
 * The forms that Arabic letters take within a word, in the blocks Arabic Presentation Forms-A, of which
 * these are the single letters, and Forms-B, with the letters that each stands for.
 */
const arabicForms = [...range(0xfb50, 0xfbb1), ...range(0xfbd3, 0xfbe9), ...range(0xfe70, 0xfefc)]
  .map((form) => ({ form, letters: lettersOf(form) }))
  .filter(({ form, letters }) => letters.length > 0 && letters[0] !== form);

/** What a form stands for, without the space or the stroke that bears a vowel. */
function lettersOf(form: number): number[] {
  const written = String.fromCodePoint(form)
    .normalize('NFKC')
    .replace(/[ \u0640]/g, '');
  return [...written.normalize('NFC')].map((letter) => letter.codePointAt(0) ?? 0);
}

/** The whole numbers from one to another. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What of a file can be read as features: one that is none is told of by the check. */
function collectionOf(text: string): FeatureCollection {
  const { features } = (JSON.parse(text) ?? {}) as { features?: unknown };
  const all: readonly unknown[] = Array.isArray(features) ? features : [];
  const isFeature = (feature: unknown): feature is Feature =>
    typeof feature === 'object' && feature !== null && 'geometry' in feature;
  return { type: 'FeatureCollection', features: all.filter(isFeature) };
}

/** The words in the properties of a collection's features. */
function featureTexts({ features }: FeatureCollection): string[] {
  return features.flatMap(({ properties }) =>
    Object.values(properties ?? {}).filter((value): value is string => typeof value === 'string'),
  );
}

/** The words of a text's HTML that stand in italics, a line for each run of them. */
const emphasisedText = (html: string): string =>
  [...html.matchAll(/<em>(.*?)<\/em>/gs)].map(([, words]) => words).join('\n');

/** A desk's screen, on which the map comes closer to the first scene than on all smaller ones. */
const screen = { width: 1440, height: 900, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

/** What the places on the opening map are labelled with, by the rules of the live map's style. */
function openingCharacters(
  places: FeatureCollection,
  { bounds, maxZoom, names = [] }: NonNullable<FontTexts['opening']>,
): FontCharacters['opening'] {
  const framed = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  /** That of the tiles that the labels are laid out in. */
  const zoom = Math.floor(fitBounds(framed, screen).zoom);
  const standing = places.features.map((place) =>
    names.includes(place.properties?.name)
      ? { ...place, properties: { ...place.properties, minZoom: 0 } }
      : place,
  );
  const characters: Partial<Record<string, Set<number>>> = {};
  for (const layer of placeLayers(palette('light'))) {
    if (layer.type !== 'symbol' || (layer.minzoom ?? 0) > zoom) continue;
    const [face = ''] = (layer.layout?.['text-font'] as readonly string[] | undefined) ?? [];
    const values = styleValues(layer, zoom);
    const lines = standing
      .filter(values.draws)
      .flatMap((place) => values.formatted('text-field', place).map(({ text }) => text));
    characters[face] = new Set([...(characters[face] ?? []), ...usedCharacters(lines.join('\n'))]);
  }
  return characters;
}
