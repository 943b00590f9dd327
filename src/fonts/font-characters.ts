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

export interface FontCharacters {
  readonly lang: string;
  readonly page: ReadonlySet<number>;
  /** The characters of italics in the page's prose. */
  readonly emphasised: ReadonlySet<number>;
  readonly map: ReadonlySet<number>;
  /** The characters of large words on the map, which are in a face of their own. */
  readonly large: ReadonlySet<number>;
  /** The characters of texts in pictures, which leave out any that no font has. */
  readonly drawn: ReadonlySet<number>;
  readonly opening: Readonly<Partial<Record<MapFaceName, ReadonlySet<number>>>>;
}

/** Symbols, such as the arrows on keys; if the page's fonts lack one, the reader's have it. */
const symbols = /[^\p{L}\p{M}\p{N}\p{P}\s]/gu;

export function fontCharacters(loaded: LoadedStory): FontCharacters {
  const { story, scenes, layers, labels, settings, sources, charts, language } = loaded;
  const { files, geometry, editions, streets, world } = loaded;
  const isClose = world.closestZoom > closestZoom || layers.some(({ kind }) => kind === 'route');
  const samples = formatSamples(language.locale, isClose);
  const tables = Object.values(charts).map(({ fields, rows }) => [fields, rows]);
  const names = editions.map(({ name }) => name);
  const messages = wordsIn(Object.values(language.messages));
  const engine = [...messages, ...names, samples].join('\n').replace(symbols, '');
  const ofStory = JSON.stringify([story, scenes, layers, labels, settings, sources, tables]);
  const ground = Object.values(files.ground);
  const collections = new Map(
    Object.entries(geometry)
      .filter(([file]) => !ground.includes(file))
      .map(([file, text]) => [file, JSON.parse(text) as FeatureCollection]),
  );
  const properties = [...collections.values()].flatMap(({ features }) =>
    features.map((feature) => feature.properties ?? {}),
  );
  const onMap = properties.flatMap(Object.values).filter((value) => typeof value === 'string');
  const annotations = Object.values(scenes).flatMap((scene) => scene.annotations ?? []);
  const large = annotations.filter((each) => each.large);
  const texts = [...labels, ...annotations].map(({ text }) => text);
  const labelled = [...texts, streets?.characters].join('\n');
  const titles = [story.meta.title, story.meta.subtitle, story.sections.map(({ title }) => title)];
  const italics = [...JSON.stringify(story).matchAll(/<em>(.*?)<\/em>/gs)];
  const places = collections.get(files.places);
  const opening = scenes[story.sections[0]?.id ?? ''];
  return {
    lang: story.meta.lang,
    page: usedCharacters(`${ofStory}\n${engine}`),
    emphasised: usedCharacters(italics.map(([, words]) => words).join('\n')),
    map: usedCharacters(
      [...onMap, labelled, ...wordsIn([language.messages.marks ?? {}]), samples].join('\n'),
    ),
    large: usedCharacters(large.map(({ text }) => text).join('\n')),
    drawn: usedCharacters([...properties.map(({ name }) => name), labelled, titles].join('\n')),
    opening: places && opening ? openingCharacters(places, opening) : {},
  };
}

const wordsIn = (groups: readonly Language['messages'][string][]): readonly string[] =>
  groups.flatMap((own) => Object.values(own).map(({ text }) => text));

const withoutGlyph = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufeff]/gu;

/** Returns the code points that need a glyph, including the forms into which MapLibre shapes Arabic letters. */
export function usedCharacters(text: string): Set<number> {
  const characters = new Set(text.normalize('NFC').replace(withoutGlyph, ''));
  const points = new Set([...characters].map((character) => character.codePointAt(0) ?? 0));
  for (const { form, letters } of arabicForms)
    if (letters.every((letter) => points.has(letter))) points.add(form);
  return points;
}

/** Arabic letters' forms within words, with their letters: the single ones in Presentation Forms-A, and Forms-B. */
const arabicForms = [...range(0xfb50, 0xfbb1), ...range(0xfbd3, 0xfbe9), ...range(0xfe70, 0xfefc)]
  .map((form) => {
    const text = String.fromCodePoint(form).normalize('NFKC');
    // The space or stroke that carries a vowel is left out.
    const letters = text.replace(/[ \u0640]/g, '').normalize('NFC');
    return { form, letters: Array.from(letters, (letter) => letter.codePointAt(0) ?? 0) };
  })
  .filter(({ form, letters }) => letters.length > 0 && letters[0] !== form);

/** Returns the characters of place names on the opening map, which follow the rules of the live map's style. */
function openingCharacters(
  places: FeatureCollection,
  { bounds, maxZoom, names = [] }: Pick<SceneSpec, 'bounds' | 'maxZoom' | 'names'>,
): FontCharacters['opening'] {
  const framed = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  // The zoom of the tiles with labels when the camera is closest.
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
