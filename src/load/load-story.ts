import { existsSync } from 'node:fs';
import { checkFiles, checkPublished } from '../check/check-files.ts';
import { checkCues } from '../check/check-references.ts';
import { checkStory } from '../check/check-story.ts';
import type { StoryParts } from '../check/story-parts.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { mapValues } from '../core/map-values.ts';
import type { SceneSpec, SceneSpecs } from '../core/story/scene-spec.ts';
import { worldAround } from '../core/story/story-data.ts';
import { withMaxZooms } from '../core/story/tiles.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { isFile } from '../files/safe-folder.ts';
import {
  formatProblem,
  isWarning,
  type Position,
  type Problem,
  StoryError,
  withoutFloods,
} from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { inspectFolder } from '../files/story-folder.ts';
import { jsonPositions } from '../read/geometry/check-geojson.ts';
import { completeLayers, describeLayers } from '../read/geometry/describe-layers.ts';
import { type GeometryFiles, summarizeCollection } from '../read/geometry/read-geometry.ts';
import { describeHeights, describeTiles } from '../read/geometry/read-tiles.ts';
import { inspectPictures } from '../read/pictures/read-pictures.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import { type Edition, editionsOf } from '../read/text/front-matter.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import { featureNamesIn, textsOf, translateParts } from '../translation/translate-parts.ts';
import { inMiles } from '../words/formats.ts';
import { type InspectedParts, inspectParts } from './inspect-parts.ts';

export type LoadedStory = NonNullable<ReturnType<typeof assemble>>;

interface Inspection {
  readonly loaded?: LoadedStory | undefined;
  /** Errors, then warnings, in the order of files and lines. */
  readonly problems: readonly Problem[];
  /** The paths of the published files in `public/`. */
  readonly published: readonly string[];
  readonly read?: InspectedParts;
}

export async function loadStory(...of: Parameters<typeof inspectStory>): Promise<LoadedStory> {
  const { loaded, problems } = await inspectStory(...of);
  if (!loaded) throw new StoryError(problems);
  return loaded;
}

/** Reads a story, checks each part and, if all are sound, all together; a translation reuses what `original` read. */
export async function inspectStory(files: StoryFolder, original?: Inspection): Promise<Inspection> {
  const unfit = unfitFolder(files);
  if (unfit) return { problems: [unfit], published: [] };
  const folder = original?.read
    ? { published: original.published, refused: [], problems: [] }
    : inspectFolder(files);
  if (folder.refused.length > 0) return { problems: folder.refused, published: [] };
  const read = original?.read ?? (await inspectParts(files));
  const { parts, problems: inEach } = translated(files, read);
  const inFiles = [...folder.problems, ...inEach];
  const canCheck = parts && inFiles.every(isWarning);
  const checked = canCheck && (await checkParts(files, parts, folder.published));
  const all = [...inFiles, ...(checked ? checked.problems : [])];
  const problems = ofEdition(files, inReadingOrder(read, parts?.files ?? files, all), parts);
  const isSound = checked && problems.every(isWarning);
  const loaded = isSound ? assemble(checked, editionsOf(files), problems) : undefined;
  return { loaded, problems, published: folder.published, read };
}

