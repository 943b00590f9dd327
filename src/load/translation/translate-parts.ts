import type { Chart, InspectedCharts } from '../charts/read-charts.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type GeometryFiles, parseGeojson } from '../geometry/read-geometry.ts';
import type { MapData } from '../schema/map-data.ts';
import type { Sources } from '../schema/sources.ts';
import { type InspectedStory, inspectStoryText } from '../text/inspect-text.ts';
import { checkTranslation, type StoryTexts } from './check-translation.ts';
import { readDictionary, readDone } from './dictionary.ts';
import { type MergedText, mergeText } from './merge-text.ts';
import {
  csvFields,
  geojsonFields,
  isWords,
  type Say,
  said,
  textsIn,
  translateTexts,
  yamlFields,
} from './translate-texts.ts';

/** The parts of a story that hold words. */
interface Translatable {
  readonly files: StoryFiles;
  readonly text: InspectedStory | undefined;
  readonly sources: Sources | undefined;
  readonly map: Partial<MapData>;
  readonly charts: InspectedCharts;
  readonly geometry: GeometryFiles;
  readonly problems: readonly Problem[];
}

/**
 * The parts of a story in the language of one of its translations: what is not translated stays as it is.
 * From here on nothing knows of another language.
 */
export function translateParts<Parts extends Translatable>(root: string, parts: Parts): Parts {
  const { files, text: original, sources, map, charts, geometry } = parts;
  const { translation } = files;
  if (!translation || !original) return parts;
  const { tag } = translation;
  const source = attempt(() => readStoryFile(root, files.folder, translation.story));
  const own = source.value ?? '';
  const merged = mergeText(own, readStoryFile(root, files.folder, files.story));
  const dictionary = readDictionary(root, files.folder, translation.words);
  const done = readDone(root, files.folder, translation.done);
  const ownNames = namesIn(geometry, tag);
  const say: Say = (words) => dictionary.entries[words] ?? ownNames[words];
  const cued = merged.source.replace(/(?<=\[)[^\][]+(?=\]\{on=)/g, (words) => said(words, say));
  const inspected = inspectStoryText(cued, translation.story, { root, folder: files.folder });
  const text = inFile(inspected, merged, original);
  const inYaml = <T>(value: T): T => translateTexts(value, yamlFields, say);
  const inLanguage = Object.entries(geometry).map(([file, content]) => [
    file,
    translateGeojson(content, say),
  ]);
  const isOther = text.meta?.lang !== original.meta?.lang;
  const beside = { translation, text: merged, dictionary, ownNames, done: done.value ?? {} };
  return {
    ...parts,
    files: { ...files, story: translation.story },
    text,
    sources: sources && inYaml(sources),
    map: inYaml(map),
    charts: { ...charts, charts: translateCharts(charts.charts, say) },
    geometry: Object.fromEntries(inLanguage),
    problems: [
      ...parts.problems,
      ...[source, text, dictionary, done].flatMap(({ problems }) => problems),
      ...checkTranslation({ ...beside, isOther, texts: textsOf(parts) }),
    ],
  };
}

/**
 * A merged text with the lines of the translation's file, where it was written there; what is wrong elsewhere
 * is told of the original. Sections that are not translated are marked with the language of the original.
 */
function inFile(
  text: InspectedStory,
  { missing, lineOf }: MergedText,
  { meta }: InspectedStory,
): InspectedStory {
  const lined = <T extends { readonly line: number }>(part: T): T => ({
    ...part,
    line: lineOf(part.line) ?? 1,
  });
  return {
    ...text,
    sections: text.sections.map((section) => ({
      ...lined(section),
      parts: section.parts.map((part) => (part.kind === 'chart' ? lined(part) : part)),
      ...(meta && missing.includes(section.id) && { lang: meta.lang }),
    })),
    cited: text.cited.map(lined),
    pictures: text.pictures.map(lined),
    problems: text.problems.flatMap((problem) => {
      const line = problem.line && lineOf(problem.line);
      return line === undefined && problem.line ? [] : { ...problem, ...(line && { line }) };
    }),
  };
}

const translateCharts = (charts: InspectedCharts['charts'], say: Say): InspectedCharts['charts'] =>
  Object.fromEntries(
    Object.entries(charts).map(([name, chart]): [string, Chart] => [
      name,
      {
        ...chart,
        spec: { ...translateTexts(chart.spec, yamlFields, say), sources: chart.spec.sources },
        fields: translateTexts(chart.fields, yamlFields, say),
        rows: translateTexts(chart.rows, csvFields, say),
      },
    ]),
  );

/** Names that features have in the language of a translation, as `name:ko`, by those that they have. */
export function namesIn(geometry: GeometryFiles, tag: string): Readonly<Record<string, string>> {
  const features = Object.values(geometry).flatMap((text) => collectionIn(text).features);
  const named = features.flatMap(({ properties }) => {
    const name = properties?.[nameKey(properties, tag) ?? ''];
    return typeof name === 'string' && typeof properties?.name === 'string'
      ? [[properties.name, name]]
      : [];
  });
  return Object.fromEntries(named);
}

type Properties = Readonly<Record<string, unknown>>;

/** A file of features, as far as it is one. */
function collectionIn(text: string): {
  readonly metadata?: object;
  readonly features: readonly { readonly properties?: Properties | null }[];
} {
  try {
    return parseGeojson(text);
  } catch {
    return { features: [] };
  }
}

/** The property with a feature's name in a language, such as `name:zh-Hans`: of the tag, or of its language. */
function nameKey(properties: Properties, tag: string): string | undefined {
  const { language } = new Intl.Locale(tag);
  const keys = Object.keys(properties).filter((key) => key.startsWith('name:'));
  return (
    keys.find((key) => key === `name:${tag}`) ??
    keys.find((key) => new Intl.Locale(key.slice('name:'.length)).language === language)
  );
}

/** A file of features with its words translated; a name that stands beside another is not said twice. */
function translateGeojson(text: string, say: Say): string {
  try {
    const { metadata, features, ...file } = parseGeojson(text);
    const translated = (features as readonly { readonly properties: Properties | null }[]).map(
      (feature) => {
        const own = translateTexts(feature.properties ?? {}, geojsonFields, say);
        const others = Object.entries(own).filter(
          ([key, value]) => !(/^(local$|name:)/.test(key) && value === own.name),
        );
        return { ...feature, properties: Object.fromEntries(others) };
      },
    );
    const said = metadata && { metadata: translateTexts(metadata, geojsonFields, say) };
    return JSON.stringify({ ...file, ...said, features: translated });
  } catch {
    return text;
  }
}

/** What the story itself says of a work that it cites: notes, and in brackets what stands for a title. */
const ownWords = ({ title, note, unlinked }: Sources[string]): readonly string[] =>
  [title.startsWith('[') ? title : '', note ?? '', unlinked ?? ''].filter(isWords);

/** The texts of a story that a translation has words for. */
export function textsOf({ files, map, charts, sources, geometry }: Translatable): StoryTexts {
  const { scenes, layers, labels, settings } = map;
  const inYaml = (value: unknown): readonly string[] => textsIn(value, yamlFields);
  const inGeojson = (value: unknown): readonly string[] => textsIn(value, geojsonFields);
  const ofCharts = Object.values(charts.charts).map(({ file, fields, rows }) => [
    file,
    [...inYaml({ ...fields, sources: [] }), ...textsIn(rows, csvFields)],
  ]);
  const read = Object.entries(geometry).map(([file, text]) => ({ file, ...collectionIn(text) }));
  const ofLayers: ReadonlySet<string> = new Set(layers?.map(({ id }) => layerFile(files, id)));
  const ofFiles = read.map(({ file, metadata, features }) => [
    file,
    inGeojson([
      { ...metadata, sources: [] },
      ofLayers.has(file) ? features.map(({ properties }) => properties) : [],
    ]),
  ]);
  return {
    needed: {
      [files.layers]: inYaml(layers),
      [files.scenes]: inYaml(scenes),
      [files.labels]: inYaml(labels),
      [files.settings]: inYaml(settings),
      [files.sources]: Object.values(sources ?? {}).flatMap(ownWords),
      ...Object.fromEntries([...ofCharts, ...ofFiles]),
    },
    places: placesOf(files, geometry),
    others: [...inYaml(sources), ...inGeojson(read)],
  };
}

/** The names in the story's own file of places; none where the world's file stands in for it. */
function placesOf({ places, geometry: folder }: StoryFiles, geometry: GeometryFiles): string[] {
  const own = places.startsWith(folder) ? (geometry[places] ?? '') : '';
  return collectionIn(own).features.flatMap(({ properties }) =>
    typeof properties?.name === 'string' ? properties.name : [],
  );
}
