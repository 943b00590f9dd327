import type { Feature } from 'geojson';
import { mapValues } from '../core/map-values.ts';
import type { Problem } from '../files/story-error.ts';
import { type GroundPart, layerFile } from '../files/story-files.ts';
import { checkLayer } from '../read/geometry/check-geojson.ts';
import { problemOfOrigin } from '../read/geometry/draw-files.ts';
import { parseGeojson, summarizeCollection } from '../read/geometry/read-geometry.ts';
import { kindOf } from '../style/kinds/kinds.ts';
import { checkColors } from './check-colors.ts';
import { checkGround } from './check-ground.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkGaps, checkReferences, checkShown } from './check-references.ts';
import {
  checkLabels,
  checkPositions,
  checkScenes,
  shownBoxes,
  turnedFaults,
} from './check-scenes.ts';
import { checkStops } from './check-stops.ts';
import { checkCitations, checkIds, checkKept, checkSections } from './check-text.ts';
import type { StoryParts } from './story-parts.ts';

/** Finds the problems between a story's parts, and in the files of its map. */
export function checkStory(story: StoryParts): Problem[] {
  const { files, text, geometry, origins, map, sources, charts } = story;
  const { scenes, kept, layers, labels, settings } = map;
  const { sections, cited } = text;
  const ofCharts = Object.values(charts).flatMap(({ spec }) => spec.sources);
  const seen = mapValues(geometry, summarizeCollection);
  const places = seen[files.places];
  const shapes = (part: GroundPart): Feature[] =>
    parseGeojson(geometry[files.ground[part]] ?? '{"features":[]}').features;
  const ofLayers = Object.fromEntries(layers.map(({ id }) => [id, seen[layerFile(files, id)]]));
  const boxes = mapValues(ofLayers, (collection) => collection?.box);
  const ground = { ...story, ...map, places, land: seen[files.ground.land], ofLayers, shapes };
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
    const isMade = layer && !collection && kindOf(layer).fromScenes;
    const isOfLayers = file.startsWith(`${files.geometry}/`);
    const isKnown = layer !== undefined || !isOfLayers || file === files.places;
    return [
      ...(isMade ? [] : checkLayer(geometry[file], file, layer)),
      ...(collection && isOfLayers ? checkPositions(collection, file, windows) : []),
      ...((collection || isMade) && isKnown
        ? checkMetadata(collection?.metadata, file, files.layers, layer)
        : []),
    ];
  });
  return [
    ...checkIds(sections, Object.keys({ ...scenes, ...kept }), files),
    ...checkKept(sections, kept, files.scenes),
    ...checkSections(sections, layers.length > 0, files.story),
    ...checkCitations(cited, ofCharts, Object.keys(sources), files),
    ...checkScenes(scenes, layers, boxes, files.scenes, settings.world.closestZoom),
    ...checkReferences(story, names),
    ...(files.translation ? [] : [...checkShown(story), ...checkGround(framed, ground, files)]),
    ...checkLabels(labels, layers, windows, files.labels),
    ...checkGaps(layers, files.layers),
    ...checkColors(layers, Object.values(scenes), files.layers),
    ...[...checkStops(map, files, seen), ...ofFiles].map((problem) =>
      problemOfOrigin(problem, origins),
    ),
  ];
}
