import type { Bounds } from '../../core/camera/bounds.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { InspectedCharts } from '../charts/read-charts.ts';
import type { Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type Origins, problemOfOrigin } from '../geometry/draw-files.ts';
import { type GeometryFiles, layerFeatures, readCollection } from '../geometry/read-geometry.ts';
import type { StreetsFile } from '../geometry/read-tiles.ts';
import { shadesOf } from '../geometry/shades.ts';
import { checkStops } from '../geometry/stops.ts';
import type { MapData, MapIds } from '../schema/map-data.ts';
import type { InspectedText } from '../text/inspect-text.ts';
import { checkLabelPositions, checkPositions, checkWorld, turnedFaults } from './check-bounds.ts';
import { checkColors, checkShades } from './check-colors.ts';
import { checkLayer } from './check-geojson.ts';
import { checkGround } from './check-ground.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkLabels, checkNames, checkScenes, shownBoxes } from './check-scenes.ts';
import { checkCharts, checkCitations, checkIds, checkKept, checkSections } from './check-text.ts';

/** The sound parts of a story that are checked together. */
export interface StoryToCheck {
  readonly files: StoryFiles;
  readonly text?: Pick<InspectedText, 'sections' | 'named' | 'cited' | 'problems'> | undefined;
  readonly map: Partial<MapData>;
  /** The ids of all entries, sound or not, of the files that can be read; of layers, as they must be written. */
  readonly ids: MapIds & { readonly sources?: readonly string[] | undefined };
  /** The files of its map, sound or not, as they are drawn. */
  readonly geometry: GeometryFiles;
  /** Of files that are drawn otherwise than written. */
  readonly origins?: Origins;
  readonly charts: Pick<InspectedCharts, 'charts' | 'names'>;
  readonly streets?: StreetsFile | undefined;
}

/** The problems of a story's parts beside one another, and of the files of its map. */
export const checkStory = (story: StoryToCheck): Problem[] => [
  ...textProblems(story),
  ...mapProblems(story),
];

/** The text beside what it names. */
function textProblems({ files, text, map, ids, charts }: StoryToCheck): Problem[] {
  const { scenes, layers, sources } = ids;
  const sections = text?.sections ?? [];
  const ofCharts = Object.values(charts.charts).flatMap(({ spec }) => spec.sources);
  return [
    ...checkIds(sections, text && scenes, files, text?.named),
    ...checkKept(sections, map.kept ?? {}, files.scenes),
    ...checkSections(sections, text?.problems.length === 0 && !!layers?.length, files.story),
    ...(text && sources ? checkCitations(text.cited, ofCharts, sources, files) : []),
    ...checkCharts(sections, charts, { sources, layers }, files.story),
  ];
}

/** The scenes, layers and labels beside one another, beside the ground and in their files. */
function mapProblems({
  files,
  geometry,
  origins = {},
  map,
  ids,
  streets,
}: StoryToCheck): Problem[] {
  const { scenes = {}, layers = [], labels = [], settings } = map;
  const seen = Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => [file, readCollection(text)]),
  );
  const places = seen[files.places];
  const boxes = Object.fromEntries(
    layers.flatMap(({ id }): [string, Bounds][] => {
      const box = seen[layerFile(files, id)]?.box;
      return box ? [[id, box]] : [];
    }),
  );
  const framed = Object.fromEntries(
    Object.entries(scenes).filter(
      ([, scene]) => turnedFaults([scene.bounds], shownBoxes(scene, boxes)).length === 0,
    ),
  );
  const windows = Object.values(framed).map(({ bounds }) => bounds);
  const names = places?.features.flatMap(({ name }) => name || []) ?? [];
  const drawn = new Map(layers.map((layer) => [layerFile(files, layer.id), layer]));
  const ofFiles = [...new Set([...drawn.keys(), ...Object.keys(geometry)])].flatMap((file) => {
    const collection = seen[file];
    const layer = drawn.get(file);
    const isMade = layer !== undefined && kindOf(layer).fromScenes;
    const isOfLayers = file.startsWith(`${files.geometry}/`);
    const isKnown = layer !== undefined || !isOfLayers || file === files.places;
    return [
      ...(isMade ? [] : checkLayer(geometry[file], file, layer)),
      ...(collection && isOfLayers && !isMade ? checkPositions(collection, file, windows) : []),
      ...(collection && isKnown
        ? checkMetadata(collection.metadata, file, files.layers, layer)
        : []),
    ].map((problem) => problemOfOrigin(problem, origins));
  });
  const shaded = layers.flatMap((layer): LayerSpec[] => {
    const isMade = origins[layerFile(files, layer.id)]?.features.length;
    const features = layer.values && isMade && layerFeatures(layer.id, geometry, files);
    return features ? [{ ...layer, ...shadesOf(layer, features, '') }] : [];
  });
  const closest = settings?.world.closestZoom;
  return [
    ...checkScenes(scenes, { layers: map.layers, ids: ids.layers, closest, boxes }, files.scenes),
    ...checkNames(scenes, names, files),
    ...checkStops(map, ids.layers, files),
    ...(files.translation
      ? []
      : checkGround(framed, { land: seen[files.ground.land], places, streets }, files)),
    ...(map.layers ? checkLabels(labels, layers, ids.layers ?? [], files.labels) : []),
    ...checkColors(layers, files.layers),
    ...checkShades(shaded, files.layers),
    ...checkLabelPositions(labels, files.labels, windows),
    ...checkWorld(settings?.world ?? {}, files.settings, windows),
    ...ofFiles,
  ];
}
