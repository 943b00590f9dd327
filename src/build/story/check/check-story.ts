import type { Bounds } from '../../../core/camera/bounds.ts';
import type { InspectedCharts } from '../charts/read-charts.ts';
import type { Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import type { GeometryFiles } from '../geometry/read-geojson.ts';
import type { SoundMapData } from '../map-data.ts';
import type { Citation, Section } from '../text/story.ts';
import { checkLayer } from './geometry/check-layer.ts';
import { checkMetadata } from './geometry/check-metadata.ts';
import { readCollection, type SeenCollection } from './geometry/read-collection.ts';
import { checkColors } from './map/check-colors.ts';
import { checkGround } from './map/check-ground.ts';
import { checkLabels } from './map/check-labels.ts';
import { checkNames } from './map/check-names.ts';
import { checkLabelPositions, checkPositions } from './map/check-positions.ts';
import { boundsFaults, checkScenes, type Scenes } from './map/check-scenes.ts';
import { checkWorld } from './map/check-world.ts';
import { checkChartNames, checkCharts } from './text/check-charts.ts';
import { checkCitations } from './text/check-citations.ts';
import { checkIds } from './text/check-ids.ts';
import { checkSections } from './text/check-sections.ts';

/** What of the story is checked together, each part of it as far as it is sound. */
interface StoryToCheck {
  readonly files: StoryFiles;
  /** Its sections and citations, if it has a text. */
  readonly text?:
    | { readonly sections: readonly Section[]; readonly cited: readonly Citation[] }
    | undefined;
  /** The ids of its sources, if they are known. */
  readonly sources?: readonly string[] | undefined;
  readonly map: SoundMapData;
  /** The files of its map. */
  readonly geometry: GeometryFiles;
  readonly charts: Pick<InspectedCharts, 'charts' | 'names'>;
}

/** The same, with what follows from its parts together. */
interface StoryInView extends StoryToCheck {
  readonly scenes: Scenes;
  /** The files of the map as far as they can be read, by their names. */
  readonly seen: Readonly<Record<string, SeenCollection | undefined>>;
  /** The box around the shapes of each layer. */
  readonly boxes: Readonly<Record<string, Bounds>>;
  /** The scenes whose bounds are right, against which the rest is judged. */
  readonly framed: Scenes;
  /** Their bounds. */
  readonly windows: readonly Bounds[];
}

/** Every problem of a story's parts beside one another, and of the files of its map. */
export function checkStory(whole: StoryToCheck): Problem[] {
  const { files, map } = whole;
  const story = inView(whole);
  return [
    ...textProblems(whole),
    ...sceneProblems(story),
    ...(map.layers
      ? [
          ...checkLabels(map.labels, map.layers, files.labels),
          ...checkColors(map.layers, files.layers),
        ]
      : []),
    ...checkLabelPositions(map.labels, files.labels, story.windows),
    ...checkWorld(map.settings.world, files.settings, story.windows),
    ...fileProblems(story),
  ];
}

function inView(story: StoryToCheck): StoryInView {
  const { files, geometry, map } = story;
  const { scenes = {}, layers = [] } = map;
  const seen = Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => [file, readCollection(text)]),
  );
  const boxes = Object.fromEntries(
    layers.flatMap(({ id }): [string, Bounds][] => {
      const box = seen[layerFile(files, id)]?.box;
      return box ? [[id, box]] : [];
    }),
  );
  const framed = Object.fromEntries(
    Object.entries(scenes).filter(
      ([id, scene]) => boundsFaults(id, { [id]: scene }, { boxes }).length === 0,
    ),
  );
  const windows = Object.values(framed).flatMap(({ bounds }) => (bounds ? [bounds] : []));
  return { ...story, scenes, seen, boxes, framed, windows };
}

/** The text beside what it names. */
function textProblems({ files, text, sources, map, charts }: StoryToCheck): Problem[] {
  const layers = map.layers?.map(({ id }) => id);
  return [
    ...checkIds(text?.sections ?? [], text && map.scenes && Object.keys(map.scenes), layers, files),
    ...(text ? checkSections(text.sections, files.story) : []),
    ...(text && sources ? checkCitations(text.cited, sources, files) : []),
    ...(text ? checkCharts(text.sections, charts.names, files.story) : []),
    ...checkChartNames(charts.charts, sources, layers),
  ];
}

/** The scenes beside the layers and the ground. */
function sceneProblems({ files, map, scenes, seen, boxes, framed }: StoryInView): Problem[] {
  const closest = map.settings.world?.closestZoom;
  const places = seen[files.places];
  const names = places?.features.flatMap(({ name }) => name || []) ?? [];
  const land = seen[files.ground.land];
  return [
    ...checkScenes(scenes, { layers: map.layers, closest, boxes }, files.scenes),
    ...checkNames(scenes, names, files),
    ...checkGround(framed, { land, places }, files),
  ];
}

/** The files of the layers, the places and the ground. */
function fileProblems({ files, map, geometry, seen, windows }: StoryInView): Problem[] {
  const own = new Map(map.layers?.map((layer) => [layerFile(files, layer.id), layer]));
  const isOfLayers = (file: string): boolean => file.startsWith(`${files.geometry}/`);
  const isKnown = (file: string): boolean =>
    map.layers !== undefined || !isOfLayers(file) || file === files.places;
  return [...new Set([...own.keys(), ...Object.keys(geometry)])].flatMap((file) => {
    const layer = own.get(file);
    const collection = seen[file];
    return [
      ...checkLayer(geometry[file], file, layer),
      ...(collection && isOfLayers(file) ? checkPositions(collection, file, windows) : []),
      ...(collection && isKnown(file)
        ? checkMetadata(collection.metadata, file, files.layers, layer)
        : []),
    ];
  });
}
