import type { Bounds } from '../../core/camera/bounds.ts';
import type { InspectedCharts } from '../charts/read-charts.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import type { SoundLayer, SoundMapData } from '../parse/read-map-data.ts';
import type { Citation, Section } from '../parse/story.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import { checkChartNames, checkCharts } from './check-charts.ts';
import { checkCitations } from './check-citations.ts';
import { checkColors } from './check-colors.ts';
import { checkGround } from './check-ground.ts';
import { checkIds } from './check-ids.ts';
import { checkLabels } from './check-labels.ts';
import { checkLayer } from './check-layer.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkNames } from './check-names.ts';
import { checkLabelPositions, checkPositions } from './check-positions.ts';
import { checkScenes, type Scenes } from './check-scenes.ts';
import { checkSections } from './check-sections.ts';
import { checkWorld } from './check-world.ts';
import { readCollection, type SeenCollection } from './read-collection.ts';

/** What of the story is checked together, each part of it as far as it is sound. */
export interface StoryToCheck {
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

/** The files of the map as they can be looked at, by their names. */
type Seen = Readonly<Record<string, SeenCollection | undefined>>;

/** Every problem of a story's parts beside one another, and of the files of its map. */
export function checkStory(whole: StoryToCheck): Problem[] {
  const { files, map, geometry } = whole;
  const seen: Seen = Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => [file, readCollection(text)]),
  );
  const scenes = map.scenes ?? {};
  const windows = soundWindows(scenes, boxesOf(map, seen, files));
  return [
    ...textProblems(whole),
    ...sceneProblems(whole, seen),
    ...(map.layers
      ? [
          ...checkLabels(map.labels, map.layers, files.labels),
          ...checkColors(map.layers, files.layers),
        ]
      : []),
    ...checkLabelPositions(map.labels, files.labels, windows),
    ...checkWorld(map.settings.world, files.settings, windows),
    ...fileProblems(whole, seen, windows),
  ];
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
function sceneProblems({ files, map }: StoryToCheck, seen: Seen): Problem[] {
  const scenes = map.scenes ?? {};
  const boxes = boxesOf(map, seen, files);
  const closest = map.settings.world?.closestZoom;
  const places = seen[files.places];
  const names = places?.features.flatMap(({ name }) => name || []) ?? [];
  const land = seen[files.ground.land];
  return [
    ...checkScenes(scenes, { layers: map.layers, closest, boxes }, files.scenes),
    ...checkNames(scenes, names, files),
    ...checkGround(soundScenes(scenes, boxes), { land, places }, files),
  ];
}

/** The files of the layers, the places and the ground. */
function fileProblems(
  { files, map, geometry }: StoryToCheck,
  seen: Seen,
  windows: readonly Bounds[],
): Problem[] {
  const own = new Map<string, SoundLayer>(
    (map.layers ?? []).map((layer) => [`${files.geometry}/${layer.id}.geojson`, layer]),
  );
  const collections = new Set([...own.keys(), ...Object.keys(geometry)]);
  const isKnown = (file: string): boolean =>
    map.layers !== undefined || !file.startsWith(`${files.geometry}/`) || file === files.places;
  return [...collections].flatMap((file) => {
    const layer = own.get(file);
    const collection = seen[file];
    return [
      ...checkLayer(geometry[file], file, layer),
      ...(collection && file.startsWith(`${files.geometry}/`)
        ? checkPositions(collection, file, windows)
        : []),
      ...(collection && isKnown(file)
        ? checkMetadata(collection.metadata, file, files.layers, layer)
        : []),
    ];
  });
}

/** The box around the shapes of each layer. */
function boxesOf({ layers = [] }: SoundMapData, seen: Seen, files: StoryFiles) {
  return Object.fromEntries(
    layers.flatMap(({ id }): [string, Bounds][] => {
      const box = seen[`${files.geometry}/${id}.geojson`]?.box;
      return box ? [[id, box]] : [];
    }),
  );
}

/** The scenes without bounds that are wrong, beside which nothing can be judged. */
function soundScenes(scenes: Scenes, boxes: Readonly<Record<string, Bounds>>): Scenes {
  const faulty = (id: string): boolean =>
    checkScenes({ [id]: scenes[id] ?? {} }, { layers: undefined, boxes }, '').some(
      ({ path }) => path?.[1] === 'bounds',
    );
  return Object.fromEntries(Object.entries(scenes).filter(([id]) => !faulty(id)));
}

const soundWindows = (scenes: Scenes, boxes: Readonly<Record<string, Bounds>>): Bounds[] =>
  Object.values(soundScenes(scenes, boxes)).flatMap(({ bounds }) => (bounds ? [bounds] : []));
