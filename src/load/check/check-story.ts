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
import type { LayerEntry } from '../schema/layers.ts';
import type { MapData, MapIds } from '../schema/map-data.ts';
import type { InspectedText } from '../text/inspect-text.ts';
import { boundsFaults, checkWorld } from './check-bounds.ts';
import { checkColors, checkShades } from './check-colors.ts';
import { checkLayer } from './check-geojson.ts';
import { checkGround } from './check-ground.ts';
import { checkLabels } from './check-labels.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkLabelPositions, checkPositions } from './check-positions.ts';
import { checkNames, checkScenes } from './check-scenes.ts';
import {
  checkAboutMap,
  checkChartNames,
  checkCharts,
  checkCitations,
  checkIds,
  checkKept,
  checkSections,
} from './check-text.ts';

/** What of the story is checked together, each part of it if it is sound. */
export interface StoryToCheck {
  readonly files: StoryFiles;
  readonly text?: Pick<InspectedText, 'sections' | 'named' | 'cited' | 'problems'> | undefined;
  /** The entries of its scenes and layers that are sound, labels and settings if they are. */
  readonly map: Partial<MapData>;
  /** The ids of all entries, sound or not, of the files that can be read; of layers, as they must be written. */
  readonly ids: MapIds & { readonly sources?: readonly string[] | undefined };
  /** The files of its map, sound or not, as they are drawn. */
  readonly geometry: GeometryFiles;
  /** Where those come from that are not drawn as they are written. */
  readonly origins?: Origins;
  readonly charts: Pick<InspectedCharts, 'charts' | 'names'>;
  /** The streets of its towns, where it has any. */
  readonly streets?: StreetsFile | undefined;
}

/** Every problem of a story's parts beside one another, and of the files of its map. */
export function checkStory(story: StoryToCheck): Problem[] {
  return [...textProblems(story), ...mapProblems(story)];
}

/** The text beside what it names. */
function textProblems({ files, text, map, ids, charts }: StoryToCheck): Problem[] {
  const { scenes, layers, sources } = ids;
  const ofCharts = Object.values(charts.charts).flatMap(({ spec }) => spec.sources);
  return [
    ...checkIds(text?.sections ?? [], text && scenes, files, text?.named),
    ...checkKept(text?.sections ?? [], map.kept ?? {}, files.scenes),
    ...(text ? checkSections(text.sections, files.story) : []),
    ...(text && sources ? checkCitations(text.cited, ofCharts, sources, files) : []),
    ...(text?.problems.length === 0 && layers?.length
      ? checkAboutMap(text.sections, files.story)
      : []),
    ...(text ? checkCharts(text.sections, charts.names, files.story) : []),
    ...checkChartNames(charts.charts, sources, layers),
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
  const { scenes = {}, layers, labels = [], settings } = map;
  const seen = Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => [file, readCollection(text)]),
  );
  const places = seen[files.places];
  const boxes = Object.fromEntries(
    (layers ?? []).flatMap(({ id }): [string, Bounds][] => {
      const box = seen[layerFile(files, id)]?.box;
      return box ? [[id, box]] : [];
    }),
  );
  const framed = Object.fromEntries(
    Object.entries(scenes).filter(([, scene]) => boundsFaults(scene, [], boxes).length === 0),
  );
  const windows = Object.values(framed).map(({ bounds }) => bounds);
  const names = places?.features.flatMap(({ name }) => name || []) ?? [];
  const own = new Map(layers?.map((layer) => [layerFile(files, layer.id), layer]));
  const ofFiles = [...new Set([...own.keys(), ...Object.keys(geometry)])].flatMap((file) => {
    const collection = seen[file];
    const layer = own.get(file);
    const isOfLayers = file.startsWith(`${files.geometry}/`);
    const isMade = layer !== undefined && kindOf(layer).fromScenes;
    const isKnown = layer !== undefined || !isOfLayers || file === files.places;
    return [
      ...(isMade ? [] : checkLayer(geometry[file], file, layer)),
      ...(collection && isOfLayers && !isMade ? checkPositions(collection, file, windows) : []),
      ...(collection && isKnown
        ? checkMetadata(collection.metadata, file, files.layers, layer)
        : []),
    ].map((problem) => problemOfOrigin(problem, origins));
  });
  return [
    ...checkScenes(
      scenes,
      { layers, ids: ids.layers, closest: settings?.world.closestZoom, boxes },
      files.scenes,
    ),
    ...checkNames(scenes, names, files),
    ...checkStops(map, ids.layers, files),
    ...(files.translation
      ? []
      : checkGround(framed, { land: seen[files.ground.land], places, streets }, files)),
    ...(layers ? checkLabels(labels, layers, ids.layers ?? [], files.labels) : []),
    ...(layers ? checkColors(layers, files.layers) : []),
    ...checkShades(shadedIn(layers ?? [], geometry, origins, files), files.layers),
    ...checkLabelPositions(labels, files.labels, windows),
    ...checkWorld(settings?.world, files.settings, windows, ids.layers),
    ...ofFiles,
  ];
}

/** The layers that have values, with their classes. */
const shadedIn = (
  layers: readonly LayerEntry[],
  geometry: GeometryFiles,
  origins: Origins,
  files: StoryFiles,
): readonly LayerSpec[] =>
  layers.flatMap((layer) => {
    const isMade = origins[layerFile(files, layer.id)]?.features.length;
    const features = layer.values && isMade && layerFeatures(layer.id, geometry, files);
    return features ? { ...layer, ...shadesOf(layer, features, '') } : [];
  });
