import type { Bounds } from '../../core/camera/bounds.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Problem } from '../files/story-error.ts';
import { layerFile } from '../files/story-files.ts';
import { problemOfOrigin } from '../geometry/draw-files.ts';
import { readCollection } from '../geometry/read-geometry.ts';
import { checkStops } from '../geometry/stops.ts';
import type { StoryParts } from '../inspect-parts.ts';
import { checkPositions, turnedFaults } from './check-bounds.ts';
import { checkColors } from './check-colors.ts';
import { checkLayer } from './check-geojson.ts';
import { checkGround } from './check-ground.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkReferences } from './check-references.ts';
import { checkLabels, checkScenes, shownBoxes } from './check-scenes.ts';
import { checkCitations, checkIds, checkKept, checkSections } from './check-text.ts';
import { checkGaps } from './check-words.ts';

/** The problems of a story's parts beside one another, and of the files of its map. */
export const checkStory = (story: StoryParts): Problem[] => [
  ...textProblems(story),
  ...mapProblems(story),
];

function textProblems({ files, text, map, sources, charts }: StoryParts): Problem[] {
  const { sections, cited } = text;
  const ofCharts = Object.values(charts).flatMap(({ spec }) => spec.sources);
  return [
    ...checkIds(sections, Object.keys({ ...map.scenes, ...map.kept }), files),
    ...checkKept(sections, map.kept, files.scenes),
    ...checkSections(sections, map.layers.length > 0, files.story),
    ...checkCitations(cited, ofCharts, Object.keys(sources), files),
  ];
}

/** The scenes, layers and labels beside one another, beside the ground and in their files. */
function mapProblems(story: StoryParts): Problem[] {
  const { files, geometry, origins, map, streets, relief } = story;
  const { scenes, layers, labels, settings } = map;
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
    const isMade = layer && !collection && kindOf(layer).fromScenes;
    const isOfLayers = file.startsWith(`${files.geometry}/`);
    const isKnown = layer !== undefined || !isOfLayers || file === files.places;
    return [
      ...(isMade ? [] : checkLayer(geometry[file], file, layer)),
      ...(collection && isOfLayers ? checkPositions(collection, file, windows) : []),
      ...((collection || isMade) && isKnown
        ? checkMetadata(collection?.metadata, file, files.layers, layer)
        : []),
    ].map((problem) => problemOfOrigin(problem, origins));
  });
  return [
    ...checkScenes(scenes, { layers, closest: settings.world.closestZoom, boxes }, files.scenes),
    ...checkReferences(story, names),
    ...checkStops(map, files, seen).map((problem) => problemOfOrigin(problem, origins)),
    ...(files.translation
      ? []
      : checkGround(
          framed,
          { land: seen[files.ground.land], places, streets, relief, layers },
          files,
        )),
    ...checkLabels(labels, layers, windows, files.labels),
    ...checkGaps(layers, files.layers),
    ...checkColors(layers, files.layers),
    ...ofFiles,
  ];
}
