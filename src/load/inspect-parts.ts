import { inspectCharts } from '../charts/read-charts.ts';
import type { StoryParts } from '../check/story-parts.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { attempt, isWarning } from '../files/story-error.ts';
import { checkCollection } from '../read/geometry/check-geojson.ts';
import { listedFiles, makeLayerFiles } from '../read/geometry/draw-files.ts';
import { inspectGeojson } from '../read/geometry/read-geometry.ts';
import { readLayerPictures, readRelief, readStreets } from '../read/geometry/read-tiles.ts';
import { checkLayerIds } from '../read/schema/ids.ts';
import { inspectMapData } from '../read/schema/map-data.ts';
import { sourcesRemedy, sourcesSchema } from '../read/schema/sources.ts';
import { inspectStoryText } from '../read/text/inspect-text.ts';
import { inspectYamlFile } from '../read/yaml/read-yaml.ts';

export type InspectedParts = Awaited<ReturnType<typeof inspectParts>>;

export async function inspectParts(files: StoryFolder) {
  const text = attempt(() => inspectStoryText(files.text(files.story), files.story, files));
  const relief = attempt(() => readRelief(files));
  const streets = attempt(() => readStreets(files));
  const sources = inspectYamlFile(files, files.sources, sourcesSchema, {
    absent: {},
    remedy: sourcesRemedy,
  });
  const map = inspectMapData(files);
  const layers = map.value?.layers;
  const charts = inspectCharts(files, files.charts);
  const shapes = inspectGeojson(files, [
    files.geometry,
    files.places,
    ...Object.values(files.ground),
  ]);
  const listed = listedFiles(layers ?? [], files);
  const isOurs = (file: string): boolean =>
    !layers || !file.startsWith(`${files.geometry}/`) || listed.includes(file);
  const ours = Object.entries(shapes.files).filter(([file]) => isOurs(file));
  const broken = ours.flatMap(([file, text]) => checkCollection(text, file));
  const isReadable = layers && broken.length === 0;
  const drawn = isReadable ? makeLayerFiles(layers, Object.fromEntries(ours), files) : undefined;
  const pictures = layers && readLayerPictures(files, layers);
  const read = [text, text.value, relief, streets, sources, map, charts, drawn, pictures];
  const problems = [
    ...read.flatMap((part) => part?.problems ?? []),
    ...checkLayerIds(layers?.map(({ id }) => id) ?? [], files.layers),
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
    sound,
    problems,
    at: { ...map.at, [files.sources]: sources.at },
    /** The map's files, as the author wrote them. */
    written: shapes.files,
  };
}
