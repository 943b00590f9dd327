import { readRoute } from '../../../../core/route/route.ts';
import type { LayerSpec } from '../../../../core/story/layer-spec.ts';
import type { SceneSpec, SceneSpecs } from '../../../../core/story/scene-spec.ts';
import { kindOf } from '../../../../style/kinds/kinds.ts';
import type { Problem } from '../../files/story-error.ts';
import type { StoryFiles } from '../../files/story-files.ts';
import type { GeometryFiles } from '../../geometry/read-geojson.ts';
import { layerFeatures } from '../../geometry/read-geometry.ts';
import type { Section } from '../../text/story.ts';
import { suggestName } from '../../yaml/did-you-mean.ts';

interface Known {
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  readonly files: Pick<StoryFiles, 'story' | 'geometry'>;
}

/** Words that the map is to keep step with, `[words]{on=layer}`, where it cannot. The files of the layers must be sound. */
export function checkCues(sections: readonly Section[], known: Known): Problem[] {
  return sections.flatMap(({ id, line, parts }) => {
    const html = parts.map((part) => (part.kind === 'prose' ? part.html : '')).join('');
    const marked = html.matchAll(/<span data-on="([^"]+)">([^<]*)<\/span>/g);
    return [...marked].flatMap(([, layer = '', words = '']) => {
      const fault = faultOf(layer, words, known.scenes[id], known);
      return fault ? [{ file: known.files.story, line, place: `section "${id}"`, ...fault }] : [];
    });
  });
}

function faultOf(
  layer: string,
  words: string,
  scene: SceneSpec | undefined,
  { layers, geometry, files }: Known,
): Pick<Problem, 'problem' | 'remedy'> | undefined {
  const drawn = Object.keys({ ...scene?.draw, ...scene?.fade });
  if (!drawn.includes(layer)) {
    const problem = `"${words}" is marked {on=${layer}}, which the section does not draw.`;
    return { problem, remedy: suggestName(layer, drawn) };
  }
  const spec = layers.find(({ id }) => id === layer);
  const features = spec && kindOf(spec).drawsAlong && layerFeatures(layer, geometry, files);
  if (!features) return undefined;
  const stops = readRoute(features).stops.map(({ name }) => name);
  if (stops.includes(words)) return undefined;
  const problem = `"${words}" is marked {on=${layer}}, which does not call there.`;
  return { problem, remedy: suggestName(words, stops) };
}
