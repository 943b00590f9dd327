import type { StoryParts } from '../check/story-parts.ts';
import { mapValues } from '../core/map-values.ts';
import { attempt, type Problem, problemsOf, shortened } from '../files/story-error.ts';
import { layerFile, type TranslationFiles } from '../files/story-files.ts';
import { type GeometryFiles, parseCollection } from '../read/geometry/read-geometry.ts';
import type { Sources } from '../read/schema/sources.ts';
import { type InspectedStory, inspectStoryText, moveToLines } from '../read/text/inspect-text.ts';
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
import { checkSections, isLost, type Merged, mergeText, without } from './translated-sections.ts';

/** Translates a story's parts, and reports what is wrong with the translation. */
export function translateParts(parts: StoryParts, translation: TranslationFiles) {
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
  const [from, to] = [original, text].map(({ meta }) => meta?.lang ?? 'en');
  const sameLanguage = ['its language is that of the original.', `Write lang: ${tag}.`] as const;
  const warnings = [
    ...problemsOf({ file: story, place: 'front matter' }, from === to ? [sameLanguage] : []),
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

/** Moves a merged text to the lines of the translation's file; drops problems in the original's sections. */
function inFile(text: InspectedStory, { missing, lineOf }: Merged, { meta }: InspectedStory) {
  const { sections, ...others } = moveToLines(text, (line) => lineOf(line) ?? 1);
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

/** Returns features' names in the language of `tag`, from properties such as `name:ko`, by their `name`. */
export function featureNamesIn(geometry: GeometryFiles, tag: string): Record<string, string> {
  const ofLanguage = new RegExp(`^name:${tag.replace(/-.*/, '')}(-|$)`);
  const nameIn = (properties: Properties): unknown =>
    properties[`name:${tag}`] ??
    properties[Object.keys(properties).find((key) => ofLanguage.test(key)) ?? ''];
  const named = Object.values(geometry)
    .flatMap((text) => parseCollection(text).features)
    .map(({ properties }) => [properties?.name, nameIn(properties ?? {})]);
  return Object.fromEntries(named.filter((names) => names.every((n) => typeof n === 'string')));
}

/** Translates a file of features, and drops their other names if these are then the same. */
function translateGeojson(text: string, say: Say): string {
  const { metadata, features, ...file } = parseCollection(text);
  const translated = features.map((feature) => {
    const properties: Properties = translateTexts(feature.properties ?? {}, geojsonFields, say);
    const distinct = Object.entries(properties).filter(
      ([key, value]) => !/^(local$|name:)/.test(key) || value !== properties.name,
    );
    return { ...feature, properties: Object.fromEntries(distinct) };
  });
  const described = metadata && { metadata: translateTexts(metadata, geojsonFields, say) };
  return JSON.stringify({ ...file, ...described, features: translated });
}

/** Returns the story's own words about a work: notes, and a description in brackets in place of a title. */
const ownWords = ({ title, note, unlinked }: Sources[string]): readonly string[] =>
  [title.startsWith('[') ? title : '', note ?? '', unlinked ?? ''].filter(isWords);

export function textsOf({ files, map, charts, sources, geometry }: StoryParts) {
  type Texts = readonly [file: string, texts: readonly string[]];
  const inYaml = (value: unknown): readonly string[] => textsIn(value, yamlFields);
  const inGeojson = (value: unknown): readonly string[] => textsIn(value, geojsonFields);
  const ofCharts = Object.values(charts).map(({ file, fields, rows }): Texts => {
    return [file, [...inYaml({ ...fields, sources: [] }), ...textsIn(rows, csvFields)]];
  });
  const layerFiles = new Set(map.layers.map(({ id }) => layerFile(files, id)));
  const read = Object.entries(geometry).map(
    ([file, text]) => [file, parseCollection(text)] as const,
  );
  // The engine's own words describe ground that the engine has cut.
  const authored = read.filter(([file, { cut }]) => !cut && !file.startsWith(`${files.world}/`));
  const ofFiles = authored.map(([file, { metadata, features }]): Texts => {
    const shown = layerFiles.has(file) ? features.map(({ properties }) => properties) : [];
    return [file, inGeojson([{ ...metadata, sources: [] }, ...shown])];
  });
  // In a chart, "table" holds words, but in a layer, a file's name.
  const layers = map.layers.map((layer) =>
    layer.kind === 'shaded' ? { ...layer, values: { ...layer.values, table: '' } } : layer,
  );
  // If the story has no file of places, they are the world's.
  const places = files.places.startsWith(files.geometry) ? geometry[files.places] : undefined;
  return {
    /** Texts that readers meet and that need a translation, by file. */
    needed: {
      [files.layers]: inYaml(layers),
      [files.scenes]: inYaml(map.scenes),
      [files.labels]: inYaml(map.labels),
      [files.settings]: inYaml(map.settings),
      [files.sources]: Object.values(sources).flatMap(ownWords),
      ...Object.fromEntries([...ofCharts, ...ofFiles]),
    },
    /** The names in the story's file of places, which need no translation. */
    places: (places ? parseCollection(places).features : []).flatMap(({ properties }) =>
      typeof properties?.name === 'string' ? properties.name : [],
    ),
    /** Other texts that need no translation: the names of places, of works and of their authors. */
    others: [...inYaml(sources), ...inGeojson(read.map(([, collection]) => collection))],
  };
}

/** Reports texts without a translation, and translations that have no original or lack a placeholder. */
function checkWords(
  { needed, others }: ReturnType<typeof textsOf>,
  { value: entries = {}, at }: ReturnType<typeof readDictionary>,
  featureNames: Readonly<Record<string, string>>,
  { words: file, tag }: TranslationFiles,
): Problem[] {
  const originals = new Set([...Object.values(needed).flat(), ...others]);
  const isTranslated = (text: string) => (entries[text] ?? featureNames[text]) !== undefined;
  return [
    ...Object.entries(needed).flatMap(([from, texts]) => {
      const open = texts.filter((text) => !isTranslated(text));
      const problem = `of ${from} ${listOf(open)} ${open.length > 1 ? 'are' : 'is'} not translated.`;
      const remedy = `List them here with npm run translate ${tag}, and write the translation after each.`;
      return open.length > 0 ? { file, problem, remedy } : [];
    }),
    ...Object.entries(entries).flatMap(([text, translated]) => {
      if (!originals.has(text) && featureNames[text] === undefined) {
        const remedy = 'Write them as the original now has them, or take the line out.';
        const place = JSON.stringify(text);
        const fault = ['the original has no such words.', remedy] as const;
        return problemsOf({ file, ...at([text], 'key'), place }, [fault]);
      }
      if (typeof translated !== 'string') return [];
      const [gaps, filled] = [text, translated].map((words) => words.match(/\{\w+\}/g) ?? []);
      return problemsOf({ file, ...at([text]) }, without(gaps, filled).map(isLost));
    }),
  ];
}

/** Quotes the first three texts, each cut to 40 characters, and counts the others. */
function listOf(texts: readonly string[]): string {
  const named = texts.slice(0, 3).map((text) => `“${shortened(text.replaceAll('\n', ' '), 40)}”`);
  return [...named, ...(texts.length > 3 ? [`${texts.length - 3} more`] : [])].join(', ');
}
