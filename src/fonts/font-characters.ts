import type { FeatureCollection } from 'geojson';
import { closestZoom, fitBounds } from '../core/camera/fit-bounds.ts';
import { bareDesk } from '../core/camera/screens.ts';
import { range } from '../core/numbers.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { Language } from '../read/words/read-words.ts';
import { palette } from '../style/palette.ts';
import { placeLayers } from '../style/place-layers.ts';
import { styleValues } from '../style/style-values.ts';
import { formatSamples } from '../words/formats.ts';
import type { MapFaceName } from './typefaces.ts';

/** The code points that a story's fonts are cut to. */
export interface FontCharacters {
  readonly lang: string;
  /** Of all that the page may say. */
  readonly page: ReadonlySet<number>;
  /** Of the italics in the page's prose. */
  readonly emphasised: ReadonlySet<number>;
  /** Of all that the map's labels may say. */
  readonly map: ReadonlySet<number>;
  /** Of what is drawn into pictures, which leave out what no font has. */
  readonly drawn: ReadonlySet<number>;
  /** Of the first scene's labels, by the face that sets them. */
  readonly opening: Readonly<Partial<Record<MapFaceName, ReadonlySet<number>>>>;
}

/** Symbols, such as the arrows of keys, come from the reader's own fonts where the page's lack them. */
const symbols = /[^\p{L}\p{M}\p{N}\p{P}\s]/gu;

/** Finds what the fonts of a story must hold. */
export function fontCharacters(loaded: LoadedStory): FontCharacters {
  const { story, scenes, layers, labels, settings, sources, charts, language } = loaded;
  const { files, geometry, editions, streets, world } = loaded;
  const isClose = world.closestZoom > closestZoom || layers.some(({ kind }) => kind === 'route');
  const samples = formatSamples(language.locale, isClose);
  const tables = Object.values(charts).map(({ fields, rows }) => [fields, rows]);
  const names = editions.map(({ name }) => name);
  const engine = [...wordsIn(Object.values(language.messages)), ...names, samples]
    .join('\n')
    .replace(symbols, '');
  const said = JSON.stringify([story, scenes, layers, labels, settings, sources, tables]);
  const ground = Object.values(files.ground);
  const collections = Object.entries(geometry)
    .filter(([file]) => !ground.includes(file))
    .map(([file, text]) => [file, JSON.parse(text) as FeatureCollection] as const);
  const properties = collections.flatMap(([, { features }]) =>
    features.map((feature) => feature.properties ?? {}),
  );
  const onMap = properties.flatMap(Object.values).filter((value) => typeof value === 'string');
  const annotations = Object.values(scenes).flatMap((scene) => scene.annotations ?? []);
  const besides = Object.values(scenes).flatMap(({ follow }) => follow?.beside ?? []);
  const texts = [...labels, ...annotations, ...besides].map(({ text }) => text);
  const written = [...texts, streets?.characters].join('\n');
  const titles = [story.meta.title, story.meta.subtitle, story.sections.map(({ title }) => title)];
  const italics = [...JSON.stringify(story).matchAll(/<em>(.*?)<\/em>/gs)];
  const places = new Map(collections).get(files.places);
  const opening = scenes[story.sections[0]?.id ?? ''];
  return {
    lang: story.meta.lang,
    page: usedCharacters(`${said}\n${engine}`),
    emphasised: usedCharacters(italics.map(([, words]) => words).join('\n')),
    map: usedCharacters(
      [...onMap, written, ...wordsIn([language.messages.marks ?? {}]), samples].join('\n'),
    ),
    drawn: usedCharacters([...properties.map(({ name }) => name), written, titles].join('\n')),
    opening: places && opening ? openingCharacters(places, opening) : {},
  };
}

/** What the engine says in some groups of its words. */
const wordsIn = (groups: readonly Language['messages'][string][]): readonly string[] =>
  groups.flatMap((own) => Object.values(own).map(({ text }) => text));

/** Controls and formats, which have no glyph. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufeff]/gu;

/** The code points that need a glyph: of Arabic letters also the forms that MapLibre writes them in. */
export function usedCharacters(text: string): Set<number> {
  const seen = new Set(text.normalize('NFC').replace(unseen, ''));
  const points = new Set([...seen].map((character) => character.codePointAt(0) ?? 0));
  for (const { form, letters } of arabicForms)
    if (letters.every((letter) => points.has(letter))) points.add(form);
  return points;
}

/**
 * The forms that Arabic letters take within a word, in the blocks Arabic Presentation Forms-A, of which
 * these are the single letters, and Forms-B, with the letters of each.
 */
const arabicForms = [...range(0xfb50, 0xfbb1), ...range(0xfbd3, 0xfbe9), ...range(0xfe70, 0xfefc)]
  .map((form) => {
    const written = String.fromCodePoint(form).normalize('NFKC');
    // Without the space or the stroke that bears a vowel.
    const letters = written.replace(/[ \u0640]/g, '').normalize('NFC');
    return { form, letters: Array.from(letters, (letter) => letter.codePointAt(0) ?? 0) };
  })
  .filter(({ form, letters }) => letters.length > 0 && letters[0] !== form);

/** What the places on the opening map are labelled with, by the rules of the live map's style. */
function openingCharacters(
  places: FeatureCollection,
  { bounds, maxZoom, names = [] }: Pick<SceneSpec, 'bounds' | 'maxZoom' | 'names'>,
): FontCharacters['opening'] {
  const framed = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  // Of the tiles that the labels are laid out in, where the map comes closest.
  const zoom = Math.floor(fitBounds(framed, bareDesk).zoom);
  const named = places.features.map((place) =>
    names.includes(place.properties?.name)
      ? { ...place, properties: { ...place.properties, minZoom: 0 } }
      : place,
  );
  const characters: Partial<Record<string, Set<number>>> = {};
  for (const layer of placeLayers(palette('light'))) {
    if (layer.type !== 'symbol' || (layer.minzoom ?? 0) > zoom) continue;
    const [face = ''] = (layer.layout?.['text-font'] as readonly string[] | undefined) ?? [];
    const values = styleValues(layer, zoom);
    const lines = named
      .filter(values.draws)
      .flatMap((place) => values.formatted('text-field', place).map(({ text }) => text));
    characters[face] = new Set([...(characters[face] ?? []), ...usedCharacters(lines.join('\n'))]);
  }
  return characters;
}