function unfitFolder({ folder: file, at }: StoryFolder): Problem | undefined {
  if (!existsSync(at(file)) || isFile(at(file))) {
    const remedy = 'Name the folder of a story after the command, or in STORY.';
    return { file, problem: 'there is no such folder.', remedy };
  }
  const problem = 'its path has a "#" or a "?", which would end the URLs of its files.';
  return /[#?]/.test(file) ? { file, problem, remedy: 'Rename the folder.' } : undefined;
}

function translated(files: StoryFolder, { sound, problems }: InspectedParts) {
  const parts = sound && { ...sound, files };
  if (!parts || !files.translation) return { parts, problems };
  const translation = translateParts(parts, files.translation);
  return { parts: translation.parts, problems: [...problems, ...translation.problems] };
}

/** Completes each part with what follows from others, and checks the parts together. */
async function checkParts(files: StoryFolder, parts: StoryParts, published: readonly string[]) {
  const measured = { ...parts, text: measuringIn(parts) };
  const complete = { ...measured, geometry: withStops(parts) };
  const shown = await inspectPictures(complete.files, complete.text);
  const problems = [
    ...shown.problems,
    ...checkStory(measured),
    ...(await checkFiles(complete)),
    ...(await checkPublished(files, published, parts.map.layers)),
  ];
  if (problems.every(isWarning)) problems.push(...checkCues(complete));
  return { ...complete, pictures: shown.pictures, problems };
}

/** Leaves warnings about the original's files to the original's report. */
function ofEdition({ translation }: StoryFiles, problems: readonly Problem[], parts?: StoryParts) {
  if (!translation) return problems;
  const files = [...Object.values(translation), ...(parts?.text.wordFiles ?? [])];
  return problems.filter((problem) => !isWarning(problem) || files.includes(problem.file));
}

/** Makes a text's words measure in the unit that the settings name. */
function measuringIn({ text, map }: StoryParts): StoryParts['text'] {
  if (map.settings.units !== 'mi') return text;
  const locale = inMiles(text.words.locale);
  return { ...text, words: { ...text.words, locale }, language: { ...text.language, locale } };
}

/** Lists the texts to translate, by file. @throws StoryError if the original has errors */
export async function textsToTranslate(files: StoryFolder) {
  const read = await inspectParts(files);
  if (!read.sound) throw new StoryError(inReadingOrder(read, files, read.problems));
  const named = featureNamesIn(read.sound.geometry, files.translation?.tag ?? '');
  const unnamed = (texts: readonly string[]) => texts.filter((text) => !Object.hasOwn(named, text));
  const { needed, places } = textsOf(read.sound);
  return { needed: mapValues(needed, unnamed), places: unnamed(places) };
}

function assemble(
  { text, map, problems: _, ...parts }: Awaited<ReturnType<typeof checkParts>>,
  editions: readonly Edition[],
  warnings: readonly Problem[],
) {
  const { meta, sections, cited, words, language } = text;
  const { files, geometry, streets, cover } = parts;
  const { layers, settings } = map;
  if (!meta) return undefined;
  const scenes = withMaxZooms(map.scenes, parts, layers);
  return {
    ...parts,
    ...map,
    story: { meta, sections, cited },
    words,
    language,
    scenes: markStops(scenes, layers),
    layers: completeLayers(layers, geometry, files, words),
    world: worldAround(scenes, settings.world, streets),
    shown: text.pictures,
    described: [
      ...describeLayers(layers, geometry),
      ...(streets ? [describeTiles('streets', streets.date)] : []),
      ...(cover ? [describeTiles('cover')] : []),
      ...describeHeights(parts.relief),
    ],
    editions,
    warnings,
  };
}

/** Locates problems by line and column, and sorts them: errors first, and each by file, from top to bottom. */
function inReadingOrder(read: InspectedParts, files: StoryFiles, all: readonly Problem[]) {
  const inJson = new Map<string, ReturnType<typeof jsonPositions>>();
  const positionOf = ({ file, line, path }: Problem): Partial<Position> => {
    const text = read.written[file];
    if (line !== undefined || path === undefined) return {};
    if (read.at[file]) return read.at[file](path);
    if (text === undefined) return {};
    return getOrMake(inJson, file, () => jsonPositions(text))(path);
  };
  const located = all.map((problem) => ({ ...problem, ...positionOf(problem) }));
  const once = new Map(located.map((problem) => [formatProblem(problem), problem]));
  const inOrder = (a: Problem, b: Problem): number =>
    Number(isWarning(a)) - Number(isWarning(b)) ||
    rank(a) - rank(b) ||
    a.file.localeCompare(b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0);
  const { folder, story, sources, scenes, layers, labels, settings, places } = files;
  const order = [folder, story, sources, scenes, layers, labels, settings, places];
  const rank = ({ file }: Problem): number => order.indexOf(file) + 1 || order.length + 1;
  return withoutFloods([...once.values()].sort(inOrder)).toSorted(inOrder);
}

const stopsOf = (layers: readonly LayerEntry[]) => layers.find((layer) => layer.kind === 'stops');

/** Adds the GeoJSON of numbered stops (the author's or the sections' places), joined by a line if the layer asks. */
function withStops({ files, text, map: { layers, scenes }, geometry }: StoryParts): GeometryFiles {
  const layer = stopsOf(layers);
  if (!layer) return geometry;
  const file = layerFile(files, layer.id);
  const { [file]: own, ...others } = geometry;
  const written = own === undefined ? undefined : summarizeCollection(own);
  const ofFile = written?.features.map(({ name: title, positions: [at] }) => ({
    id: Object.keys(scenes).find((id) => scenes[id]?.stops?.includes(title)),
    title,
    at,
  }));
  const stops = ofFile ?? text.sections.map(({ id, title }) => ({ id, title, at: scenes[id]?.at }));
  const places = stops.flatMap(({ at, ...stop }) => (at ? [{ ...stop, at: [...at] }] : []));
  const coordinates = places.map(({ at }) => at);
  const points = places.map(({ id, title, at }, i): LayerFeature => {
    const number = i + 1;
    const name = `${number}. ${title}`;
    const properties = { name, number, part: 'point' as const, ...(id && { day: id }) };
    return { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties };
  });
  const line: LayerFeature = {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { name: layer.label },
  };
  const hasLength = new Set(coordinates.map(String)).size > 1;
  const features = layer.joined && hasLength ? [line, ...points] : points;
  const metadata = written && { metadata: written.metadata ?? {} };
  const made = JSON.stringify({ type: 'FeatureCollection', ...metadata, features });
  return { ...others, ...(points.length > 0 && { [file]: made }) };
}

/** Makes each scene mark its section's stops, or none if the section has no place. */
function markStops(scenes: SceneSpecs, layers: readonly LayerEntry[]): SceneSpecs {
  const stops = stopsOf(layers)?.id;
  if (stops === undefined) return scenes;
  return mapValues(scenes, (scene, id): SceneSpec => {
    const read = scene.at || scene.stops ? id : '';
    return { ...scene, days: { ...scene.days, [stops]: [read, read] } };
  });
}
