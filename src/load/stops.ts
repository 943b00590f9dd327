import type { StoryParts } from '../check/story-parts.ts';
import { mapValues } from '../core/map-values.ts';
import type { SceneSpec, SceneSpecs } from '../core/story/scene-spec.ts';
import { layerFile } from '../files/story-files.ts';
import { type GeometryFiles, summarizeCollection } from '../read/geometry/read-geometry.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';

const stopsOf = (layers: readonly LayerEntry[]) => layers.find((layer) => layer.kind === 'stops');

/** Adds the GeoJSON of numbered stops (the author's or the sections' places), joined by a line if the layer asks. */
export function withStops({
  files,
  text,
  map: { layers, scenes },
  geometry,
}: Pick<StoryParts, 'files' | 'text' | 'map' | 'geometry'>): GeometryFiles {
  const layer = stopsOf(layers);
  if (!layer) return geometry;
  const file = layerFile(files, layer.id);
  const { [file]: own, ...others } = geometry;
  const written = own === undefined ? undefined : summarizeCollection(own);
  const ofFile = written?.features.map(({ name: title, positions: [at] }) => ({
    id: Object.keys(scenes).find((id) => scenes[id]?.stops?.includes(title)),
    title,
    at,
  }));
  const stops = ofFile ?? text.sections.map(({ id, title }) => ({ id, title, at: scenes[id]?.at }));
  const places = stops.flatMap(({ at, ...stop }) => (at ? [{ ...stop, at: [...at] }] : []));
  const coordinates = places.map(({ at }) => at);
  const points = places.map(({ id, title, at }, i): LayerFeature => {
    const number = i + 1;
    const name = `${number}. ${title}`;
    const properties = { name, number, part: 'point' as const, ...(id && { day: id }) };
    return { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties };
  });
  const line: LayerFeature = {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { name: layer.label },
  };
  const hasLength = new Set(coordinates.map(String)).size > 1;
  const features = layer.joined && hasLength ? [line, ...points] : points;
  const metadata = written && { metadata: written.metadata ?? {} };
  const made = JSON.stringify({ type: 'FeatureCollection', ...metadata, features });
  return { ...others, ...(points.length > 0 && { [file]: made }) };
}

/** Makes each scene mark its section's stops, or none if the section has no place. */
export function markStops(scenes: SceneSpecs, layers: readonly LayerEntry[]): SceneSpecs {
  const stops = stopsOf(layers)?.id;
  if (stops === undefined) return scenes;
  return mapValues(scenes, (scene, id): SceneSpec => {
    const read = scene.at || scene.stops ? id : '';
    return { ...scene, days: { ...scene.days, [stops]: [read, read] } };
  });
}
