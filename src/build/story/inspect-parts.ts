import type { Relief } from '../../core/story/story-data.ts';
import { type InspectedCharts, inspectCharts } from './charts/read-charts.ts';
import { readStoryFile } from './files/read-story-file.ts';
import { attempt, type Problem } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import { type GeometryFiles, inspectGeometry, isListed } from './geometry/read-geometry.ts';
import { readRelief } from './geometry/read-relief.ts';
import { inspectMapData, type MapData, type Positions } from './schema/map-data.ts';
import { type Sources, sourcesRemedy, sourcesSchema } from './schema/sources.ts';
import { type InspectedStory, inspectStoryText } from './text/inspect-text.ts';
import { inspectYamlFile } from './yaml/read-yaml.ts';

/** The parts of a story: each is whole, or absent where anything is wrong in it. */
export interface InspectedParts {
  readonly files: StoryFiles;
  readonly text: InspectedStory | undefined;
  readonly sources: Sources | undefined;
  readonly map: Partial<MapData>;
  readonly charts: InspectedCharts;
  readonly relief: Relief;
  /** The files of the map that can be read, and of the layers those that are drawn. */
  readonly geometry: GeometryFiles;
  /** The files of the map that are there and cannot be read. */
  readonly unread: readonly string[];
  /** What is wrong in each part by itself. */
  readonly problems: readonly Problem[];
  readonly at: Positions;
}

/** Reads the parts of a story and finds what is wrong in each by itself. */
export async function inspectParts(
  root: string,
  files: StoryFiles,
  languages: string | undefined,
): Promise<InspectedParts> {
  const source = attempt(() => readStoryFile(root, files.story));
  const text =
    source.value === undefined
      ? undefined
      : await inspectStoryText(source.value, files.story, languages);
  const relief = attempt(() => readRelief(root, files));
  const sources = inspectYamlFile(root, files.sources, sourcesSchema, {
    absent: {},
    remedy: sourcesRemedy,
  });
  const map = inspectMapData(root, files);
  const charts = await inspectCharts(root, files.charts);
  const shapes = await inspectGeometry(root, files);
  const isOurs = (file: string): boolean =>
    !map.sound.layers || isListed(file, map.sound.layers, files);
  const unread = shapes.problems.filter(({ file }) => isOurs(file));
  const read = [source, relief, text, sources, map, charts];
  return {
    files,
    text,
    sources: sources.value,
    map: map.sound,
    charts,
    relief: relief.value ?? {},
    geometry: Object.fromEntries(Object.entries(shapes.files).filter(([file]) => isOurs(file))),
    unread: unread.map(({ file }) => file),
    problems: [...read.flatMap((part) => part?.problems ?? []), ...unread],
    at: { ...map.at, [files.sources]: sources.at },
  };
}
