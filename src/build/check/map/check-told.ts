import type { FactWords, ToldLayer, ToldWords } from '../../../kinds/kind.ts';
import { kindOf } from '../../../kinds/kinds.ts';
import type { Problem } from '../../parse/story-error.ts';

/** Finds gaps in the layers' own words that nothing fills, which a reader would be shown. */
export function checkTold(
  layers: readonly ToldLayer[],
  words: ToldWords & FactWords,
  file: string,
): readonly Problem[] {
  return layers.flatMap((told) => {
    const { layer, features } = told;
    const { sentence, facts } = kindOf(layer);
    const said = [
      sentence?.(told, words),
      ...features.map((feature) => facts?.([feature], layer, words)?.fact),
    ];
    const gaps = new Set(said.flatMap((text) => text?.match(/\{\w+\}/g) ?? []));
    return [...gaps].map((gap) => ({
      file,
      path: [layer.id],
      place: `layer "${layer.id}"`,
      value: gap,
      problem: `nothing fills the gap "${gap}" in its words.`,
      remedy: `Take it out, or see src/kinds/${layer.kind} for the gaps that there are.`,
    }));
  });
}
