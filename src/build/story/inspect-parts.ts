import type { Relief } from '../../core/story/story-data.ts';
import { type InspectedCharts, inspectCharts } from './charts/read-charts.ts';
import { readStoryFile } from './files/read-story-file.ts';
import { attempt, type Problem } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import { isListed, listedGeometry } from './geometry/listed-geometry.ts';
import type { GeometryFiles } from './geometry/read-geojson.ts';
import { inspectGeometry } from './geometry/read-geometry.ts';
import { readRelief } from './geometry/read-relief.ts';
import { type InspectedMapData, inspectMapData } from './map-data.ts';
import { type Sources, sourcesRemedy, sourcesSchema } from './schema/sources.ts';
import { type InspectedStory, inspectStoryText } from './text/inspect-story-text.ts';
import { type InspectedYaml, inspectYamlFile } from './yaml/read-yaml.ts';

/** The parts of a story, each as far as it could be read. */
export interface InspectedParts {
  readonly files: StoryFiles;
  readonly text: InspectedStory | undefined;
  readonly sources: InspectedYaml<Sources>;
  readonly map: InspectedMapData;
  readonly charts: InspectedCharts;
  readonly relief: Relief;
  readonly geometry: GeometryFiles;
  /** The files of the map that are there and cannot be read. */
  readonly unread: readonly string[];
  /** What is wrong in each by itself. */
  readonly problems: readonly Problem[];
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
    absent: '{}',
    remedy: sourcesRemedy,
  });
  const map = inspectMapData(root, files);
  const charts = await inspectCharts(root, files.charts);
  const { layers } = map.sound;
  const { files: shapes, problems: unreadable } = await inspectGeometry(root, files);
  const isOurs = ({ file }: Problem): boolean => !layers || isListed(file, layers, files);
  const unread = unreadable.filter(isOurs);
  return {
    files,
    text,
    sources,
    map,
    charts,
    relief: relief.value ?? {},
    geometry: layers ? listedGeometry(shapes, layers, files) : shapes,
    unread: unread.map(({ file }) => file),
    problems: [
      ...[source, relief, text, sources, map, charts].flatMap((part) => part?.problems ?? []),
      ...unread,
    ],
  };
}
