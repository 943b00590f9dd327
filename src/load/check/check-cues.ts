import { readRoute } from '../../core/route/route.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { KeptScene, SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type GeometryFiles, layerFeatures } from '../geometry/read-geometry.ts';
import type { Section } from '../text/read-sections.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

interface Known {
  readonly scenes: SceneSpecs;
  readonly kept: Readonly<Record<string, KeptScene>>;
  readonly layers: readonly LayerSpec[];
  /** The ids of all layers, those that are not sound among them. */
  readonly ids: readonly string[];
  readonly geometry: GeometryFiles;
  readonly files: Pick<StoryFiles, 'story' | 'geometry'>;
}

/**
 * Words that the map is to keep step with, `[words]{on=layer}`, where it cannot.
 *
 * @param known The scenes, layers and files that are sound.
 */
export function checkCues(sections: readonly Section[], known: Known): Problem[] {
  return sections.flatMap(({ id, line, parts }) => {
    const cues = parts.flatMap((part) => (part.kind === 'prose' ? (part.cues ?? []) : []));
    const scene = known.scenes[id];
    return cues.flatMap(({ layer, words }) => {
      const fault = known.kept[id]
        ? unmoved(layer, words)
        : scene && faultOf(layer, words, scene, known);
      return fault ? [{ file: known.files.story, line, place: `section "${id}"`, ...fault }] : [];
    });
  });
}

const unmoved = (layer: string, words: string): Pick<Problem, 'problem' | 'remedy'> => ({
  problem: `"${words}" is marked {on=${layer}}, but the section keeps the map as it is.`,
  remedy: 'Write a scene for the section, or take the mark out.',
});

function faultOf(
  layer: string,
  words: string,
  scene: SceneSpec,
  { layers, ids, geometry, files }: Known,
): Pick<Problem, 'problem' | 'remedy'> | undefined {
  const drawn = Object.keys({ ...scene.draw, ...scene.fade });
  const spec = layers.find(({ id }) => id === layer);
  if (!drawn.includes(layer)) {
    const problem = `"${words}" is marked {on=${layer}}, which the section does not draw.`;
    const kind = spec && kindOf(spec);
    const comes = kind && !kind.drawsAlong && !kind.drawsByDay ? 'fade' : 'draw';
    const remedy = ids.includes(layer)
      ? `Add "${comes}: { ${layer}: [0, 1] }" to its scene, or take the mark out.`
      : suggestName(layer, drawn.length > 0 ? drawn : ids);
    return { problem, remedy };
  }
  const features = spec && kindOf(spec).drawsAlong && layerFeatures(layer, geometry, files);
  if (!features) return undefined;
  const stops = readRoute(features).stops.map(({ name }) => name);
  if (stops.includes(words)) return undefined;
  const problem = `"${words}" is marked {on=${layer}}, which has no stop of that name.`;
  const stop = `{ "name": "${words}", "lngLat": [longitude, latitude], "km": 0 }`;
  const remedy =
    stops.length > 0
      ? suggestName(words, stops)
      : `Name its stops in ${layerFile(files, layer)}: "stops": [${stop}] in the properties of the line. Or take the mark out.`;
  return { problem, remedy };
}
