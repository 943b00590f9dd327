import { readRoute } from '../../core/route/route.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { gapNames } from '../../style/kinds/sentences.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { layerFile } from '../files/story-files.ts';
import { layerFeatures } from '../geometry/read-geometry.ts';
import type { StoryParts } from '../inspect-parts.ts';
import type { MapData } from '../schema/map-data.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

/** Finds cues, `[words]{on=layer}`, of sound parts that the map cannot keep step with. */
export function checkCues({ files, text, map, geometry }: StoryParts): Problem[] {
  return text.sections.flatMap(({ id, line, parts }) => {
    const cues = parts.flatMap((part) => (part.kind === 'prose' ? (part.cues ?? []) : []));
    const scene = map.scenes[id];
    const faults = cues.flatMap(({ layer, words }): Fault[] => {
      const kept = 'Write a scene for the section, or take the mark out.';
      const fault = map.kept[id]
        ? ['but the section keeps the map as it is.', kept]
        : scene && cueFault(layer, words, scene, { files, layers: map.layers, geometry });
      return fault ? [[`"${words}" is marked {on=${layer}}, ${fault[0]}`, fault[1] ?? '']] : [];
    });
    return problemsOf({ file: files.story, line, place: `section "${id}"` }, faults);
  });
}

function cueFault(
  layer: string,
  words: string,
  scene: SceneSpec,
  { layers, geometry, files }: Pick<StoryParts, 'geometry' | 'files'> & Pick<MapData, 'layers'>,
): Fault | undefined {
  const drawn = Object.keys({ ...scene.draw, ...scene.fade });
  const spec = layers.find(({ id }) => id === layer);
  const kind = spec && kindOf(spec);
  if (!drawn.includes(layer)) {
    const field = kind && !kind.drawsAlong && !kind.drawsByDay ? 'fade' : 'draw';
    const remedy = spec
      ? `Add "${field}: { ${layer}: [0, 1] }" to its scene, or take the mark out.`
      : suggestName(layer, drawn.length > 0 ? drawn : layers.map(({ id }) => id));
    return ['which the section does not draw.', remedy];
  }
  const features = kind?.drawsAlong && layerFeatures(layer, geometry, files);
  const stops = features ? readRoute(features).stops.map(({ name }) => name) : [words];
  if (stops.includes(words)) return undefined;
  const stop = `{ "name": "${words}", "lngLat": [longitude, latitude], "km": 0 }`;
  const remedy =
    stops.length > 0
      ? suggestName(words, stops)
      : `Add "stops": [${stop}] to the properties of its line in ${layerFile(files, layer)}, or take the mark out.`;
  return ['a route with no stop of that name.', remedy];
}

/** Finds gaps in the layers' own words that no kind fills, which a reader would see. */
export const checkGaps = (layers: readonly LayerSpec[], file: string): Problem[] =>
  layers.flatMap(({ id, ...fields }) => {
    const faults = Object.entries(fields).flatMap(([field, words]) => {
      const gaps = typeof words === 'string' ? (words.match(/\{\w+\}/g) ?? []) : [];
      return gaps
        .filter((gap) => !known.includes(gap))
        .map((gap): Fault => {
          const remedy = `Take it out, or write another. ${suggestName(gap, known)}`;
          return [`nothing fills the gap "${gap}" in its words.`, remedy, [field], gap];
        });
    });
    return problemsOf({ file, path: [id], place: `layer "${id}"` }, faults);
  });

const known = gapNames.map((name) => `{${name}}`);
