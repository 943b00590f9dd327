import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { StopsLayer } from '../../style/kinds/stops.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import type { StoryParts } from '../inspect-parts.ts';
import type { LayerEntry } from '../schema/layers.ts';
import type { MapData } from '../schema/map-data.ts';
import type { GeometryFiles } from './read-geometry.ts';

/** The layer of the stops, where the story has one. */
const stopsOf = <L extends Pick<LayerEntry, 'kind'>>(layers: readonly L[]): L | undefined =>
  layers.find((layer) => kindOf(layer).fromScenes);

/**
 * The files of a story's map with that of its stops, as if its author had written it: a point for each section
 * that has a place, numbered in the order of the text, and the line that joins them.
 */
export function withStops({
  files,
  text,
  map,
  geometry,
}: Pick<StoryParts, 'files' | 'text' | 'map' | 'geometry'>): GeometryFiles {
  const layer = stopsOf(map.layers);
  if (!layer) return geometry;
  const file = layerFile(files, layer.id);
  const { [file]: _, ...others } = geometry;
  const places = text.sections.flatMap(({ id, title }) => {
    const at = map.scenes[id]?.at;
    return at ? [{ id, title, at: [...at] }] : [];
  });
  const coordinates = places.map(({ at }) => at);
  const points = places.map(
    ({ id, title, at }, i): LayerFeature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { name: `${i + 1}. ${title}`, number: i + 1, part: 'point', day: id },
    }),
  );
  const line: LayerFeature = {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { name: layer.label },
  };
  const hasLength = new Set(coordinates.map(String)).size > 1;
  const features = (layer as StopsLayer).joined && hasLength ? [line, ...points] : points;
  const made = JSON.stringify({ type: 'FeatureCollection', features });
  return { ...others, ...(points.length > 0 && { [file]: made }) };
}

/** Scenes that each mark the stop of their section, or none where it has no place. */
export function markStops(scenes: SceneSpecs, layers: readonly LayerEntry[]): SceneSpecs {
  const stops = stopsOf(layers)?.id;
  if (stops === undefined) return scenes;
  return Object.fromEntries(
    Object.entries(scenes).map(([id, scene]) => {
      const read = scene.at ? id : '';
      return [id, { ...scene, days: { ...scene.days, [stops]: [read, read] } }];
    }),
  );
}

/** Finds places that no layer of stops numbers, stops without a place, and a second layer of them. */
export function checkStops({ scenes, layers }: MapData, files: StoryFiles): Problem[] {
  const [first, ...others] = layers.filter((layer) => kindOf(layer).fromScenes);
  const places = Object.keys(scenes).filter((id) => scenes[id]?.at);
  const ofLayer = (id: string, ...fault: Fault): Problem[] =>
    problemsOf({ file: files.layers, path: [id], place: `layer "${id}"` }, [fault]);
  const ofScenes = (ids: readonly string[], fault: Fault, severity?: 'warning'): Problem[] =>
    ids.flatMap((id) => {
      const at = { file: files.scenes, path: [id, 'at'], place: `section "${id}"` };
      return problemsOf({ ...at, ...(severity && { severity }) }, [fault]);
    });
  if (!first) {
    const remedy = `Add one to ${files.layers}, of the kind "stops", or leave "at" out.`;
    return ofScenes(places, ['its place is not shown: there is no layer of stops.', remedy]);
  }
  const write = `Write "at: [longitude, latitude]" into the scenes of ${files.scenes} that are its stops.`;
  const unshown = `its place is a stop of "${first.id}", which the section does not show.`;
  const hidden = places.filter((id) => !scenes[id]?.layers[first.id]);
  return [
    ...(places.length > 0 ? [] : ofLayer(first.id, 'no scene has a place for it.', write)),
    ...others.flatMap(({ id }) =>
      ofLayer(id, `it would show the same stops as "${first.id}".`, 'Keep one of the two.'),
    ),
    ...ofScenes(hidden, [unshown, `Add "${first.id}" to its layers.`], 'warning'),
  ];
}
