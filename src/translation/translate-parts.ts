import type { StoryParts } from '../check/story-parts.ts';
import { mapValues } from '../core/map-values.ts';
import { attempt, type Problem, problemsOf, shortened } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { collectionIn, type GeometryFiles } from '../read/geometry/read-geometry.ts';
import type { Sources } from '../read/schema/sources.ts';
import { type InspectedStory, inspectStoryText, renumbered } from '../read/text/inspect-text.ts';
import {
  csvFields,
  geojsonFields,
  isWords,
  readDictionary,
  readDone,
  type Say,
  said,
  textsIn,
  translateTexts,
  yamlFields,
} from './translate-texts.ts';
import { checkSections, isLost, mergeText, without } from './translated-sections.ts';

/** The parts of a story in the language of one of its translations, and what is wrong with that. */
export function translateParts(
  parts: StoryParts,
  translation: NonNullable<StoryFiles['translation']>,
): { readonly parts: StoryParts; readonly problems: readonly Problem[] } {
  const { files, text: original, sources, map, charts, geometry } = parts;
  const { story, tag } = translation;
  const source = attempt(() => files.text(story));
  const merged = mergeText(source.value ?? '', files.text(files.story));
  const dictionary = readDictionary(files, translation.words);
  const done = readDone(files, translation.done);
  const featureNames = featureNamesIn(geometry, tag);
  const say: Say = (words) => dictionary.value?.[words] ?? featureNames[words];
  const cued = merged.source.replace(/(?<=\[)[^\][]+(?=\]\{on=)/g, (words) => said(words, say));
  const text = inFile(inspectStoryText(cued, story, files), merged, original);
  const [lang, own] = [original, text].map(({ meta }) => meta?.lang ?? 'en');
  const sameLanguage = ['its language is that of the original.', `Write lang: ${tag}.`] as const;
  const warnings = [
    ...problemsOf({ file: story, place: 'front matter' }, lang === own ? [sameLanguage] : []),
    ...checkSections(merged, translation, done.value ?? {}),
    ...(dictionary.value ? checkWords(textsOf(parts), dictionary, featureNames, translation) : []),
  ];
  const inYaml = <T>(value: T): T => translateTexts(value, yamlFields, say);
  return {
    parts: {
      ...parts,
      files: { ...files, story },
      text,
      sources: inYaml(sources),
      map: inYaml(map),
      charts: mapValues(charts, (chart) => ({
        ...chart,
        spec: { ...inYaml(chart.spec), sources: chart.spec.sources },
        fields: inYaml(chart.fields),
        rows: translateTexts(chart.rows, csvFields, say),
      })),
      geometry: mapValues(geometry, (content) => translateGeojson(content, say)),
    },
    problems: [
      ...[source, text, dictionary, done].flatMap(({ problems }) => problems),
      ...warnings.map((each) => ({ ...each, severity: 'warning' as const })),
    ],
  };
}

/** A merged text at the lines of the translation’s file, with untranslated sections marked and their problems left out. */
function inFile(
  text: InspectedStory,
  { missing, lineOf }: ReturnType<typeof mergeText>,
  { meta }: InspectedStory,
): InspectedStory {
  const { sections, ...others } = renumbered(text, (line) => lineOf(line) ?? 1);
  return {
    ...text,
    ...others,
    sections: sections.map((section) => ({
      ...section,
      ...(meta && missing.includes(section.id) && { lang: meta.lang }),
    })),
    problems: text.problems.flatMap((problem) => {
      const line = problem.line && lineOf(problem.line);
      return line === undefined && problem.line ? [] : { ...problem, ...(line && { line }) };
    }),
  };
}

type Properties = Readonly<Record<string, unknown>>;

/** Names that features have in the language of a translation, as `name:ko`, by those that they have. */
export function featureNamesIn(
  geometry: GeometryFiles,
  tag: string,
): Readonly<Record<string, string>> {
  const ofLanguage = new RegExp(`^name:${tag.replace(/-.*/, '')}(-|$)`);
  const nameIn = (properties: Properties): unknown =>
    properties[`name:${tag}`] ??
    properties[Object.keys(properties).find((key) => ofLanguage.test(key)) ?? ''];
  const named = Object.values(geometry)
    .flatMap((text) => collectionIn(text).features)
    .map(({ properties }) => [properties?.name, nameIn(properties ?? {})]);
  return Object.fromEntries(named.filter((names) => names.every((n) => typeof n === 'string')));
}

/** A file of features with its words translated, and without other names that are then the same. */
function translateGeojson(text: string, say: Say): string {
  const { metadata, features, ...file } = collectionIn(text);
  const translated = features.map((feature) => {
    const own: Properties = translateTexts(feature.properties ?? {}, geojsonFields, say);
    const others = Object.entries(own).filter(
      ([key, value]) => !(/^(local$|name:)/.test(key) && value === own.name),
    );
    return { ...feature, properties: Object.fromEntries(others) };
  });
  const described = metadata && { metadata: translateTexts(metadata, geojsonFields, say) };
  return JSON.stringify({ ...file, ...described, features: translated });
}

/** What the story itself says of a work that it cites: notes, and in brackets what it writes in place of a title. */
const ownWords = ({ title, note, unlinked }: Sources[string]): readonly string[] =>
  [title.startsWith('[') ? title : '', note ?? '', unlinked ?? ''].filter(isWords);

/** The texts of a story that a translation has words for. */
export function textsOf({ files, map, charts, sources, geometry }: StoryParts) {
  type Texts = readonly [file: string, texts: readonly string[]];
  const inYaml = (value: unknown): readonly string[] => textsIn(value, yamlFields);
  const inGeojson = (value: unknown): readonly string[] => textsIn(value, geojsonFields);
  const ofCharts = Object.values(charts).map(
    ({ file, fields, rows }): Texts => [
      file,
      [...inYaml({ ...fields, sources: [] }), ...textsIn(rows, csvFields)],
    ],
  );
  const layerFiles = new Set(map.layers.map(({ id }) => layerFile(files, id)));
  const read = Object.entries(geometry).map(([file, text]) => [file, collectionIn(text)] as const);
  // What the engine says of the ground that it has cut may stay as it is.
  const own = read.filter(([file, { cut }]) => !cut && !file.startsWith(`${files.world}/`));
  const ofFiles = own.map(
    ([file, { metadata, features }]): Texts => [
      file,
      inGeojson([
        { ...metadata, sources: [] },
        layerFiles.has(file) ? features.map(({ properties }) => properties) : [],
      ]),
    ],
  );
  // Of a chart, "table" has words; of a layer it is a file.
  const layers = map.layers.map((layer) =>
    layer.kind === 'shaded' ? { ...layer, values: { ...layer.values, table: '' } } : layer,
  );
  // Where the story has no places, those are the world's.
  const places = files.places.startsWith(files.geometry) ? geometry[files.places] : undefined;
  return {
    /** Those that a reader meets, by their files. */
    needed: {
      [files.layers]: inYaml(layers),
      [files.scenes]: inYaml(map.scenes),
      [files.labels]: inYaml(map.labels),
      [files.settings]: inYaml(map.settings),
      [files.sources]: Object.values(sources).flatMap(ownWords),
      ...Object.fromEntries([...ofCharts, ...ofFiles]),
    },
    /** The names in the story's own file of places, which may stay as they are. */
    places: (places ? collectionIn(places).features : []).flatMap(({ properties }) =>
      typeof properties?.name === 'string' ? properties.name : [],
    ),
    /** The others that may stay as they are: names of places, of works, and of who made them. */
    others: [...inYaml(sources), ...inGeojson(read.map(([, collection]) => collection))],
  };
}

/** Finds texts without a translation, and translations without an original or with gaps lost. */
function checkWords(
  { needed, others }: ReturnType<typeof textsOf>,
  { value: entries = {}, at }: ReturnType<typeof readDictionary>,
  featureNames: Readonly<Record<string, string>>,
  { words: file, tag }: NonNullable<StoryFiles['translation']>,
): Problem[] {
  const originals = new Set([...Object.values(needed).flat(), ...others]);
  const isTranslated = (text: string) => (entries[text] ?? featureNames[text]) !== undefined;
  return [
    ...Object.entries(needed).flatMap(([from, own]) => {
      const open = own.filter((text) => !isTranslated(text));
      const problem = `of ${from} ${listOf(open)} ${open.length > 1 ? 'are' : 'is'} not translated.`;
      const remedy = `Write after each its translation; npm run translate ${tag} lists them here.`;
      return open.length > 0 ? { file, problem, remedy } : [];
    }),
    ...Object.entries(entries).flatMap(([text, translated]) => {
      if (!originals.has(text) && featureNames[text] === undefined) {
        const remedy = 'Write them as the original does now, or take the line out.';
        const place = JSON.stringify(text);
        const fault = ['the original has no such words.', remedy] as const;
        return problemsOf({ file, ...at([text], 'key'), place }, [fault]);
      }
      if (typeof translated !== 'string') return [];
      const [gaps, kept] = [text, translated].map((words) => words.match(/\{\w+\}/g) ?? []);
      return problemsOf({ file, ...at([text]) }, without(gaps, kept).map(isLost));
    }),
  ];
}

/** The first three of some texts, each in at most 40 characters, and how many more there are. */
function listOf(texts: readonly string[]): string {
  const named = texts.slice(0, 3).map((text) => `“${shortened(text.replaceAll('\n', ' '), 40)}”`);
  return [...named, ...(texts.length > 3 ? [`${texts.length - 3} more`] : [])].join(', ');
}
