import type { Relief } from '../core/story/story-data.ts';
import { type Charts, inspectCharts } from './charts/read-charts.ts';
import { checkCollection } from './check/check-geojson.ts';
import { checkLayerIds } from './check/check-text.ts';
import { readStoryFile } from './files/own-file.ts';
import { attempt, isWarning } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import { drawFiles, listedFiles, type Origins } from './geometry/draw-files.ts';
import { type GeometryFiles, inspectGeojson } from './geometry/read-geometry.ts';
import {
  readLayerPictures,
  readRelief,
  readStreets,
  type StreetsFile,
} from './geometry/read-tiles.ts';
import { inspectMapData, type MapData } from './schema/map-data.ts';
import { type Sources, sourcesRemedy, sourcesSchema } from './schema/sources.ts';
import { type InspectedStory, inspectStoryText } from './text/inspect-text.ts';
import { inspectYamlFile } from './yaml/read-yaml.ts';

/** The parts of a story, each sound by itself. */
export interface StoryParts {
  readonly files: StoryFiles;
  readonly text: InspectedStory;
  readonly sources: Sources;
  readonly map: MapData;
  readonly charts: Charts;
  readonly relief: Relief;
  readonly streets?: StreetsFile | undefined;
  /** What covers the land at small scales. */
  readonly cover?: StreetsFile | undefined;
  /** The files of the map as they are drawn. */
  readonly geometry: GeometryFiles;
  readonly origins: Origins;
}

export type InspectedParts = Awaited<ReturnType<typeof inspectParts>>;

/** Reads the parts of a story and finds what is wrong in each by itself. */
export async function inspectParts(root: string, files: StoryFiles) {
  const { folder } = files;
  const text = attempt(() =>
    inspectStoryText(readStoryFile(root, folder, files.story), files.story, { root, folder }),
  );
  const relief = attempt(() => readRelief(root, files));
  const streets = attempt(() => readStreets(root, files));
  const sources = inspectYamlFile(root, folder, files.sources, sourcesSchema, {
    absent: {},
    remedy: sourcesRemedy,
  });
  const map = inspectMapData(root, files);
  const layers = map.value?.layers;
  const charts = inspectCharts(root, folder, files.charts);
  const shapes = inspectGeojson(root, folder, [
    files.geometry,
    files.places,
    ...Object.values(files.ground),
  ]);
  const ids = layers?.map(({ id }) => id) ?? [];
  const listed = listedFiles(layers ?? [], files);
  const isOurs = (file: string): boolean =>
    !layers || !file.startsWith(`${files.geometry}/`) || listed.includes(file);
  const ours = Object.entries(shapes.files).filter(([file]) => isOurs(file));
  const broken = ours.flatMap(([file, text]) => checkCollection(text, file));
  const drawn =
    layers && broken.length === 0
      ? drawFiles(root, layers, Object.fromEntries(ours), files)
      : undefined;
  const pictures = layers && readLayerPictures(root, files, layers);
  const read = [text, text.value, relief, streets, sources, map, charts, drawn, pictures];
  const problems = [
    ...read.flatMap((part) => part?.problems ?? []),
    ...checkLayerIds(ids, files.layers),
    ...shapes.problems.filter(({ file }) => isOurs(file)),
    ...broken,
  ];
  const sound: StoryParts | undefined =
    problems.every(isWarning) && text.value && sources.value && map.value && drawn && pictures
      ? {
          files,
          text: text.value,
          sources: sources.value,
          map: { ...map.value, layers: pictures.layers },
          charts: charts.charts,
          relief: (map.value.settings.relief !== false && relief.value) || {},
          ...streets.value,
          geometry: drawn.files,
          origins: drawn.origins,
        }
      : undefined;
  return {
    /** Undefined where an error is in one of them. */
    sound,
    problems,
    at: { ...map.at, [files.sources]: sources.at },
    /** The files of the map as they are written. */
    written: shapes.files,
  };
}
