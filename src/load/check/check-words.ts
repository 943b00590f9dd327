import { readRoute } from '../../core/route/route.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { KeptScene, SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { FactWords, ToldLayer, ToldWords } from '../../style/kinds/kind.ts';
import { buildKindOf, kindOf } from '../../style/kinds/kinds.ts';
import { gapNames } from '../../style/kinds/sentences.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type GeometryFiles, layerFeatures } from '../geometry/read-geometry.ts';
import type { Section } from '../text/read-sections.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

/** What cues are checked against. */
interface Known {
  readonly scenes: SceneSpecs;
  readonly kept: Readonly<Record<string, KeptScene>>;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  readonly files: Pick<StoryFiles, 'story' | 'geometry'>;
}

/** Finds cues, `[words]{on=layer}`, that the map cannot keep step with. */
export function checkCues(sections: readonly Section[], known: Known): Problem[] {
  return sections.flatMap(({ id, line, parts }) => {
    const cues = parts.flatMap((part) => (part.kind === 'prose' ? (part.cues ?? []) : []));
    const scene = known.scenes[id];
    const faults = cues.flatMap(({ layer, words }): Fault[] => {
      const kept = 'Write a scene for the section, or take the mark out.';
      const fault = known.kept[id]
        ? ['but the section keeps the map as it is.', kept]
        : scene && cueFault(layer, words, scene, known);
      return fault ? [[`"${words}" is marked {on=${layer}}, ${fault[0]}`, fault[1] ?? '']] : [];
    });
    return problemsOf({ file: known.files.story, line, place: `section "${id}"` }, faults);
  });
}

function cueFault(
  layer: string,
  words: string,
  scene: SceneSpec,
  { layers, geometry, files }: Known,
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
  return ['which has no stop of that name.', remedy];
}

/** Finds gaps in the layers' own words that nothing fills, which a reader would see. */
export const checkGaps = (
  layers: readonly ToldLayer[],
  words: ToldWords & FactWords,
  file: string,
): readonly Problem[] =>
  layers.flatMap((each) => {
    const { layer } = each;
    const gaps = new Set(wordsOf(each, words).match(/\{\w+\}/g) ?? []);
    const faults = [...gaps].map((gap): Fault => {
      const field = Object.entries(layer).find(([, text]) => String(text).includes(gap))?.[0];
      // A gap is filled in a field where it is not left in the words of a layer with that field alone.
      const filled = gapNames
        .map((name) => `{${name}}`)
        .filter((text) => {
          const only = { ...each, layer: { ...layer, ...(field && { [field]: text }) } };
          return field && !wordsOf(only, words).includes(text);
        });
      const remedy = `Take it out, or write another. ${suggestName(gap, filled)}`;
      return [`nothing fills the gap "${gap}" in its words.`, remedy, field ? [field] : [], gap];
    });
    return problemsOf({ file, path: [layer.id], place: `layer "${layer.id}"` }, faults);
  });

/** All words about a layer and its features. */
function wordsOf({ layer, ...rest }: ToldLayer, words: ToldWords & FactWords): string {
  const { facts } = kindOf(layer);
  const sentence = buildKindOf(layer.kind).sentence?.({ layer, ...rest }, words);
  const ofFeatures = rest.features.map((feature) => facts?.([feature], layer, words)?.fact);
  return [sentence, ...ofFeatures].join(' ');
}
