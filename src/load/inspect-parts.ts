import type { Relief } from '../core/story/story-data.ts';
import { type InspectedCharts, inspectCharts } from './charts/read-charts.ts';
import type { StoryToCheck } from './check/check-story.ts';
import { checkLayerIds } from './check/check-text.ts';
import { idLike, isId } from './files/ids.ts';
import { readStoryFile } from './files/read-story-file.ts';
import { attempt, type Problem } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import { dataNames, drawFiles, type Origins } from './geometry/draw-files.ts';
import { type GeometryFiles, inspectGeojson, listedFiles } from './geometry/read-geometry.ts';
import {
  readLayerPictures,
  readRelief,
  readStreets,
  type StreetsFile,
} from './geometry/read-tiles.ts';
import { inspectMapData, type MapData, type Positions } from './schema/map-data.ts';
import { type Sources, sourcesRemedy, sourcesSchema } from './schema/sources.ts';
import { type InspectedStory, inspectStoryText } from './text/inspect-text.ts';
import { inspectYamlFile, soundEntries } from './yaml/read-yaml.ts';

/** The sound parts of a story. */
export interface InspectedParts {
  readonly files: StoryFiles;
  readonly text: InspectedStory | undefined;
  readonly sources: Sources | undefined;
  readonly map: Partial<MapData>;
  readonly ids: StoryToCheck['ids'];
  readonly charts: InspectedCharts;
  readonly relief: Relief;
  readonly streets?: StreetsFile | undefined;
  /** The files of the map that can be read, as they are drawn, and as they are written. */
  readonly geometry: GeometryFiles;
  readonly written: GeometryFiles;
  readonly origins: Origins;
  /** The files of the map that cannot be read. */
  readonly unread: readonly string[];
  /** What is wrong in each part by itself. */
  readonly problems: readonly Problem[];
  readonly at: Positions;
}

/** Reads the parts of a story and finds what is wrong in each by itself. */
export async function inspectParts(root: string, files: StoryFiles): Promise<InspectedParts> {
  const source = attempt(() => readStoryFile(root, files.folder, files.story));
  const text =
    source.value === undefined
      ? undefined
      : inspectStoryText(source.value, files.story, { root, folder: files.folder });
  const relief = attempt(() => readRelief(root, files));
  const streets = attempt(() => readStreets(root, files));
  const sources = inspectYamlFile(root, files.folder, files.sources, sourcesSchema, {
    absent: {},
    remedy: sourcesRemedy,
  });
  const map = inspectMapData(root, files);
  const charts = await inspectCharts(root, files.folder, files.charts);
  const shapes = inspectGeojson(root, files.folder, [
    files.geometry,
    files.places,
    ...Object.values(files.ground),
  ]);
  const layers = map.ids.layers?.map((id) => idLike(id) || id);
  const entries = map.sound.layers?.filter(({ id }) => isId(id));
  const named = [...(layers ?? []), ...dataNames(entries)];
  const listed = listedFiles(named, files);
  const isOurs = (file: string): boolean =>
    !layers || !file.startsWith(`${files.geometry}/`) || listed.includes(file);
  const ours = Object.entries(shapes.files).filter(([file]) => isOurs(file));
  const drawn = drawFiles(root, entries ?? [], Object.fromEntries(ours), files);
  const unread = shapes.problems.filter(({ file }) => isOurs(file));
  const pictures = entries && readLayerPictures(root, files, entries);
  const read = [source, relief, streets, text, sources, map, charts, pictures];
  return {
    files,
    text,
    sources: sources.value,
    map: {
      ...map.sound,
      ...(pictures && { layers: pictures.layers }),
    },
    ids: { ...map.ids, layers, sources: soundEntries(sources, sourcesSchema).ids },
    charts,
    relief: (map.sound.settings?.relief !== false && relief.value) || {},
    streets: streets.value,
    geometry: drawn.files,
    written: shapes.files,
    origins: drawn.origins,
    unread: [...unread.map(({ file }) => file), ...drawn.lacking],
    problems: [
      ...read.flatMap((part) => part?.problems ?? []),
      ...checkLayerIds(map.ids.layers ?? [], files.layers),
      ...unread,
      ...drawn.problems,
    ],
    at: { ...map.at, [files.sources]: sources.at },
  };
}
